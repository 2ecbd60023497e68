import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { getImport, importIssues, importRows, importRowsCsv, listImports, rejectedCsv } from './history';
import { actor, emptyStore, importText, NOON, refusalOf } from './import.fixture';
import { undoImport } from './undo';

const PAGE = { limit: 100, offset: 0 };
const COMPLAINTS = 'Complaint ID,Received date,Closed date,Site';
const complaints: ImportRequest = { kind: 'complaints' };

const textOf = async (parts: AsyncIterable<string>): Promise<string> => {
	let text = '';
	for await (const part of parts) text += part;
	return text;
};
const lines = async (parts: AsyncIterable<string>): Promise<string[]> => (await textOf(parts)).trimEnd().split('\r\n');

test('an import is found again as it was answered', async () => {
	const store = await emptyStore();
	const text = `${COMPLAINTS},Notes\nC-1,2026-09-01,,Ulm,x\nC-2,never,,Ulm,y\n`;
	const answer = await importText(store, text, { ...complaints, name: 'october.csv', reason: 'monthly' });
	expect(await getImport(store, answer.id ?? 0)).toEqual(answer);
	expect(answer).toMatchObject({ name: 'october.csv', reason: 'monthly', unmapped: ['Notes'] });
	const second = await importText(store, 'Month,Site,Units shipped\n2026-08,Ulm,3\n', { kind: 'volumes' });
	const all = await listImports(store, PAGE);
	expect(all.total).toBe(2);
	expect(all.imports.map((one) => one.id)).toEqual([second.id, answer.id]);
	expect((await listImports(store, { kind: 'complaints', ...PAGE })).imports.map((one) => one.id)).toEqual([answer.id]);
	expect((await listImports(store, { limit: 1, offset: 1 })).imports.map((one) => one.id)).toEqual([answer.id]);
	await undoImport(store, actor, answer.id ?? 0, NOON);
	expect(await getImport(store, answer.id ?? 0)).toEqual({
		...answer,
		...{ status: 'undone', undoneAt: NOON.toISOString(), undoneBy: 'Petra' }
	});
});

test('every issue is kept and can be paged, the answer has the first thousand', async () => {
	const store = await emptyStore();
	const bad = Array.from({ length: 1200 }, (_, n) => `B-${n},never,,Ulm`).join('\n');
	const answer = await importText(store, `${COMPLAINTS}\nC-1,2026-09-01,,Ulm\n${bad}\n`, complaints);
	expect(answer.issues).toHaveLength(1000);
	expect(answer.issueGroups).toEqual([
		{
			...{ code: 'bad_date', field: 'received_date', severity: 'error', count: 1200, examples: ['never'] },
			...{ lines: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], suggestions: [] }
		}
	]);
	const page = await importIssues(store, answer.id ?? 0, { limit: 2, offset: 1199 });
	expect(page.total).toBe(1200);
	expect(page.issues.map((issue) => issue.line)).toEqual([1202]);
	expect(page.issues[0]?.message).toContain('never');
});

test('rejected rows come back as they stood, with their reasons, and no cell that a spreadsheet would run', async () => {
	const store = await emptyStore();
	const text = `Beschwerde;Complaint ID;Received date;Site\n"=1+1";C-1;never;"a;b"\n-5;C-2;2026-09-01;Ulm\n@x;C-3;;Ulm\nshort\n`;
	const answer = await importText(store, text, complaints);
	expect(await lines(await rejectedCsv(store, answer.id ?? 0))).toEqual([
		'Beschwerde,Complaint ID,Received date,Site,line,field,reason,import',
		"'=1+1,C-1,never,a;b,2,received_date,Received date cannot be read,1",
		"'@x,C-3,,Ulm,4,received_date,Received date is empty,1",
		'short,,,,5,,Row is too short,1'
	]);
});

test('rejected rows of a clean file keep their cells and lines too', async () => {
	const store = await emptyStore();
	const rows = Array.from({ length: 5000 }, (_, n) => `C-${n},${n % 1000 === 7 ? 'x' : '2026-09-01'},,Ulm`).join('\n');
	const answer = await importText(store, `${COMPLAINTS}\n${rows}\n`, complaints);
	const rejected = await lines(await rejectedCsv(store, answer.id ?? 0));
	expect(rejected.slice(1, 3)).toEqual([
		'C-7,x,,Ulm,9,received_date,Received date cannot be read,1',
		'C-1007,x,,Ulm,1009,received_date,Received date cannot be read,1'
	]);
	expect(rejected).toHaveLength(6);
});

