import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { requireDimensions } from './dimensions';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { closeMonths } from './months';
import { kpiPage } from './page';
import { readingOf } from './reading';
import { rowsOf } from './rows';
import { one, valueIn } from './series.fixture';

let store: Store;

const defect = (id: string, rest: Fact): Fact => ({
	defect_id: id,
	date: '2025-03-10',
	defect_type: 'scratch',
	severity: 'minor',
	quantity: 1,
	site: 'ULM',
	...rest
});

beforeAll(async () => {
	store = await emptyStore();
	await bring(store, {
		kind: 'defects',
		dataDate: '2025-03-31',
		rows: [
			// 40 + 12 defects in house: the second record does not tell them and has one for each of its 12 units
			defect('d1', {
				quantity: 25,
				defect_count: 40,
				disposition: 'scrap',
				disposition_date: '2025-03-12',
				cause_party: 'own'
			}),
			defect('d2', {
				quantity: 12,
				stage: 'final',
				disposition: 'rework',
				disposition_date: '2025-04-01',
				cause_party: 'supplier'
			}),
			defect('d3', {
				quantity: 9,
				stage: 'incoming',
				disposition: 'scrap',
				disposition_date: '2025-03-14',
				cause_party: 'supplier'
			}),
			defect('d4', { quantity: 5, stage: 'customer', disposition: 'scrap', cause_party: 'unknown' }),
			defect('d5', { quantity: 0, disposition: 'open', disposition_date: '2025-03-20', cause_party: 'customer' }),
			defect('d6', { quantity: 0, date: '2025-02-20', disposition: 'use_as_is', disposition_date: '2025-03-22' }),
			defect('d7', { quantity: 0, date: '2025-02-20' })
		]
	});
	await bring(store, {
		kind: 'volumes',
		dataDate: '2025-03-31',
		rows: [
			{ month: '2025-03', site: 'ULM', units_inspected: 40_000, opportunities_per_unit: 6, units_entered: 1000 },
			{ month: '2025-03', site: 'BRN', units_inspected: 8_200, opportunities_per_unit: 6, units_entered: 250 },
			// without opportunities the units inspected tell nothing
			{ month: '2025-03', site: 'PRT', units_inspected: 99_000 }
		]
	});
});

test('D2: 52 defects in 48,200 units of 6 opportunities each are 179.806 DPMO', async () => {
	const dpmo = await valueIn(store, 'D2', '2025-03');
	expect(dpmo).toMatchObject({ numerator: 52, denominator: 289_200 });
	expect((dpmo?.value ?? 0) * 1e6).toBeCloseTo(179.806, 3);
	expect(await valueIn(store, 'D2', '2025-03', { site: 'PRT' })).toMatchObject({ value: null });
});

test('D6: records of the stage customer, of those of every stage', async () => {
	// in March d1 to d5, of which d4 was found by a customer
	expect(await valueIn(store, 'D6', '2025-03')).toMatchObject({ numerator: 1, denominator: 5, value: 0.2 });
});

test('D7: units scrapped in house of the units entered', async () => {
	// d1 alone: d3 came in so, d4 was with the customer
	expect(await valueIn(store, 'D7', '2025-03')).toMatchObject({ numerator: 25, denominator: 1250, value: 0.02 });
	expect(await rowsOf(store, kpiById('D7'), { month: '2025-03', part: 'numerator' })).toMatchObject({
		amount: 25,
		total: 1
	});
});

test('D7 is not measured where no file tells what was decided', async () => {
	const silent = await emptyStore();
	await bring(silent, { kind: 'defects', dataDate: '2025-03-31', rows: [defect('d1', {})] });
	await bring(silent, {
		kind: 'volumes',
		dataDate: '2025-03-31',
		rows: [{ month: '2025-03', site: 'ULM', units_entered: 1000 }]
	});
	expect(await valueIn(silent, 'D7', '2025-03')).toMatchObject({ numerator: null, value: null });
	// With the column, an empty cell says that nothing was decided: no scrap.
	await bring(silent, { kind: 'defects', dataDate: '2025-03-31', rows: [defect('d1', { disposition: null })] });
	expect(await valueIn(silent, 'D7', '2025-03')).toMatchObject({ numerator: 0, value: 0 });
});

