import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SORT, EMPTY_QUESTION, type Question, type Sort } from '$lib/explore/question';
import { someFacts } from '../../../../tests/contract/facts';
import { kpiById } from '../metrics/catalogue';
import { bring, emptyStore } from '../metrics/facts.fixture';
import { rowsOf, type FactRow } from '../metrics/rows';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { allRows } from './explore.fixture';
import { closeExtracts, withExtract } from './extracts';
import { groupsCsv, lookCsv } from './look-csv';
import { rowsOfLook } from './rows';

let store: Store;
beforeAll(async () => {
	store = await emptyStore();
	const facts = someFacts();
	await bring(store, { kind: 'deliveries', rows: facts.deliveries, dataDate: '2025-05-31' });
	await bring(store, { kind: 'complaints', rows: facts.complaints, dataDate: '2025-06-15' });
	await bring(store, { kind: 'defects', rows: facts.defects, dataDate: '2025-05-31' });
	await bring(store, { kind: 'volumes', rows: facts.volumes, dataDate: '2025-05-31' });
});
afterAll(async () => {
	await closeExtracts(store);
	await store.close();
});

const asking = (of: string, more: Partial<Question> = {}): Question => ({ ...EMPTY_QUESTION, of, ...more });
const placeOf = ({ file, line, measure = '' }: FactRow) => `${file} ${line} ${String(measure)}`;

const LOOKS: [string, Sort[]][] = [
	[
		'deliveries',
		[
			DEFAULT_SORT,
			{ by: 'site', descending: false },
			{ by: 'days', descending: true },
			{ by: 'quantity', descending: true }
		]
	],
	['on-time-delivery', [DEFAULT_SORT, { by: 'product', descending: true }]],
	['cost-of-poor-quality', [{ by: 'day', descending: false }]],
	['volumes', [DEFAULT_SORT, { by: 'measure', descending: false }]],
	['open-complaints', [{ by: 'days', descending: true }]]
];

test.each(LOOKS.flatMap(([of, sorts]) => sorts.map((sort) => [of, sort] as const)))(
	'%s: pages by %o follow each other without gap or overlap, there and back',
	async (of, sort) => {
		const whole = await allRows(store, asking(of, { sort }), 1000);
		expect(whole.length).toBeGreaterThan(5);
		expect((await allRows(store, asking(of, { sort }), 4)).map(placeOf)).toEqual(whole.map(placeOf));
		const back: string[] = [];
		await withExtract(store, of, async (extract) => {
			let page = await rowsOfLook(extract, asking(of, { sort }), 4);
			while (page.next !== null)
				page = await rowsOfLook(extract, asking(of, { sort, place: { towards: 'after', cursor: page.next } }), 4);
			for (;;) {
				back.unshift(...page.rows.map(placeOf));
				if (page.previous === null) break;
				page = await rowsOfLook(extract, asking(of, { sort, place: { towards: 'before', cursor: page.previous } }), 4);
			}
		});
		expect(back).toEqual(whole.map(placeOf));
	}
);

test('rows are sorted by what is asked for', async () => {
	const of = async (sort: Sort, field: string) =>
		(await allRows(store, asking('deliveries', { sort }))).map((row) => row[field] ?? 'unassigned');
	const days = await of(DEFAULT_SORT, 'promised_date');
	expect(days).toEqual(days.toSorted().reverse());
	const sites = await of({ by: 'site', descending: false }, 'site');
	expect(sites).toEqual(sites.toSorted());
	const quantities = await of({ by: 'quantity', descending: true }, 'ordered_qty');
	const numbers = quantities.map((quantity) => (typeof quantity === 'number' ? quantity : 0));
	expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
});

test('the rows of a month and site are those behind the KPI page, parts and all', async () => {
	const kpi = kpiById('L1');
	const behind = await rowsOf(store, kpi, { month: '2025-05', scope: { site: 'BRN' }, limit: 1000 });
	const look = asking('L1', { span: { from: '2025-05', to: '2025-05' }, filters: { site: ['BRN'] } });
	const rows = await allRows(store, look);
	const sorted = (some: FactRow[]) => some.toSorted((a, b) => a.line - b.line);
	expect(sorted(rows)).toEqual(sorted(behind.rows));
	const parts = (await allRows(store, asking('L1'))).filter(({ order_id }) => order_id === 'o4');
	expect(parts).toHaveLength(2);
});

test("a row that a later file repeats unchanged is told as that one's", async () => {
	const own = await emptyStore();
	await bring(own, { kind: 'defects', rows: someFacts().defects.slice(0, 3), dataDate: '2025-05-31' });
	const [row] = await allRows(own, asking('defects'));
	await own.exec(
		sql`insert into imports select * replace (900 as import_id, 'again.csv' as name, 0 as seq) from imports where import_id = ${row?.importId ?? 0}`
	);
	await own.exec(
		sql`insert into mentions values (900, 'defects', ${row?.defect_id as string}, 1, 77, ${row?.importId ?? 0})`
	);
	expect((await allRows(own, asking('defects')))[0]).toMatchObject({ importId: 900, file: 'again.csv', line: 77 });
	await closeExtracts(own);
	await own.close();
});

test('a sort that the rows do not have, and a place of another order, are refused', async () => {
	const page = (more: Partial<Question>) =>
		withExtract(store, 'deliveries', (extract) => rowsOfLook(extract, asking('deliveries', more), 5));
	await expect(page({ sort: { by: 'measure', descending: false } })).rejects.toMatchObject({
		code: 'sort_not_available'
	});
	for (const cursor of ['x', '1~2', '2025-03-01~0~1~2~3~4', '2025-03-01~0~1~1 or 1=1~3', '12~0~1~1~3'])
		await expect(page({ place: { towards: 'after', cursor } })).rejects.toMatchObject({ code: 'invalid_cursor' });
});

const textOf = async (pieces: AsyncIterable<string>): Promise<string[]> => {
	let text = '';
	for await (const piece of pieces) text += piece;
	return text.trimEnd().split('\r\n');
};

test('all rows come as CSV, by their day', async () => {
	const look = asking('deliveries', { filters: { site: ['ULM'] } });
	const [head, ...lines] = await textOf(await lookCsv(store, look));
	expect(head).toMatch(/^import,file,line,order_id,order_line,/);
	expect(lines).toHaveLength((await allRows(store, look)).length);
	const column = head!.split(',').indexOf('promised_date');
	const days = lines.map((line) => line.split(',')[column]);
	expect(days).toEqual(days.toSorted());
	await expect(lookCsv(store, asking('moon'))).rejects.toMatchObject({ code: 'unknown_subject' });
});

test('every bar of a chart comes as CSV, with the months it is held against', async () => {
	const look = asking('deliveries', {
		span: { from: '2025-03', to: '2025-03' },
		against: { from: '2025-01', to: '2025-02' }
	});
	const [head, ...lines] = (await groupsCsv(store, look, 'customer')).trimEnd().split('\r\n');
	expect(head).toBe(
		'customer,shown,value,numerator,denominator,cases,shown_against,value_against,numerator_against,denominator_against,cases_against'
	);
	expect(lines.map((line) => line.split(',')[0]).toSorted()).toEqual(['C0', 'C2']);
	const months = (await groupsCsv(store, look, 'month')).trimEnd().split('\r\n');
	expect(months.slice(1).map((line) => line.split(',')[0])).toEqual(
		[1, 2, 3, 4, 5, 6].map((month) => `2025-0${month}`)
	);
	await expect(groupsCsv(store, look, 'measure')).rejects.toMatchObject({ code: 'facet_not_available' });
});
