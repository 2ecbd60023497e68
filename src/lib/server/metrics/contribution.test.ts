import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '$lib/metrics/change';
import { plainChange } from '$lib/metrics/change-words';
import { parsePeriod, periodPair } from '$lib/metrics/period-pair';
import type { Scope } from '$lib/metrics/views';
import type { Store } from '../store/store';
import { catalogue, kpiById } from './catalogue';
import { readChange } from './contribution';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { kpiPage } from './page';
import { readingOf } from './reading';

const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'];

/** Sixty lines a month and site; `late` of them two days late, most of these by carrier K3 where the site is Ulm. */
const lines = (site: string, month: string, late: number): Fact[] =>
	Array.from({ length: 60 }, (_, at) => ({
		order_id: `${site}-${month}-${at}`,
		line: '1',
		site,
		product: at % 2 ? 'P1' : 'P2',
		customer: `C${at % 5}`,
		promised_date: `${month}-10`,
		delivered_date: at < late ? `${month}-1${at % 2 ? '2' : '3'}` : `${month}-10`,
		late_reason: at < late ? (site === 'Ulm' && at % 3 ? 'carrier K3' : 'picking') : null
	}));

let store: Store;
beforeAll(async () => {
	store = await emptyStore();
	const rows = MONTHS.flatMap((month) => [
		...lines('Ulm', month, month < '2025-04' ? 3 : 18),
		...lines('Brno', month, 4),
		...lines('Porto', month, 4)
	]);
	await bring(store, { kind: 'deliveries', rows, dataDate: '2025-06-30' });
});
afterAll(() => store.close());

const change = (kpi: string, period: string, against: string, scope: Scope = {}, asOf: number | null = null) =>
	readChange(
		readingOf(store, asOf),
		kpiById(kpi),
		scope,
		periodPair(parsePeriod(period, 'period'), parsePeriod(against, 'against'))
	);
const [LATER, EARLIER] = ['2025-04..2025-06', '2025-01..2025-03'];

/** What rows and rest of each dimension come to. */
const sums = ({ told }: Change): number[] =>
	told!.dimensions.map(({ rows, rest }) =>
		[...rows, ...(rest ? [rest] : [])].reduce((sum, { total }) => sum + total, 0)
	);

describe('a share', () => {
	test('is told apart by each dimension, the site that moved before the others', async () => {
		const found = await change('L1', LATER, EARLIER);
		expect(found.told).toMatchObject({ basis: 'share', mayBeNoise: false });
		expect(found.told!.before).toBeCloseTo(1 - 11 / 180, 12);
		expect(found.told!.change).toBeCloseTo(-15 / 180, 12);
		expect(found.told!.dimensions.map(({ by }) => by)).toEqual(['site', 'product', 'customer']);
		const [site] = found.told!.dimensions;
		expect(site!.rows[0]).toMatchObject({ name: 'Ulm', before: 0.95, after: 0.7, mayBeNoise: false });
		expect(site!.rows.slice(1).every(({ total, mayBeNoise }) => total === 0 && mayBeNoise)).toBe(true);
		expect(site!.explained).toBeGreaterThan(0.6);
		expect(sums(found)).toEqual(found.told!.dimensions.map(() => found.told!.change));
	});
	test('names the commonest reason of the late lines where the change is', async () => {
		const found = await change('L1', LATER, EARLIER);
		expect(found.lead).toEqual({
			by: 'site',
			name: 'Ulm',
			category: { column: 'reason', name: 'carrier K3', cases: 36, of: 54, casesBefore: 6, ofBefore: 9 }
		});
		expect(plainChange(kpiById('L1'), found)).toBe(
			'93.9\u00a0% became 85.6\u00a0%: all 8.3\u00a0points are at Ulm, where 36 of 54 late order lines name carrier K3.'
		);
	});
	test('is the same from the views as from the rollups', async () => {
		const bySite = (await change('L1', LATER, EARLIER, { site: 'Ulm' })).told!;
		const products = bySite.dimensions.find(({ by }) => by === 'product')!;
		expect(products.rows.map(({ name, weightAfter }) => [name, weightAfter]).sort()).toEqual([
			['P1', 0.5],
			['P2', 0.5]
		]);
		const both = (await change('L1', LATER, EARLIER, { site: 'Ulm', product: 'P1' })).told!;
		const row = products.rows.find(({ name }) => name === 'P1')!;
		expect([both.before, both.after]).toEqual(
			[row.before, row.after].map((value) => expect.closeTo(value!, 12) as number)
		);
		expect(both.dimensions.map(({ by }) => by).sort()).toEqual(['customer']);
	});
	test('moves the other way when the periods are turned over', async () => {
		const [there, back] = [await change('L1', LATER, EARLIER), await change('L1', EARLIER, LATER)];
		expect(back.told!.change).toBe(-there.told!.change);
		// Fewer late lines: what the ones that are left name says nothing of those that are gone.
		expect(back.lead).toEqual({ by: 'site', name: 'Ulm', category: null });
	});
	test('of months without data has no change, and says so', async () => {
		const found = await change('L1', LATER, '2024-01..2024-03');
		expect(found).toMatchObject({ told: null, lead: null, against: { measured: 0 }, period: { measured: 3 } });
		expect(plainChange(kpiById('L1'), found)).toBe(
			'No month of Jan 2024 to Mar 2024 has a value: there is nothing to compare.'
		);
		expect((await change('L1', LATER, EARLIER, { site: 'nowhere' })).told).toBeNull();
	});
	test('of a time when nothing was there has none either', async () => {
		expect((await change('L1', LATER, EARLIER, {}, 0)).told).toBeNull();
	});
});