test('D7: scrap decided after the month was closed restates nothing, scrap taken back does', async () => {
	const own = await emptyStore();
	const scrap = (id: string, disposition: string) =>
		bring(own, { kind: 'defects', dataDate: '2025-04-30', rows: [defect(id, { disposition, quantity: 2 })] });
	await bring(own, {
		kind: 'volumes',
		dataDate: '2025-03-31',
		rows: [{ month: '2025-03', site: 'ULM', units_entered: 1000 }]
	});
	await scrap('first', 'scrap');
	await scrap('second', 'open');
	await closeMonths(own, new Date('2025-04-20T12:00:00Z'));
	const state = async () => (await one(own, {}, 'D7')).points.find(({ month }) => month === '2025-03')?.state;
	await scrap('second', 'scrap');
	expect([await state(), await valueIn(own, 'D7', '2025-03')]).toMatchObject(['final', { numerator: 4 }]);
	await scrap('first', 'rework');
	await scrap('second', 'rework');
	expect(await state()).toBe('restated');
});

test('D10: days to the decision of the records decided in the month, in house', async () => {
	// March: d1 after 2 days, d6 after 30; d5 is open still, d3 came in so, d2 was decided in April
	expect(await valueIn(store, 'D10', '2025-03')).toMatchObject({ value: 16, mean: 16, p90: 27.2, n: 2, censored: 0 });
	expect(await valueIn(store, 'D10', '2025-04')).toMatchObject({ value: 22, n: 1 });
});

test('S3: caused by a supplier, of the records whose cause is known', async () => {
	// d1 own, d2 and d3 supplier, d5 customer; d4 says unknown
	expect(await valueIn(store, 'S3', '2025-03')).toMatchObject({ numerator: 2, denominator: 4 });
	expect(await rowsOf(store, kpiById('S3'), { month: '2025-03', part: 'missed' })).toMatchObject({ total: 2 });
});

test('a side that does not tell the product refuses it', async () => {
	const product = (kpi: string) => requireDimensions(readingOf(store), kpiById(kpi), {}, 'customer');
	for (const kpi of ['D2', 'D7'])
		await expect(product(kpi)).rejects.toMatchObject({ code: 'dimension_not_available', status: 422 });
});

