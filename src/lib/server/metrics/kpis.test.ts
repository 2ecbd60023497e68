import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import type { Scope } from '$lib/metrics/views';
import type { Dimension } from '$lib/metrics/kpi';
import { kpiById } from './catalogue';
import { requireDimensions } from './dimensions';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { readingOf } from './reading';
import { valuesOf } from './values';

let store: Store;

const value = async (kpi: string, month: string, scope: Scope = {}, by: Dimension | null = null, group = '') =>
	(await valuesOf(readingOf(store), kpiById(kpi), scope, by)).get(group)?.get(month);

const defect = (id: string, rest: Fact): Fact => ({
	defect_id: id,
	date: '2025-03-10',
	defect_type: 'scratch',
	severity: 'minor',
	quantity: 1,
	site: 'ULM',
	product: 'P1',
	...rest
});

const complaint = (id: string, received: string, closed: string | null, rest: Fact = {}): Fact => ({
	complaint_id: id,
	received_date: received,
	closed_date: closed,
	site: 'ULM',
	customer: 'C1',
	...rest
});

const after = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('defects and volumes', () => {
	beforeAll(async () => {
		store = await emptyStore();
		await bring(store, {
			kind: 'defects',
			dataDate: '2025-03-31',
			rows: [
				defect('d1', { quantity: 30, disposition: 'rework' }),
				defect('d2', { quantity: 5, stage: 'final', disposition: 'use_as_is', severity: 'critical', cost: 10.5 }),
				defect('d3', { quantity: 2, site: 'BRN', disposition: 'scrap', defect_count: 9, cost: 4 }),
				defect('d4', { quantity: 7, stage: 'incoming', supplier: 'S1', severity: 'critical' }),
				defect('d5', { quantity: 3, stage: 'customer', complaint_id: 'c1', cost: 1000 }),
				defect('d6', { quantity: 4, stage: 'customer', cause_party: 'supplier', supplier: 'S2', cost: 20 })
			]
		});
		await bring(store, {
			kind: 'volumes',
			dataDate: '2025-03-31',
			rows: [
				{
					month: '2025-03',
					site: 'ULM',
					supplier: 'S1',
					units_inspected: 40_000,
					units_received: 1000,
					units_entered: 500,
					units_ok_first_time: 480,
					revenue: 9000
				},
				{
					month: '2025-03',
					site: 'BRN',
					supplier: 'S2',
					units_inspected: 8_200,
					units_received: 500,
					units_entered: 200,
					revenue: 1000
				}
			]
		});
	});

	test('D1: 37 of 48,200 inspected is 767.635 ppm, a unit once however many defects it has', async () => {
		const ppm = await value('D1', '2025-03');
		expect(ppm).toMatchObject({ numerator: 37, denominator: 48_200, n: 48_200 });
		expect((ppm?.value ?? 0) * 1e6).toBeCloseTo(767.635, 3);
	});

	test('D3: where the first pass is counted it counts; a site that does not is derived, and says so', async () => {
		expect(await value('D3', '2025-03')).toMatchObject({ numerator: 678, denominator: 700, remark: 'derived' });
		expect(await value('D3', '2025-03', { site: 'ULM' })).toMatchObject({
			numerator: 480,
			denominator: 500,
			remark: null
		});
		expect(await value('D3', '2025-03', { site: 'BRN' })).toMatchObject({
			numerator: 198,
			denominator: 200,
			remark: 'derived'
		});
	});

	test('D5: critical of all records, in house; the count is the numerator', async () => {
		expect(await value('D5', '2025-03')).toMatchObject({ numerator: 1, denominator: 3, value: 1 / 3 });
		expect(await value('D5', '2025-03', { site: 'BRN' })).toMatchObject({ numerator: 0, denominator: 1, value: 0 });
	});

	test('D8: cost but for what a complaint bears; "at least" below 80 % known; revenue beside it', async () => {
		expect(await value('D8', '2025-03')).toMatchObject({
			value: 34.5,
			numerator: 34.5,
			denominator: 10_000,
			n: 5,
			remark: 'at_least'
		});
		expect(await value('D8', '2025-03', { site: 'BRN' })).toMatchObject({ value: 4, n: 1, remark: null });
	});

	test('S1: incoming or caused by the supplier, per supplier', async () => {
		expect(await value('S1', '2025-03')).toMatchObject({ numerator: 11, denominator: 1500 });
		expect(await value('S1', '2025-03', {}, 'supplier', 'S2')).toMatchObject({ numerator: 4, denominator: 500 });
	});

	test('a month of which nothing was told has no value; one told to be empty has zero', async () => {
		expect(await value('D1', '2025-02')).toBeUndefined();
		await bring(store, {
			kind: 'volumes',
			dataDate: '2025-04-30',
			rows: [{ month: '2025-04', site: 'ULM', units_inspected: 100 }]
		});
		expect(await value('D1', '2025-04')).toMatchObject({ numerator: null, denominator: 100, value: null });
		await bring(store, {
			kind: 'defects',
			dataDate: '2025-04-30',
			rows: [defect('d9', { date: '2025-04-02', site: 'BRN' })],
			sites: ['ULM']
		});
		expect(await value('D1', '2025-04', { site: 'ULM' })).toMatchObject({ numerator: 0, denominator: 100, value: 0 });
	});

	test('a split that one side does not carry is refused: by customer never, by product not with these volumes', async () => {
		const refused = { code: 'dimension_not_available', status: 422 };
		const reading = readingOf(store);
		await expect(requireDimensions(reading, kpiById('D1'), {}, 'customer')).rejects.toMatchObject(refused);
		await expect(requireDimensions(reading, kpiById('D1'), { product: 'P1' }, null)).rejects.toMatchObject(refused);
		await expect(requireDimensions(reading, kpiById('D5'), { product: 'P1' }, null)).resolves.toBeUndefined();
		await expect(requireDimensions(reading, kpiById('D1'), {}, 'site')).resolves.toBeUndefined();
	});
});