test('a duration is told by its mean, with the spread of its cases', async () => {
	const found = await change('L4', LATER, EARLIER);
	expect(found.told).toMatchObject({ basis: 'mean' });
	// 3 days where the line's number is even, 2 where it is odd: of the first 3, 2 are even.
	const mean = (even: number, odd: number) => (3 * even + 2 * odd) / (even + odd);
	expect(found.told!.before).toBeCloseTo(mean(2 + 2 + 2, 1 + 2 + 2), 12);
	expect(found.told!.after).toBeCloseTo(mean(9 + 2 + 2, 9 + 2 + 2), 12);
	expect(found.told!.interval).not.toBeNull();
	expect(sums(found)).toEqual(found.told!.dimensions.map(() => found.told!.change));
	expect(plainChange(kpiById('L4'), found)).toMatch(
		/^A mean of 2\.5\d+ became 2\.5\d+\sdays, which chance alone may show; yet/
	);
});

test('a stock is told by its months’ ends', async () => {
	const own = await emptyStore();
	const open = (site: string, month: string, count: number): Fact[] =>
		Array.from({ length: count }, (_, at) => ({
			order_id: `${site}-${month}-${at}`,
			line: '1',
			site,
			customer: 'C1',
			promised_date: `${month}-10`,
			status: 'open'
		}));
	const rows = [...open('Ulm', '2025-01', 20), ...open('Brno', '2025-01', 30), ...open('Ulm', '2025-03', 40)];
	await bring(own, { kind: 'deliveries', rows, dataDate: '2025-04-30' });
	const pair = periodPair({ from: '2025-03', to: '2025-04' }, { from: '2025-01', to: '2025-02' });
	const found = await readChange(readingOf(own), kpiById('L5'), {}, pair);
	expect(found.told).toMatchObject({ basis: 'amount', before: 50, after: 90, change: 40, mayBeNoise: false });
	const [first] = found.told!.dimensions.filter(({ by }) => by === 'site');
	expect(first!.rows.map(({ name, before, after, total }) => [name, before, after, total])).toEqual([
		['Ulm', 20, 60, 40],
		['Brno', 30, 30, 0]
	]);
	const there = await readChange(readingOf(own), kpiById('L5'), { site: 'Ulm', customer: 'C1' }, pair);
	expect(there.told).toMatchObject({ before: 20, after: 60 });
	await own.close();
});

test('a KPI whose groups do not make up the whole has no such change', async () => {
	await expect(change('L8', LATER, EARLIER)).rejects.toMatchObject({ code: 'change_not_available', status: 422 });
	await expect(change('L1', LATER, EARLIER, { supplier: 'S' })).rejects.toMatchObject({
		code: 'dimension_not_available'
	});
	for (const kpi of catalogue) {
		const page = await kpiPage(store, kpi, {});
		if (page.card.assessment.points.some(({ value }) => value !== null))
			expect([kpi.code, page.change !== null]).toEqual([kpi.code, kpi.apart === null && kpi.code !== 'Q5']);
	}
});

test('a page tells the change of the usual periods, or of those that are asked for', async () => {
	const usual = await kpiPage(store, kpiById('L1'), {});
	expect(usual.change).toMatchObject({ period: { from: '2025-04', to: '2025-06', measured: 3 } });
	expect(usual.change!.offered.map(({ name }) => name)).toEqual(['Last 3 months', 'Last month']);
	const pair = periodPair({ from: '2025-05', to: '2025-05' }, { from: '2025-01', to: '2025-02' });
	const asked = await kpiPage(store, kpiById('L1'), { pair });
	expect(asked.change).toMatchObject({ period: { from: '2025-05' }, against: { to: '2025-02', measured: 2 } });
});

test('many groups are told up to a number, and the others in one', async () => {
	const own = await emptyStore();
	const rows = ['2025-01', '2025-02'].flatMap((month) =>
		Array.from({ length: 300 }, (_, at) => ({
			order_id: `${month}-${at}`,
			line: '1',
			site: 'Ulm',
			customer: `C${at}`,
			promised_date: `${month}-10`,
			delivered_date: `${month}-${(at + (month === '2025-01' ? 0 : 3)) % 7 ? '10' : '12'}`
		}))
	);
	await bring(own, { kind: 'deliveries', rows, dataDate: '2025-02-28' });
	const pair = periodPair({ from: '2025-02', to: '2025-02' }, { from: '2025-01', to: '2025-01' });
	const found = await readChange(readingOf(own), kpiById('L1'), {}, pair);
	const customers = found.told!.dimensions.find(({ by }) => by === 'customer')!;
	expect([customers.groups, customers.rows.length, customers.rest!.groups]).toEqual([300, 50, 250]);
	expect(customers.explained).toBe(0);
	expect(sums(found)).toEqual(found.told!.dimensions.map(() => found.told!.change));
	await own.close();
});
