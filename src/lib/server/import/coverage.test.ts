import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { rejectedCsv } from './history';
import { emptyStore, importText } from './import.fixture';

const DELIVERIES = 'Order ID,Line,Site,Promised date,Delivered date';
const deliveries: ImportRequest = { kind: 'deliveries' };

const cells = async (store: Store): Promise<string[]> =>
	(
		await store.query<{ site: string; month: string; rowsAccepted: number; rowsRejected: number }>(
			sql`select site, month, rows_accepted, rows_rejected from import_cells order by site, month, rows_accepted, rows_rejected`
		)
	).map((cell) => `${cell.site} ${cell.month.slice(0, 7)} ${cell.rowsAccepted}+${cell.rowsRejected}`);

test.each([
	['the end of the month of the latest past event', '2026-10-30', '2026-10-31'],
	['but not after the upload day', '2026-11-02', '2026-11-22']
])('data speak up to %s', async (_, delivered, dataDate) => {
	const store = await emptyStore();
	const text = `${DELIVERIES}\nA,1,Ulm,2026-12-24,\nB,1,Ulm,2026-10-01,${delivered}\n`;
	expect((await importText(store, text, deliveries)).dataDate).toBe(dataDate);
});

test('a promise that was kept is an event, one that is still open is not', async () => {
	const early = `${DELIVERIES}\nA,1,Ulm,2026-10-05,2026-09-29\n`;
	expect((await importText(await emptyStore(), early, deliveries)).dataDate).toBe('2026-10-31');
	const open = `${DELIVERIES}\nA,1,Ulm,2026-09-25,2026-09-29\nB,1,Ulm,2026-10-05,\n`;
	expect((await importText(await emptyStore(), open, deliveries)).dataDate).toBe('2026-09-30');
});

test('without any event data speak of the upload day; a stated day goes first', async () => {
	const text = `${DELIVERIES}\nA,1,Ulm,2026-10-24,\n`;
	expect((await importText(await emptyStore(), text, deliveries)).dataDate).toBe('2026-11-22');
	const store = await emptyStore();
	expect((await importText(store, text, { ...deliveries, dataDate: '2026-10-15' })).dataDate).toBe('2026-10-15');
	expect(await store.query(sql`select site, data_date from import_sites`)).toEqual([
		{ site: 'Ulm', dataDate: '2026-10-15' }
	]);
});

test('a month of volumes is an event that lasts to its end', async () => {
	const text = 'Month,Site,Units shipped\n2026-08,Ulm,3\n2026-09,Ulm,4\n';
	expect((await importText(await emptyStore(), text, { kind: 'volumes' })).dataDate).toBe('2026-09-30');
});

test('an import speaks for each month from its first event to its data date, at each site it names', async () => {
	const store = await emptyStore();
	const rows = [
		'A,1,Ulm,2026-08-01,2026-08-02',
		'B,1,Ulm,2026-10-01,2026-10-02',
		'C,1,,2026-09-01,',
		'D,1,Ulm,2026-12-01,'
	];
	await importText(store, `${DELIVERIES}\n${rows.join('\n')}\n`, { ...deliveries, sites: ['Porto'] });
	expect(await cells(store)).toEqual([
		...['Porto 2026-08 0+0', 'Porto 2026-09 0+0', 'Porto 2026-10 0+0'],
		...['Ulm 2026-08 1+0', 'Ulm 2026-09 0+0', 'Ulm 2026-10 1+0'],
		...['unassigned 2026-08 0+0', 'unassigned 2026-09 1+0', 'unassigned 2026-10 0+0']
	]);
});

test('a rejected row counts where it belongs, and everywhere if nobody can tell', async () => {
	const store = await emptyStore();
	const rows = [
		'A,1,Ulm,2026-09-01,2026-09-02',
		'B,1,Ulm,2026-10-01,2026-10-02',
		'C,1,Ulm,2026-10-01,never',
		'D,1,Ulm,never,'
	];
	await importText(store, `${DELIVERIES}\n${rows.join('\n')}\n`, deliveries);
	expect(await cells(store)).toEqual(['Ulm 2026-09 1+1', 'Ulm 2026-10 1+2']);
});

test('an old order that is still open, or came late, says nothing of the months between', async () => {
	const store = await emptyStore();
	const rows = ['A,1,Ulm,2026-05-03,', 'B,1,Ulm,2026-06-03,2026-09-05', 'C,1,Ulm,2026-09-03,2026-09-05'];
	await importText(store, `${DELIVERIES}\n${rows.join('\n')}\n`, { ...deliveries, sites: ['Porto'] });
	expect(await cells(store)).toEqual(['Porto 2026-09 0+0', 'Ulm 2026-09 1+0']);
});