test('mended rows fit in, and keep the data date of their origin', async () => {
	const store = await emptyStore();
	const head = 'Order ID,Product,Site,Promised date,Delivered date';
	const text = `${head}\nA,P,Ulm,2026-11-02,2026-11-03\nB,P,Ulm,2026-11-02,never\n`;
	const origin = await importText(store, text, { kind: 'deliveries' }, new Date('2026-11-10T12:00:00'));
	expect(origin.dataDate).toBe('2026-11-10');
	const mended = (await textOf(await rejectedCsv(store, origin.id ?? 0))).replace('never', '2026-11-04');
	const answer = await importText(store, mended, { kind: 'deliveries' }, NOON);
	expect(answer.rows).toMatchObject({ read: 1, accepted: 1, added: 1 });
	expect(answer.dataDate).toBe('2026-11-10');
	expect(answer.issues).toEqual([]);
});

test('the accepted rows say what each did', async () => {
	const store = await emptyStore();
	const first = await importText(store, `${COMPLAINTS}\nC-1,2026-09-01,,Ulm\nC-2,2026-09-01,,Ulm\n`, complaints);
	const text = `${COMPLAINTS}\nC-2,2026-09-01,2026-09-05,Ulm\nbad,,,Ulm\nC-1,2026-09-01,,Ulm\nC-3,2026-09-02,,Ulm\n`;
	const second = await importText(store, text, complaints);
	const rows = async (id: number | null) =>
		(await importRows(store, id ?? 0, PAGE)).rows.map((row) => [
			row.file_line,
			row.complaint_id,
			row.closed_date,
			row.change
		]);
	const expected = [
		[2, 'C-2', '2026-09-05', 'changed'],
		[4, 'C-1', null, 'unchanged'],
		[5, 'C-3', null, 'added']
	];
	expect(await rows(second.id)).toEqual(expected);
	expect((await importRows(store, second.id ?? 0, PAGE)).total).toBe(3);
	await undoImport(store, actor, first.id ?? 0, NOON);
	expect(await rows(second.id)).toEqual(expected);
	expect(await rows(first.id)).toEqual([
		[2, 'C-1', null, 'added'],
		[3, 'C-2', null, 'added']
	]);
	await undoImport(store, actor, second.id ?? 0, NOON);
	expect(await rows(second.id)).toEqual(expected);
	const csv = await lines(await importRowsCsv(store, second.id ?? 0));
	expect(csv[0]).toMatch(/^complaint_id,received_date,.*,file_line,change,attributes$/);
	expect(csv[1]).toMatch(/^C-2,2026-09-01,.*,2,changed,$/);
	expect(csv).toHaveLength(4);
});

test('all accepted rows come as CSV once, in the order of the file, however many', async () => {
	const store = await emptyStore();
	const rows = Array.from({ length: 12_001 }, (_, n) => `C-${n},2026-09-01,,Ulm`);
	const { id } = await importText(store, `${COMPLAINTS}\n${rows.join('\n')}\n`, complaints);
	const csv = (await lines(await importRowsCsv(store, id ?? 0))).slice(1);
	expect(csv.map((line) => line.split(',')[0])).toEqual(rows.map((row) => row.split(',')[0]));
});

test('a row of volumes comes back as one row', async () => {
	const store = await emptyStore();
	const head = 'Month,Site,Units inspected,Units shipped,Revenue';
	await importText(store, `${head}\n2026-08,Ulm,5,4,10.5\n2026-09,Ulm,6,,\n`, { kind: 'volumes' });
	const text = `${head}\n2026-08,Ulm,5,4,10.50\n2026-09,Ulm,6,7,\n2026-10,Ulm,1,,\n`;
	const { id, rows } = await importText(store, text, { kind: 'volumes' });
	expect(rows).toMatchObject({ accepted: 3, added: 1, changed: 1, unchanged: 1 });
	const back = (await importRows(store, id ?? 0, PAGE)).rows;
	expect(back.map((row) => [row.file_line, row.units_inspected, row.units_shipped, row.revenue, row.change])).toEqual([
		[2, 5, 4, 10.5, 'unchanged'],
		[3, 6, 7, null, 'changed'],
		[4, 1, null, null, 'added']
	]);
});

test('an import nobody made is not found', async () => {
	const store = await emptyStore();
	for (const call of [getImport, rejectedCsv, importRowsCsv] as ((store: Store, id: number) => Promise<unknown>)[])
		expect(await refusalOf(call(store, 7))).toMatchObject({ code: 'not_found', status: 404 });
	expect(await refusalOf(importIssues(store, 7, PAGE))).toMatchObject({ code: 'not_found' });
});

test('each write has its entry in the audit chain', async () => {
	const store = await emptyStore();
	const { id, seq } = await importText(store, `${COMPLAINTS}\nC-1,2026-09-01,,Ulm\n`, complaints);
	await undoImport(store, actor, id ?? 0, NOON);
	expect(
		await store.query(
			sql`select seq, actor, action, subject from audit_log where action like 'import.%' order by entry_id`
		)
	).toEqual([
		{ seq, actor: 'Petra', action: 'import.commit', subject: 'import 1' },
		{ seq: seq + 1, actor: 'Petra', action: 'import.undo', subject: 'import 1' }
	]);
});
