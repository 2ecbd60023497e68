import { beforeEach, describe, expect, it } from 'vitest';
import { openDuckDB } from '../store/duckdb';
import { migrate } from '../store/migrate';
import { raw, sql, statement } from '../store/sql';
import type { Store } from '../store/store';
import { currentSeq, localPerson, makeChange, rehearseChange, verifyAudit } from './change';

let store: Store;
const actor = localPerson('test');
const head = { action: 'target.set', subject: 'on-time-delivery', at: new Date('2026-10-14T08:00:00Z') };

const setTarget = (target: number) =>
	makeChange(store, actor, head, async (db, seq) => {
		await db.exec(sql`insert into kpi_targets (kpi, valid_from, target, source, actor, added_seq)
			values ('on-time-delivery', cast('2026-01-01' as date), ${target}, 'contract', ${actor.name}, ${seq})`);
		return { result: seq, detail: { target } };
	});

beforeEach(async () => {
	store = await openDuckDB({ path: ':memory:' });
	await migrate(store);
});

describe('makeChange', () => {
	it('numbers changes one by one and writes one audit entry each', async () => {
		expect([await setTarget(0.95), await setTarget(0.96)]).toEqual([1, 2]);
		expect(await currentSeq(store)).toBe(2);
		expect(await store.query(sql`select seq, action, subject, actor from changes order by seq`)).toEqual([
			{ seq: 1, action: 'target.set', subject: 'on-time-delivery', actor: 'Local user' },
			{ seq: 2, action: 'target.set', subject: 'on-time-delivery', actor: 'Local user' }
		]);
		expect(await verifyAudit(store)).toEqual({ entries: 2, brokenAt: null });
	});

	it('keeps neither number nor entry of a change that fails', async () => {
		await expect(
			makeChange(store, actor, head, async () => {
				throw new Error('refused');
			})
		).rejects.toThrow('refused');
		expect(await currentSeq(store)).toBe(0);
		expect(await verifyAudit(store)).toEqual({ entries: 0, brokenAt: null });
	});
});

describe('rehearseChange', () => {
	it('answers as the real thing would and leaves no trace', async () => {
		const seen = await rehearseChange(await store.workspace(), async (db, seq) => {
			await db.exec(sql`insert into kpi_targets (kpi, valid_from, source, actor, added_seq)
				values ('x', cast('2026-01-01' as date), 's', 'a', ${seq})`);
			const rows = await db.query(sql`select kpi from kpi_targets`);
			return { result: { seq, rows: rows.length }, detail: {} };
		});
		expect(seen).toEqual({ seq: 1, rows: 1 });
		expect(await currentSeq(store)).toBe(0);
		expect(await store.query(sql`select * from kpi_targets`)).toEqual([]);
	});
});

describe('verifyAudit', () => {
	const tampering: [string, string, number][] = [
		['an altered entry', `update audit_log set detail = '{"target":0.5}' where entry_id = 2`, 2],
		['a removed entry', 'delete from audit_log where entry_id = 2', 2],
		['the last entry removed', 'delete from audit_log where entry_id = 3', 3],
		['two entries exchanged', 'update audit_log set entry_id = case entry_id when 1 then 2 when 2 then 1 else 3 end', 1]
	];

	it.each(tampering)('finds %s', async (_, text, brokenAt) => {
		for (const target of [0.9, 0.95, 0.96]) await setTarget(target);
		// The engine checks the primary key row by row; the exchange goes through a copy.
		await store.exec(statement(raw('create table loose as select * from audit_log')));
		await store.exec(statement(raw(text.replaceAll('audit_log', 'loose'))));
		await store.exec(statement(raw('drop table audit_log')));
		await store.exec(statement(raw('alter table loose rename to audit_log')));
		expect((await verifyAudit(store)).brokenAt).toBe(brokenAt);
	});

	it.each([
		["update changes set reason = 'forged' where seq = 2", 2],
		["update changes set actor = 'somebody else' where seq = 1", 1],
		['delete from changes where seq = 3', 3],
		['insert into changes select 4, made_at, actor, action, subject, reason from changes where seq = 1', 4]
	])('holds the changes against the chain: %s', async (text, brokenAt) => {
		for (const target of [0.9, 0.95, 0.96]) await setTarget(target);
		await store.exec(statement(raw(text)));
		expect((await verifyAudit(store)).brokenAt).toBe(brokenAt);
	});
});
