import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import { emptyStore, folder, importText, refusalOf } from './import.fixture';

/** Everything an import may leave behind, counted. */
async function contents(store: Awaited<ReturnType<typeof emptyStore>>): Promise<unknown> {
	return store.query(sql`select (select value from counters where name = 'change') as seq,
		(select value from counters where name = 'import') as import_no,
		(select count(*) from imports) as imports, (select count(*) from import_issues) as issues,
		(select count(*) from import_rejects) as rejects, (select count(*) from import_cells) as cells,
		(select count(*) from mentions) as mentions, (select count(*) from key_forms) as forms,
		(select count(*) from deliveries) + (select count(*) from defects) + (select count(*) from complaints)
			+ (select count(*) from volumes) as facts, (select count(*) from audit_log) as entries`);
}

const defects = 'Defect ID,Date,Defect type,Severity,Quantity,Cost\n';
const complaints = 'Complaint ID,Received date,Closed date\n';

const REFUSED: [what: string, text: string, request: ImportRequest, code: string, question?: string][] = [
	['an empty file', '', { kind: 'defects' }, 'empty_file'],
	['a header only', defects, { kind: 'defects' }, 'no_data_rows'],
	['a missing column', 'Defect ID,Date\nD-1,2026-01-01\n', { kind: 'defects' }, 'missing_required_column'],
	[
		'only bad rows',
		`${defects}D-1,never,Scratch,minor,1,\nD-2,2026-01-01,Scratch,minor,-1,\n`,
		{ kind: 'defects' },
		'too_many_errors'
	],
	['days of no order', `${complaints}C-1,03/04/2026,\n`, { kind: 'complaints' }, 'question', 'date_order'],
	[
		'amounts of no sign',
		`${defects}D-1,2026-01-01,Scratch,minor,1,"1,234"\n`,
		{ kind: 'defects' },
		'question',
		'number_format'
	],
	[
		'replacing without months',
		`${complaints}C-1,2026-01-01,\n`,
		{ kind: 'complaints', mode: 'replace' },
		'question',
		'replace_scope'
	],
	[
		'a data date to come',
		`${complaints}C-1,2026-01-01,\n`,
		{ kind: 'complaints', dataDate: '2026-11-23' },
		'invalid_data_date'
	],
	[
		'a key form nobody knows',
		'Order,Promised date\nA,2026-01-01\n',
		{ kind: 'deliveries', keyForm: 'x' },
		'invalid_key_form'
	],
	[
		'a key form without its column',
		'Order,Promised date\nA,2026-01-01\n',
		{ kind: 'deliveries', keyForm: 'line' },
		'invalid_key_form'
	]
];

test.each(REFUSED)('%s: nothing is stored', async (_, text, request, code, question) => {
	const store = await emptyStore();
	const before = await contents(store);
	const refusal = await refusalOf(importText(store, text, request));
	expect(refusal.code).toBe(code);
	if (question) expect(refusal.detail).toMatchObject({ question });
	expect(await contents(store)).toEqual(before);
});

test('a file without one good row says why, row by row', async () => {
	const store = await emptyStore();
	const text = `${defects}D-1,2026-01-01,Scratch,banana,1,\nD-2,,Scratch,minor,two,\n`;
	const { status, detail } = await refusalOf(importText(store, text, { kind: 'defects' }));
	expect(status).toBe(422);
	expect(detail).toMatchObject({
		rows: { read: 2, accepted: 0, rejected: 2 },
		issues: [
			{ line: 2, field: 'severity', code: 'unknown_severity', severity: 'error', value: 'banana' },
			{ line: 3, field: 'date', code: 'missing_value', severity: 'error', value: null },
			{ line: 3, field: 'quantity', code: 'bad_number', severity: 'error', value: 'two' }
		]
	});
	expect((detail.issueGroups as { code: string }[]).map((group) => group.code).sort()).toEqual([
		'bad_number',
		'missing_value',
		'unknown_severity'
	]);
});

test('a question is answered by a parameter, and the same call goes on', async () => {
	const store = await emptyStore();
	const text = `${complaints}C-1,03/04/2026,05/06/2026\n`;
	const answer = await importText(store, text, { kind: 'complaints', dateOrder: 'dmy' });
	expect(answer.reading.dateOrder).toMatchObject({ received_date: 'dmy', closed_date: 'dmy' });
	expect(await store.query(sql`select received_date, closed_date from complaints`)).toEqual([
		{ receivedDate: '2026-04-03', closedDate: '2026-06-05' }
	]);
});

test('a dry run tells what a commit would, and stores nothing', async () => {
	const store = await emptyStore();
	const text = `${complaints}C-1,2026-03-04,2026-03-10\n`;
	const before = await contents(store);
	const dry = await importText(store, text, { kind: 'complaints', dryRun: true });
	expect(await contents(store)).toEqual(before);
	expect(dry).toMatchObject({ id: null, status: 'dry_run', seq: dry.baseSeq });
	const real = await importText(store, text, { kind: 'complaints' });
	expect({ ...real, id: null, status: 'dry_run', seq: dry.seq }).toEqual(dry);
	expect(dry.effect.length).toBeGreaterThan(0);
});

test('an import that is broken off leaves nothing, whenever that is', async () => {
	const store = await emptyStore();
	const rows = Array.from({ length: 4000 }, (_, n) => `C-${n},2026-03-${10 + (n % 20)},`).join('\n');
	const before = await contents(store);
	let finished = 0;
	for (const delay of [0, 2, 5, 10, 20, 40, 60, 80, 120]) {
		const stop = new AbortController();
		const timer = setTimeout(() => stop.abort(), delay);
		const call = importText(store, `${complaints}${rows}\n`, { kind: 'complaints', dryRun: true }, undefined, {
			signal: stop.signal
		});
		await call.then(
			() => finished++,
			() => undefined
		);
		clearTimeout(timer);
		expect(await contents(store), `after ${delay} ms`).toEqual(before);
	}
	expect(finished).toBeLessThan(9);
	const answer = await importText(store, `${complaints}${rows}\n`, { kind: 'complaints' });
	expect(answer.rows.added).toBe(4000);
});

test('a failure in the last step of the transaction leaves the store as it was', async () => {
	const store = await emptyStore();
	const before = await contents(store);
	await store.exec(sql`alter table imports rename column effect to effect_gone`);
	await expect(importText(store, `${complaints}C-1,2026-03-04,\n`, { kind: 'complaints' })).rejects.toThrow();
	await store.exec(sql`alter table imports rename column effect_gone to effect`);
	expect(await contents(store)).toEqual(before);
});

test('no file of the import stays behind', async () => {
	const store = await emptyStore();
	await importText(store, `${complaints}"C-1","2026-03-04",\n`, { kind: 'complaints' });
	await refusalOf(importText(store, `${complaints}"C-1","never",\n`, { kind: 'complaints' }));
	expect(readdirSync(folder).filter((name) => !/^upload-\d+\.csv$/.test(name))).toEqual([]);
});
