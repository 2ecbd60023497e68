import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { requireDimensions } from './dimensions';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { readingOf } from './reading';
import { rowsOf } from './rows';
import { valueIn } from './series.fixture';

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
