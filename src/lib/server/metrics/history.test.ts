import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { firstDay, monthsBetween } from '$lib/time/month';
import { board } from './board';
import { kpiById } from './catalogue';
import { bring, emptyStore, undo, type Fact } from './facts.fixture';
import { closeMonths } from './months';
import { kpiPage } from './page';
import { rowsOf } from './rows';
import { ACTOR, month as deliveriesOf, one, valueIn } from './series.fixture';
import { setTarget } from './targets';

const NOW = new Date('2025-06-20T12:00:00Z');
const before = monthsBetween('2022-01', '2023-06');
const own = monthsBetween('2023-07', '2025-05');
/** Months that both tell: the first own one is July. */
const beside = monthsBetween('2023-07', '2023-08');

const row = (kpi: string, month: string, site: string | null, figures: Fact): Fact => ({
	...{ kpi, month: firstDay(month), site },
	...figures
});
const share = (month: string, site: string | null, numerator: number): Fact =>
	row('on-time-delivery', month, site, { numerator, denominator: 40 });

async function storeWith(rows: Fact[]): Promise<Store> {
	const store = await emptyStore();
	await closeMonths(store, NOW);
	const delivered = own.flatMap((name, index) => deliveriesOf(name, 'ULM', 2 + (index % 3)));
	await bring(store, { kind: 'deliveries', rows: delivered, dataDate: '2025-05-31', at: '2025-06-02T10:00:00Z' });
	await bring(store, { kind: 'measures', rows, dataDate: '2023-08-31', at: '2025-06-03T10:00:00Z' });
	return store;
}

describe('history with its cases', () => {
	let store: Store;
	let bare: Awaited<ReturnType<typeof one>>;

	beforeAll(async () => {
		const rows = [...before, ...beside].map((name, index) => share(name, 'ULM', 30 + (index % 4)));
		const without = await storeWith([]);
		bare = await one(without);
		await without.close();
		store = await storeWith(rows);
	});
	afterAll(() => store.close());

	test('stands before the own months as a phase with limits of its own', async () => {
		const { points, phases, chart } = await one(store);
		expect(points.map(({ month }) => month)).toEqual([...before, ...own]);
		expect(points.filter(({ history }) => history).map(({ month }) => month)).toEqual(before);
		expect(phases).toHaveLength(2);
		expect(phases[0]).toMatchObject({ from: '2022-01', to: '2023-06', history: true, stage: 'trial', reason: null });
		expect(phases[0]!.baseline).toMatchObject({ from: '2022-01', to: '2023-06', months: 18 });
		expect([phases[1]!.from, phases[1]!.history, chart]).toEqual(['2023-07', undefined, bare.chart]);
		expect(points[before.length]!.begins).toContain('counted from rows');
	});

	test('changes nothing of the own months', async () => {
		const { points, ...series } = await one(store);
		const last = points.slice(before.length).map((point) => ({ ...point, begins: undefined }));
		expect(last).toEqual(bare.points.map((point) => ({ ...point, begins: undefined })));
		expect({ ...series.phases.at(-1)!, from: '' }).toEqual({ ...bare.phases[0]!, from: '' });
		expect([series.variation, series.assurance]).toEqual([bare.variation, bare.assurance]);
		expect(await valueIn(store, 'L1', '2023-01')).toBeUndefined();
	});

	test('has no evidence of its own, and the rows that it was brought with', async () => {
		const { points } = await one(store);
		expect(new Set(points.slice(0, before.length).map(({ grade }) => grade))).toEqual(new Set([null]));
		const of = (month: string) => rowsOf(store, kpiById('L1'), { month });
		expect((await of('2023-06')).rows).toMatchObject([{ kpi: 'on-time-delivery', numerator: 31, site: 'ULM' }]);
		expect((await of('2023-07')).rows[0]).toMatchObject({ order_id: 'ULM-2023-07-0' });
	});

	test('is in no total, no comparison of periods and no target that was met', async () => {
		await setTarget(store, ACTOR, { kpi: 'L1', from: '2022-01', value: 0.5, source: 'Policy' }, NOW);
		const { card, pareto, change, periods } = await kpiPage(store, kpiById('L1'), { months: 120 });
		expect(card.assessment.points.map(({ meetsTarget }) => meetsTarget)).toEqual([
			...before.map(() => null),
			...own.map(() => true)
		]);
		expect(pareto).toMatchObject({ from: own[0], to: own.at(-1) });
		expect([change!.months[0], change!.months.length]).toEqual([own[0], own.length]);
		const year = periods!.pairs.find(({ name }) => name === 'year_to_date');
		expect(year!.before.from).toBe('2024-01');
	});

	test('is of its site: another scope has none', async () => {
		const scoped = async (scope: object) => (await one(store, { scope })).points[0]?.month;
		expect([await scoped({ site: 'ULM' }), await scoped({ customer: 'C1' })]).toEqual(['2022-01', '2023-07']);
	});

	test('is told in words', async () => {
		const { card } = await kpiPage(store, kpiById('L1'), {});
		expect(card.sentence.map(({ text }) => text).join('')).not.toContain('phase since');
		const { dataTo, missing } = await board(store, {});
		expect([dataTo, missing]).toEqual(['2025-05', []]);
	});
});

describe('what an import of history alters', () => {
	test('are the months that show, and an undo takes them away', async () => {
		const store = await storeWith([]);
		const rows = [share('2023-06', 'ULM', 20), share('2023-07', 'ULM', 20)];
		const { importId, effect } = await bring(store, { kind: 'measures', rows, dataDate: '2023-07-31' });
		const change = { kpi: 'on-time-delivery', month: '2023-06', before: null, after: 0.5, worst: null };
		expect(effect).toEqual([
			{ ...change, site: null },
			{ ...change, site: 'ULM' }
		]);
		expect((await one(store)).points[0]).toMatchObject({ month: '2023-06', history: true, value: 0.5 });
		expect(await undo(store, 'measures', importId)).toEqual([
			{ ...change, site: null, before: 0.5, after: null },
			{ ...change, site: 'ULM', before: 0.5, after: null }
		]);
		expect((await one(store)).points[0]).toMatchObject({ month: '2023-07' });
		await store.close();
	});
});

describe('history without its cases', () => {
	test('is an individuals chart, in the unit of the KPI, and has no total but one that was brought', async () => {
		const value = (month: string, site: string | null, percent: number) =>
			row('on-time-delivery', month, site, { value: percent });
		const rows = before.flatMap((name, index) => [value(name, 'ULM', 90 + (index % 5)), value(name, 'BRN', 80)]);
		const store = await storeWith(rows);
		expect((await one(store)).points[0]!.month).toBe('2023-07');
		const ulm = await one(store, { scope: { site: 'ULM' } });
		expect(ulm.phases.map(({ chart }) => chart)).toEqual(['i', bareChart(ulm.chart)]);
		expect(ulm.points[2]).toMatchObject({ value: 0.92, numerator: null, denominator: null });
		await bring(store, { kind: 'measures', rows: [value('2023-05', null, 91.3)], dataDate: '2023-05-31' });
		expect((await one(store)).points[0]).toMatchObject({ month: '2023-05', value: 0.913 });
		await store.close();
	});

	const bareChart = (chart: string) => (['p', 'pp'].includes(chart) ? chart : 'p');
});

test('of a KPI without months of its own nothing is shown', async () => {
	const store = await emptyStore();
	await bring(store, { kind: 'measures', rows: [share('2023-05', 'ULM', 20)], dataDate: '2023-05-31' });
	expect((await one(store)).points).toEqual([]);
	await store.close();
});
