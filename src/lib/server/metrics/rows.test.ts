import { beforeAll, expect, test } from 'vitest';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { catalogue, kpiById } from './catalogue';
import { availableDimensions } from './dimensions';
import { bring, emptyStore, undo } from './facts.fixture';
import { readingOf } from './reading';
import { rowsOf, type FactRow, type RowsPart } from './rows';
import { rowsCsv } from './rows-csv';
import { valuesOf } from './values';
import { someFacts } from '../../../../tests/contract/facts';

let store: Store;
beforeAll(async () => {
	store = await emptyStore();
	const facts = someFacts();
	await bring(store, { kind: 'deliveries', rows: facts.deliveries, dataDate: '2025-05-31' });
	await bring(store, { kind: 'complaints', rows: facts.complaints, dataDate: '2025-06-15' });
	await bring(store, { kind: 'defects', rows: facts.defects, dataDate: '2025-05-31' });
	await bring(store, { kind: 'volumes', rows: facts.volumes, dataDate: '2025-05-31' });
});

const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];

// A product of yields has no numerator of its own: its rows are those of the yields.
test.each(catalogue.filter(({ compute, overSteps }) => !compute && !overSteps).map((kpi) => [kpi.code, kpi] as const))(
	'%s: the rows add up to the number, at every scope',
	async (_, kpi) => {
		const compared = { numerator: 0, denominator: 0 };
		const available = await availableDimensions(readingOf(store), kpi);
		for (const scope of [{}, { site: 'ULM' }, { site: 'BRN', process: 'cut' }]) {
			if ('process' in scope && !available.includes('process')) continue;
			const values = (await valuesOf(readingOf(store), kpi, scope, null)).get('');
			for (const month of MONTHS)
				for (const part of ['numerator', 'denominator'] as const) {
					const number = values?.get(month)?.[part];
					const hasPart = part === 'numerator' ? kpi.measure !== 'duration' : kpi.measure !== 'stock';
					if (number === null || number === undefined || !hasPart) continue;
					const { amount } = await rowsOf(store, kpi, { month, scope, part, limit: 1 });
					expect(amount).toBeCloseTo(number, 6);
					compared[part]++;
				}
		}
		expect(compared.numerator + compared.denominator).toBeGreaterThan(4);
	}
);

test('hit and missed are all there is', async () => {
	const of = async (part: RowsPart) => (await rowsOf(store, kpiById('L1'), { month: '2025-03', part })).total;
	expect((await of('numerator')) + (await of('missed'))).toBe(await of('all'));
	expect(await of('missed')).toBeGreaterThan(0);
});

test('a row has every field, its file and its line; a line in parts has all its rows', async () => {
	const { rows, fields } = await rowsOf(store, kpiById('L1'), { month: '2025-05', limit: 1000 });
	expect(fields).toContain('promised_date');
	const parts = rows.filter(({ order_id }) => order_id === 'o4');
	expect(parts).toHaveLength(2);
	expect(parts[0]).toMatchObject({
		importId: expect.any(Number),
		file: expect.stringContaining('.csv'),
		line: 6,
		order_line: '1'
	});
	expect(parts[1]).toMatchObject({ line: 7 });
});

test('pages follow each other without gap or overlap', async () => {
	const all = await rowsOf(store, kpiById('D5'), { month: '2025-03', limit: 1000 });
	const paged: FactRow[] = [];
	for (let offset = 0; offset < all.total; offset += 3)
		paged.push(...(await rowsOf(store, kpiById('D5'), { month: '2025-03', limit: 3, offset })).rows);
	expect(paged).toEqual(all.rows);
	expect(all.total).toBeGreaterThan(5);
});

test('pages run on from one kind of rows into the next', async () => {
	const cost = kpiById('D8');
	const all = await rowsOf(store, cost, { month: '2025-01', limit: 1000 });
	const paged: FactRow[] = [];
	for (let offset = 0; offset < all.total; offset += 4)
		paged.push(...(await rowsOf(store, cost, { month: '2025-01', limit: 4, offset })).rows);
	expect(paged).toEqual(all.rows);
	expect(
		all.rows.some((row) => 'defect_id' in row) && all.rows.some((row) => 'complaint_id' in row && !('defect_id' in row))
	).toBe(true);
});

test("a row that a later file repeats unchanged is told as that one's", async () => {
	const [row] = (await rowsOf(store, kpiById('D5'), { month: '2025-03', limit: 1 })).rows;
	await store.exec(
		sql`insert into imports select * replace (900 as import_id, 'again.csv' as name, 900 as seq) from imports where import_id = ${row?.importId ?? 0}`
	);
	await store.exec(
		sql`insert into mentions values (900, 'defects', ${row?.defect_id as string}, 1, 77, ${row?.importId ?? 0})`
	);
	expect((await rowsOf(store, kpiById('D5'), { month: '2025-03', limit: 1 })).rows[0]).toMatchObject({
		importId: 900,
		file: 'again.csv',
		line: 77
	});
});

test('a part that a KPI does not have is refused', async () => {
	const refused = { code: 'part_not_available', status: 422 };
	await expect(rowsOf(store, kpiById('L5'), { month: '2025-03', part: 'missed' })).rejects.toMatchObject(refused);
	await expect(rowsOf(store, kpiById('Q1'), { month: '2025-03' })).rejects.toMatchObject(refused);
});

test('as CSV: a heading, then every row; what a spreadsheet would run is defused', async () => {
	const text: string[] = [];
	for await (const piece of await rowsCsv(store, kpiById('L1'), { month: '2025-03' })) text.push(piece);
	const lines = text.join('').trimEnd().split('\r\n');
	expect(lines[0]).toMatch(/^import,file,line,order_id,order_line,/);
	expect(lines.length - 1).toBe((await rowsOf(store, kpiById('L1'), { month: '2025-03', limit: 1000 })).rows.length);
});

test('a CSV that is being read shows nothing of what is committed meanwhile', async () => {
	const own = await emptyStore();
	const row = (order: string) => ({ order_id: order, promised_date: '2025-03-10', delivered_date: '2025-03-10' });
	const rows = ['a', 'b', 'c'].map(row);
	const { importId } = await bring(own, { kind: 'deliveries', rows, dataDate: '2025-03-31' });
	const pieces = await rowsCsv(own, kpiById('L1'), { month: '2025-03' });
	await undo(own, 'deliveries', importId);
	await bring(own, { kind: 'deliveries', rows: [row('d')], dataDate: '2025-03-31' });
	const text: string[] = [];
	for await (const piece of pieces) text.push(piece);
	const lines = text.join('').trimEnd().split('\r\n').slice(1);
	expect(lines.map((line) => line.split(',')[3])).toEqual(['a', 'b', 'c']);
});