describe('D9', () => {
	const ofTypes = (types: Record<string, number>, rest: Fact = {}): Fact[] =>
		Object.entries(types).flatMap(([type, count]) =>
			Array.from({ length: count }, (_, index) =>
				defect(`${type} ${index} ${rest.site ?? ''}`, { defect_type: type, ...rest })
			)
		);

	test('41, 23, 14, 9, 7, 6: the three commonest make up 78 %, four are needed for 80 %', async () => {
		const own = await emptyStore();
		const rows = [
			...ofTypes({ burr: 41, scratch: 23, crack: 14, dent: 9, leak: 7, stain: 6 }),
			...ofTypes({ wrong: 50 }, { stage: 'incoming', site: 'BRN' })
		];
		await bring(own, { kind: 'defects', dataDate: '2025-03-31', rows });
		expect(await valueIn(own, 'D9', '2025-03')).toMatchObject({ numerator: 78, denominator: 100, value: 0.78 });
		const page = await kpiPage(own, kpiById('D9'), {});
		expect(page.pareto).toMatchObject({ by: 'defect type', total: 100, vitalFew: 4 });
		expect(page.pareto?.bars.map(({ name }) => name)).toEqual(['burr', 'scratch', 'crack', 'dent', 'leak', 'stain']);
		const missed = await rowsOf(own, kpiById('D9'), { month: '2025-03', part: 'missed' });
		expect([missed.total, new Set(missed.rows.map((row) => row.defect_type))]).toEqual([
			22,
			new Set(['dent', 'leak', 'stain'])
		]);
		expect(await rowsOf(own, kpiById('D9'), { month: '2025-03', part: 'numerator' })).toMatchObject({ amount: 78 });
	});

	test('what nobody told apart counts among all and is none of the three; each site has its own', async () => {
		const own = await emptyStore();
		const rows = [
			...ofTypes({ unknown: 5, burr: 2, scratch: 1, crack: 1, dent: 1 }),
			...ofTypes({ leak: 4 }, { site: 'BRN' })
		];
		await bring(own, { kind: 'defects', dataDate: '2025-03-31', rows });
		expect(await valueIn(own, 'D9', '2025-03', { site: 'ULM' })).toMatchObject({ numerator: 4, denominator: 10 });
		expect(await valueIn(own, 'D9', '2025-03', {}, 'site', 'BRN')).toMatchObject({ numerator: 4, denominator: 4 });
		// leak 4, burr 2, and of those with one the first by name
		expect(await valueIn(own, 'D9', '2025-03')).toMatchObject({ numerator: 7, denominator: 14 });
		const { chart, points } = await one(own, {}, 'D9');
		expect([chart, points.at(-1)?.upper]).toEqual(['run', null]);
	});
});

describe('D4', () => {
	const volume = (process: string | null, entered: number, ok: number | null, rest: Fact = {}): Fact => ({
		month: '2025-03',
		site: 'ULM',
		process,
		product: 'P1',
		units_entered: entered,
		...(ok === null ? {} : { units_ok_first_time: ok }),
		...rest
	});

	test('0.97 × 0.985 × 0.96 is 0.917232, each process pooled', async () => {
		const own = await emptyStore();
		const rows = [
			volume('cut', 600, 580),
			volume('cut', 400, 390, { product: 'P2' }), // 970 of 1000
			volume('drill', 1000, 985),
			volume('test', 500, 480),
			volume(null, 100, 1) // of no process
		];
		await bring(own, { kind: 'volumes', dataDate: '2025-03-31', rows });
		const product = await valueIn(own, 'D4', '2025-03');
		expect(product).toMatchObject({ numerator: null, denominator: null, n: 500, remark: null });
		expect(product?.value).toBeCloseTo(0.917232, 12);
		expect((await valueIn(own, 'D4', '2025-03', { site: 'ULM' }))?.value).toBeCloseTo(0.917232, 12);
		expect((await valueIn(own, 'D4', '2025-03', {}, 'product', 'P2'))?.value).toBeCloseTo(0.975, 12);
	});

	test('a process that does not count is derived, and has no value where no defects were told', async () => {
		const own = await emptyStore();
		await bring(own, {
			kind: 'volumes',
			dataDate: '2025-03-31',
			rows: [volume('cut', 100, 90), volume('drill', 100, null)]
		});
		expect(await valueIn(own, 'D4', '2025-03')).toMatchObject({ value: null });
		await bring(own, {
			kind: 'defects',
			dataDate: '2025-03-31',
			rows: [defect('d', { process: 'drill', product: 'P1', quantity: 20, disposition: 'rework' })]
		});
		expect(await valueIn(own, 'D4', '2025-03')).toMatchObject({ remark: 'derived' });
		expect((await valueIn(own, 'D4', '2025-03'))?.value).toBeCloseTo(0.9 * 0.8, 12);
	});

	test('not measured where no volume tells its process', async () => {
		const own = await emptyStore();
		await bring(own, { kind: 'volumes', dataDate: '2025-03-31', rows: [volume(null, 100, 90)] });
		expect((await valueIn(own, 'D4', '2025-03'))?.value ?? null).toBeNull();
	});
});
