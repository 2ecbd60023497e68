import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { readFiscalStart, setFiscalStart } from './fiscal-year';
import { closeMonths } from './months';
import { readPeriods } from './periods';
import { readingOf } from './reading';

let store: Store;
const ACTOR = { name: 'Test', origin: 'test' };

beforeEach(async () => {
	store = await emptyStore(new Date('2025-06-20T12:00:00Z'));
});
afterEach(() => store.close());

/** Lines promised on the 10th of a month, each so many days late. */
const lines = (month: string, site: string, ...late: number[]): Fact[] =>
	late.map((days, at) => ({
		...{ order_id: `${site}-${month}-${at}`, line: '1', site, promised_date: `${month}-10` },
		delivered_date: `${month}-${String(10 + days).padStart(2, '0')}`
	}));

async function bringMonths(): Promise<void> {
	const rows = [
		...lines('2024-04', 'ULM', 0, 0, 3),
		...lines('2024-05', 'ULM', 0, 9),
		...lines('2025-04', 'ULM', 1, 1, 1, 1, 9),
		...lines('2025-05', 'ULM', 0, 20),
		...lines('2025-05', 'PORTO', 2)
	];
	await bring(store, { kind: 'deliveries', rows, dataDate: '2025-05-31' });
	await closeMonths(store, new Date('2025-06-20T12:00:00Z'));
}

const periods = (code: string, scope = {}) => readPeriods(readingOf(store), kpiById(code), scope);

test('shares are those of all lines of a period, in the scope', async () => {
	await bringMonths();
	const found = (await periods('L1'))!;
	expect(found).toMatchObject({ month: '2025-05', fiscalStart: 1 });
	expect(
		found.pairs.map(({ now, before }) => [now.numerator, now.denominator, before.numerator, before.denominator])
	).toEqual([
		[1, 3, 0, 5],
		[1, 3, 1, 2],
		[1, 8, 3, 5]
	]);
	expect(found.pairs[2]!.now).toMatchObject({ from: '2025-01', to: '2025-05', months: 5, told: 2, value: 1 / 8 });
	expect((await periods('L1', { site: 'PORTO' }))!.pairs[2]!.now).toMatchObject({ denominator: 1, told: 1 });
});

test('days are the median of all lines of a period', async () => {
	await bringMonths();
	const year = (await periods('L4'))!.pairs[2]!;
	// 1, 1, 1, 1, 9 in April; 20 and 2 in May: the median of the medians 1 and 11 would be 6.
	expect(year.now).toMatchObject({ value: 1, n: 7 });
	expect(year.before).toMatchObject({ value: 6, n: 2 });
});

test('the fiscal year is settled for all, on record, and only with a month', async () => {
	await bringMonths();
	await setFiscalStart(store, ACTOR, 5, new Date(0));
	expect((await periods('L1'))!.pairs.at(-1)).toMatchObject({
		...{ name: 'fiscal_year_to_date', now: { from: '2025-05', denominator: 3 }, before: { denominator: 2 } }
	});
	await expect(async () => setFiscalStart(store, ACTOR, 13, new Date(0))).rejects.toMatchObject({
		code: 'invalid_fiscal_year'
	});
	expect(await readFiscalStart(store)).toBe(5);
});

test('the largest categories of a period are those of the period', async () => {
	const defect = (month: string, at: number, defect_type: string): Fact => ({
		...{ defect_id: `${month}-${at}`, date: `${month}-05`, site: 'ULM', defect_type, severity: 'minor', quantity: 1 }
	});
	const types = { '2025-04': ['A', 'A', 'B', 'C', 'D'], '2025-05': ['D', 'D', 'E', 'E', 'F'] };
	const rows = Object.entries(types).flatMap(([month, some]) => some.map((type, at) => defect(month, at, type)));
	await bring(store, { kind: 'defects', rows, dataDate: '2025-05-31' });
	await closeMonths(store, new Date('2025-06-20T12:00:00Z'));
	const year = (await periods('D9'))!.pairs.find(({ name }) => name === 'year_to_date')!;
	// D three times, A and E twice: 7 of 10; in the months it is 4 of 5 each time.
	expect(year.now).toMatchObject({ numerator: 7, denominator: 10, value: 0.7 });
	expect(year).toMatchObject({ change: null });
});

test('without a final month there is nothing to tell', async () => {
	expect(await periods('L1')).toBeNull();
	await bring(store, { kind: 'deliveries', rows: lines('2025-05', 'ULM', 0, 1), dataDate: '2025-05-31' });
	expect(await periods('L1')).toBeNull();
});
