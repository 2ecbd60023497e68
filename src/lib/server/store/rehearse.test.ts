import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDuckDB } from './duckdb';
import { sql } from './sql';
import type { Db, Store, Workspace } from './store';

const ROWS = 200_000;
const STEPS = 6;
let folder: string;
let store: Store;
let work: Workspace;
let ends: AbortController;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'verdict-rehearse-'));
	store = await openDuckDB({ path: join(folder, 'store.duckdb') });
	await store.exec(sql`create table counters (name varchar primary key, value bigint)`);
	await store.exec(sql`insert into counters values ('change', 0)`);
	await store.exec(sql`create table facts as
		select 'k' || n as row_key, n as amount, cast(null as bigint) as removed_seq from range(${ROWS}) t(n)`);
	ends = new AbortController();
	work = await store.workspace(ends.signal);
	await work.exec(
		sql`create temp table staged as select 'k' || (2 * n) as row_key, n as amount from range(${ROWS}) t(n)`
	);
	await work.exec(sql`create temp table found (code varchar)`);
});

afterEach(async () => {
	await work.close();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

/** What an import does to the store, in small: every row it concerns is changed. `onstep` is told before each statement. */
async function settle(db: Db, onstep: (step: number) => void = () => {}) {
	onstep(0);
	const [next] = await db.query<{ seq: number }>(
		sql`update counters set value = value + 1 where name = 'change' returning value as seq`
	);
	const seq = next?.seq ?? 0;
	onstep(1);
	await work.exec(sql`create temp view incoming as select * from staged`);
	await db.exec(sql`create or replace temp table gone (row_key varchar)`);
	onstep(2);
	await db.exec(sql`insert into found values ('once')`);
	onstep(3);
	await db.exec(sql`update facts set removed_seq = ${seq} where removed_seq is null
		and row_key in (select row_key from incoming)`);
	onstep(4);
	await db.exec(sql`insert into facts select row_key, amount, null from incoming`);
	onstep(5);
	const [row] = await db.query(sql`select count(*) as rows, sum(amount) as amount,
		(select count(*) from found) as found from (select * from facts where removed_seq is null order by row_key)`);
	return { seq, ...row };
}

const contents = () =>
	store.query(sql`select (select value from counters) as seq, count(*) as rows, sum(amount) as amount,
		count(removed_seq) as removed from facts`);

/** A small change of rows that the rehearsal changes too. */
const change = (n: number) =>
	store.write(async (db) => {
		await db.exec(sql`update counters set value = value + 1 where name = 'change'`);
		await db.exec(sql`update facts set amount = amount + 1 where row_key = ${`k${2 * n}`}`);
	});

describe('a rehearsal', () => {
	it('answers as the real thing would, and leaves the store and the workspace as they were', async () => {
		const before = await contents();
		const first = await work.rehearse((db) => settle(db));
		expect(first).toMatchObject({ seq: 1, rows: 1.5 * ROWS, found: 1 });
		expect(await contents()).toEqual(before);
		expect(await work.rehearse((db) => settle(db))).toEqual(first);
		expect(await work.write((db) => settle(db))).toEqual(first);
	});

	it('neither holds up a writer nor lets it fail, and is right behind it', async () => {
		const writers: Promise<void>[] = [];
		let [begun, waits] = [0, 0];
		const rehearse = (db: Db) => {
			// A writer comes during the first step of the first run, the second step of the second, and so on.
			const due = begun++;
			return settle(db, (step) => step === due && writers.push(wait(3).then(() => change(due))));
		};
		const rehearsed = await work.rehearse(rehearse, () => waits++);
		await Promise.all(writers);
		expect({ begun, waits, writers: writers.length }).toEqual({ begun: STEPS + 1, waits: STEPS, writers: STEPS });
		expect(rehearsed).toMatchObject({ seq: STEPS + 1, rows: 1.5 * ROWS, found: 1 });
		expect(await work.write((db) => settle(db))).toEqual(rehearsed);
	});

	it('ends at once when nobody wants it any more, and the store stays usable', async () => {
		const before = await contents();
		const rehearsed = work.rehearse((db) => settle(db));
		await wait(100);
		ends.abort(new Error('enough'));
		await expect(rehearsed).rejects.toThrow(/enough|interrupt/i);
		await expect(work.query(sql`select 1`)).rejects.toThrow('enough');
		expect(await contents()).toEqual(before);
		await change(1);
	});

	it('does not outlive the store', async () => {
		const other = await openDuckDB({ path: ':memory:' });
		const own = await other.workspace();
		await other.exec(sql`create table things as select n from range(3000000) t(n)`);
		const rehearsed = own.rehearse((db) =>
			db.query(sql`select count(*) from (select distinct a.n + b.n
			from things a, things b limit 100000000)`)
		);
		await wait(50);
		await other.close();
		await expect(rehearsed).rejects.toMatchObject({ kind: 'cancelled' });
	});
});