test('open orders alone speak for the month of their data date', async () => {
	const store = await emptyStore();
	await importText(store, `${DELIVERIES}\nA,1,Ulm,2026-05-03,\nB,1,Ulm,2026-11-03,\n`, deliveries);
	expect(await cells(store)).toEqual(['Ulm 2026-11 1+0']);
});

test('a year mistyped in a rejected row or in an event does not begin the calendar', async () => {
	const store = await emptyStore();
	const rows = ['A,1,Ulm,2006-09-03,never', 'B,1,Ulm,2026-09-03,2006-09-05', 'C,1,Ulm,2026-09-03,2026-09-05'];
	await importText(store, `${DELIVERIES}\n${rows.join('\n')}\n`, deliveries);
	expect(await cells(store)).toEqual(['Ulm 2026-09 2+0']);
});

test('months without an event between those with some are zero', async () => {
	const store = await emptyStore();
	const rows = ['A,1,Ulm,2026-07-03,2026-07-03', 'B,1,Ulm,2026-09-03,2026-09-05'];
	await importText(store, `${DELIVERIES}\n${rows.join('\n')}\n`, deliveries);
	expect(await cells(store)).toEqual(['Ulm 2026-07 1+0', 'Ulm 2026-08 0+0', 'Ulm 2026-09 1+0']);
});

test.each([
	{
		kind: 'complaints' as const,
		head: 'Complaint ID,Site,Received date,Closed date',
		rows: ['A,Ulm,2026-05-03,', 'B,Ulm,2026-06-03,2026-09-09', 'C,Ulm,2026-09-01,2026-09-09']
	},
	{
		kind: 'defects' as const,
		head: 'Defect ID,Defect type,Severity,Quantity,Site,Date,Disposition,Disposition date',
		rows: [
			'A,Scratch,minor,1,Ulm,2026-05-03,open,',
			'B,Scratch,minor,1,Ulm,2026-06-03,scrap,2026-09-09',
			'C,Scratch,minor,1,Ulm,2026-09-01,scrap,2026-09-09'
		]
	}
])('$kind that last are carried from file to file', async ({ kind, head, rows }) => {
	const store = await emptyStore();
	await importText(store, `${head}\n${rows.join('\n')}\n`, { kind });
	expect(await cells(store)).toEqual(['Ulm 2026-09 1+0']);
});

test('complaints of which no end is told, and defects without a disposition, bound their months', async () => {
	const store = await emptyStore();
	await importText(store, 'Complaint ID,Site,Received date\nA,Ulm,2026-07-03\nB,Ulm,2026-09-03\n', {
		kind: 'complaints'
	});
	expect(await cells(store)).toEqual(['Ulm 2026-07 1+0', 'Ulm 2026-08 0+0', 'Ulm 2026-09 1+0']);
	const other = await emptyStore();
	const head = 'Defect ID,Defect type,Severity,Quantity,Site,Date';
	await importText(other, `${head}\nA,Scratch,minor,1,Ulm,2026-08-03\nB,Scratch,minor,1,Ulm,2026-09-03\n`, {
		kind: 'defects'
	});
	expect(await cells(other)).toEqual(['Ulm 2026-08 1+0', 'Ulm 2026-09 1+0']);
});

test('a file that replaces speaks for the months it replaces', async () => {
	const store = await emptyStore();
	const months = { from: '2026-07', to: '2026-08' };
	const text = `${DELIVERIES}\nA,1,Ulm,2026-08-03,2026-09-05\nB,1,Ulm,2026-09-03,2026-09-05\n`;
	await importText(store, text, { ...deliveries, mode: 'replace', months });
	expect(await cells(store)).toEqual(['Ulm 2026-07 0+0', 'Ulm 2026-08 1+0']);
});

test('mended rows count where they are, in months that their file spoke for', async () => {
	const store = await emptyStore();
	const rows = [
		'A,1,Ulm,2026-08-03,2026-08-03',
		'B,1,Ulm,2026-09-03,2026-09-03',
		'C,1,Ulm,2026-09-05,never',
		'D,1,Ulm,2026-07-05,never'
	];
	const { id } = await importText(store, `${DELIVERIES}\n${rows.join('\n')}\n`, deliveries);
	let text = '';
	for await (const part of await rejectedCsv(store, id ?? 0)) text += part;
	const before = await cells(store);
	const mended = await importText(store, text.replaceAll('never', '2026-10-05'), { ...deliveries, sites: ['Porto'] });
	expect(mended.rows.accepted).toBe(2);
	expect(before).toEqual(['Ulm 2026-08 1+0', 'Ulm 2026-09 1+1']);
	expect(await cells(store)).toEqual(['Ulm 2026-08 1+0', 'Ulm 2026-09 1+0', 'Ulm 2026-09 1+1']);
});