describe('complaints', () => {
	beforeAll(async () => {
		store = await emptyStore();
		const took = [2, 3, 5, 8, 13, 21, 34, 55];
		await bring(store, {
			kind: 'complaints',
			dataDate: '2025-04-30',
			rows: [
				...took.map((days, index) => complaint(`t${index}`, after('2025-03-31', -days), '2025-03-31')),
				complaint('dup', '2025-03-01', null, { duplicate_of: 't0' }),
				complaint('crit', '2025-03-20', '2025-03-30', { severity: 'critical', customer: 'C2' }),
				complaint('crit-late', '2025-03-20', '2025-04-01', { severity: 'critical' }),
				complaint('major', '2025-04-15', null, { severity: 'major' }),
				complaint('open', '2025-03-25', null, { justified: 'no' })
			]
		});
	});

	test('C3: median 10.5, 90 % 40.3 of those closed in the month', async () => {
		const rows = await value('C3', '2025-03');
		expect(rows).toMatchObject({ n: 9, censored: 0, lowerBound: false });
		await bring(store, { kind: 'complaints', dataDate: '2025-04-30', rows: [complaint('crit', '2025-03-20', null)] });
		expect(await value('C3', '2025-03')).toMatchObject({ n: 8, value: 10.5, p90: 40.3 });
		await bring(store, {
			kind: 'complaints',
			dataDate: '2025-04-30',
			rows: [complaint('crit', '2025-03-20', '2025-03-30', { severity: 'critical', customer: 'C2' })]
		});
	});

	test("C4: open at the month's end, and no longer than the data speak", async () => {
		expect(await value('C4', '2025-03')).toMatchObject({ value: 2 });
		expect(await value('C4', '2025-04')).toMatchObject({ value: 2 });
		expect(await value('C4', '2025-05')).toBeUndefined();
		// t7 55 days before, t6 34, t5 … received by the end of February and not closed then
		expect(await value('C4', '2025-02')).toMatchObject({ value: 2 });
	});

	test('C5: due by severity, hit on the day, pending after the data date', async () => {
		expect(await value('C5', '2025-03', { customer: 'C2' })).toMatchObject({ numerator: 1, denominator: 1 });
		// Ten days for critical ones: closed on the tenth day is in time, two days later is not.
		expect((await value('C5', '2025-03'))?.denominator).toBe(4);
		expect((await value('C5', '2025-03'))?.numerator).toBe(1);
		// Due on 24 April and still open; the major one is due on 5 May.
		expect((await value('C5', '2025-04'))?.denominator).toBe(7);
		expect((await value('C5', '2025-05'))?.denominator ?? 0).toBe(0);
	});

	test('C1: complaints without duplicates by the lines closed in the month; may exceed one', async () => {
		expect(await value('C1', '2025-03')).toMatchObject({ numerator: 9, denominator: null, value: null });
		await bring(store, {
			kind: 'deliveries',
			dataDate: '2025-04-30',
			rows: [
				{ order_id: 'a', promised_date: '2025-02-20', delivered_date: '2025-03-02', site: 'ULM' },
				{ order_id: 'b', promised_date: '2025-03-20', delivered_date: '2025-03-20', site: 'ULM' },
				{ order_id: 'c', promised_date: '2025-03-20', delivered_date: '2025-04-01', site: 'ULM' },
				{ order_id: 'd', promised_date: '2025-03-20', delivered_date: '2025-03-20', site: 'ULM', direction: 'inbound' }
			]
		});
		expect(await value('C1', '2025-03')).toMatchObject({ numerator: 9, denominator: 2, value: 4.5 });
		expect(await value('C1', '2025-04')).toMatchObject({ numerator: 1, denominator: 1 });
	});
});

describe('what the data date decides', () => {
	beforeAll(async () => {
		store = await emptyStore();
		const line = (order: string, promised: string, site = 'ULM'): Fact => ({
			order_id: order,
			promised_date: promised,
			site
		});
		await bring(store, {
			kind: 'deliveries',
			dataDate: '2025-03-15',
			rows: [line('a', '2025-03-01'), line('b', '2025-03-20'), line('c', '2025-02-10'), line('x', '2025-03-20', 'BRN')]
		});
	});
	const other = (dataDate: string, order: string): Promise<unknown> =>
		bring(store, {
			kind: 'deliveries',
			dataDate,
			rows: [{ order_id: order, promised_date: dataDate, delivered_date: dataDate, site: 'ULM' }]
		});

	test('lines due after it are in no number yet', async () => {
		expect(await value('L1', '2025-03')).toMatchObject({ numerator: 0, denominator: 1 });
		expect(await value('L4', '2025-02')).toMatchObject({ value: 33, lowerBound: true });
		expect(await value('L5', '2025-03')).toMatchObject({ value: 2 });
	});

	test('moved on by another file it lets them settle and grow older, at its own site only', async () => {
		await other('2025-04-10', 'later');
		expect(await value('L1', '2025-03')).toMatchObject({ numerator: 0, denominator: 2 });
		expect(await value('L4', '2025-02')).toMatchObject({ value: 59, lowerBound: true });
		expect(await value('L5', '2025-03')).toMatchObject({ value: 3 });
		expect(await value('L5', '2025-04')).toMatchObject({ value: 3 });
		expect(await value('L1', '2025-03', { site: 'BRN' })).toMatchObject({ denominator: 0 });
	});

	test('what it alone moved is no effect of the file', async () => {
		const { effect } = await bring(store, {
			kind: 'deliveries',
			dataDate: '2025-05-20',
			rows: [{ order_id: 'more', promised_date: '2025-05-02', delivered_date: '2025-05-02', site: 'ULM' }]
		});
		expect(effect.filter(({ kpi }) => kpi === 'days-late')).toEqual([]);
		expect(effect.filter(({ kpi }) => kpi === 'on-time-delivery')).toEqual([
			{ kpi: 'on-time-delivery', site: null, month: '2025-05', before: null, after: 1, worst: null },
			{ kpi: 'on-time-delivery', site: 'ULM', month: '2025-05', before: null, after: 1, worst: null }
		]);
		expect(await value('L5', '2025-05')).toMatchObject({ value: 3 });
	});
});
