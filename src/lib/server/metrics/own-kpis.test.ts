import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { firstDay, lastDay, monthsBetween } from '$lib/time/month';
import { board } from './board';
import { bring, emptyStore, undo, type Fact } from './facts.fixture';
import { closeMonths } from './months';
import { addNote } from './note-changes';
import { alterKpi, withdrawKpi } from './own-kpi-changes';
import { ACTOR, declare } from './own-kpis.fixture';
import { findKpi, listOwnKpis } from './own-kpis';
import { kpiPage } from './page';
import { rowsOf } from './rows';
import { setRules } from './rule-settings';
import { month as deliveriesOf, one, valueIn } from './series.fixture';
import { listSettings, listTargets, setTarget } from './targets';

const NOW = new Date('2025-06-20T12:00:00Z');
const names = async (store: Store) => (await listOwnKpis(store)).map(({ code, name }) => `${code} ${name}`);

/** One row of measures per month and site. */
const row = (kpi: string, month: string, figures: Fact, site: string | null = 'ULM'): Fact => ({
	...{ kpi, month: firstDay(month), site },
	...figures
});
const measures = (store: Store, rows: Fact[], at = '2025-06-02T10:00:00Z') =>
	bring(store, { kind: 'measures', rows, dataDate: lastDay(String(rows.at(-1)!.month).slice(0, 7)), at });

describe('a KPI that is declared', () => {
	let store: Store;
	beforeAll(async () => {
		store = await emptyStore();
	});
	afterAll(() => store.close());

	test('has a code of its own, an owner and a target at once', async () => {
		const target = { from: '2025-01', value: 0.9, source: 'Policy' };
		const { id, code } = await declare(store, 'Closed in time', { owner: ' Petra ', target });
		expect([id, code]).toEqual(['closed-in-time', 'O1']);
		expect((await listTargets(store)).get(id)).toEqual([target]);
		expect((await listSettings(store)).get(id)).toMatchObject({ owner: 'Petra', shown: true });
		expect((await declare(store, 'Audit findings', { form: 'count' })).code).toBe('O2');
	});

	test('is found by slug and code, as of its time', async () => {
		const { name } = await findKpi(store, 'o1');
		expect(name).toBe('Closed in time');
		await expect(findKpi(store, 'O1', 0)).rejects.toMatchObject({ code: 'unknown_kpi', status: 404 });
		expect((await findKpi(store, 'L1')).own).toBeUndefined();
	});

	test.each(['Closed in time', 'CLOSED  IN-TIME', 'O2', 'On-time delivery', 'l1'])(
		'cannot have the name of another: %s',
		(name) => expect(declare(store, name)).rejects.toMatchObject({ code: 'kpi_exists', status: 409 })
	);

	test('named like a code leaves that code to itself', async () => {
		const own = await emptyStore();
		await declare(own, 'O2');
		await declare(own, 'Second');
		await declare(own, 'Third');
		expect(await names(own)).toEqual(['O1 O2', 'O3 Second', 'O4 Third']);
		await own.close();
	});

	test('with a target that it cannot reach is not declared at all', async () => {
		const target = { from: '2025-01', value: 90, source: 'Policy' };
		await expect(declare(store, 'Never', { target })).rejects.toMatchObject({ code: 'invalid_target' });
		expect(await names(store)).toEqual(['O1 Closed in time', 'O2 Audit findings']);
	});

	test('can be altered, but for its slug and code; the past stays', async () => {
		const [{ seq } = { seq: 0 }] = await store.query<{ seq: number }>({
			text: 'select max(seq) as seq from changes',
			params: []
		});
		const after = await alterKpi(store, ACTOR, 'O1', { name: 'Closed on time', process: 'Audits' }, NOW);
		expect(after).toMatchObject({ id: 'closed-in-time', code: 'O1', name: 'Closed on time', process: 'Audits' });
		expect(after).toMatchObject({ unit: '%', factor: 100, direction: 'up' });
		expect((await findKpi(store, 'O1', seq)).name).toBe('Closed in time');
		await expect(alterKpi(store, ACTOR, 'O1', { name: 'Audit findings' }, NOW)).rejects.toMatchObject({
			code: 'kpi_exists'
		});
	});

	test('takes another form only while no row has come', async () => {
		expect(await alterKpi(store, ACTOR, 'O1', { form: 'rate' }, NOW)).toMatchObject({
			form: 'rate',
			unit: '',
			factor: 1
		});
		await alterKpi(store, ACTOR, 'O1', { form: 'share' }, NOW);
		await measures(store, [row('closed-in-time', '2025-05', { numerator: 9, denominator: 10 })]);
		await expect(alterKpi(store, ACTOR, 'O1', { form: 'rate' }, NOW)).rejects.toMatchObject({ code: 'form_fixed' });
	});

	test('is withdrawn, and comes back with its rows and code when it is declared again', async () => {
		await withdrawKpi(store, ACTOR, 'O1', NOW);
		expect(await names(store)).toEqual(['O2 Audit findings']);
		await expect(findKpi(store, 'O1')).rejects.toMatchObject({ code: 'unknown_kpi' });
		expect((await board(store, {})).cards).toEqual([]);
		await declare(store, 'Closed in time');
		expect(await valueIn(store, 'O1', '2025-05')).toMatchObject({ value: 0.9 });
	});

	test.each([
		['built_in_kpi', 'L1'],
		['unknown_kpi', 'nobody']
	])('%s: %s can neither be altered nor withdrawn', async (code, name) => {
		await expect(alterKpi(store, ACTOR, name, { name: 'Mine' }, NOW)).rejects.toMatchObject({ code });
		await expect(withdrawKpi(store, ACTOR, name, NOW)).rejects.toMatchObject({ code });
	});
});

describe('declared KPIs beside those of the catalogue', () => {
	const months = monthsBetween('2022-10', '2025-05');
	const late = (index: number, site: string) => ((index * 7 + (site === 'ULM' ? 0 : 3)) % 5) + (index > 26 ? 4 : 0);
	let store: Store;

	beforeAll(async () => {
		store = await emptyStore();
		await declare(store, 'Own on time');
		await declare(store, 'Own score', { form: 'value', direction: 'up' });
		await closeMonths(store, NOW);
		const sites = ['ULM', 'BRN'];
		const rows = months.flatMap((name, index) => sites.flatMap((site) => deliveriesOf(name, site, late(index, site))));
		await bring(store, { kind: 'deliveries', rows, dataDate: '2025-05-31', at: '2025-06-02T10:00:00Z' });
		const own = months.flatMap((name, index) =>
			sites.map((site) => row('own-on-time', name, { numerator: 40 - late(index, site), denominator: 40 }, site))
		);
		await measures(store, own);
	});
	afterAll(() => store.close());

	test('with the same numbers have the same chart, limits, signals and icons', async () => {
		for (const scope of [{}, { site: 'ULM' }]) {
			const [own, built] = [await one(store, { scope }, 'O1'), await one(store, { scope }, 'L1')];
			expect({ ...own, kpi: '' }).toEqual({ ...built, kpi: '' });
			expect(own.points).toHaveLength(months.length);
		}
		expect((await one(store, {}, 'O1')).variation).toBe('concern_low');
	});

	test('have the same page: split, comparison, findings and forecast', async () => {
		const [own, built] = [
			await kpiPage(store, await findKpi(store, 'O1'), {}),
			await kpiPage(store, await findKpi(store, 'L1'), { by: 'site' })
		];
		expect(own.breakdown).toEqual(built.breakdown);
		expect(own.comparison).toEqual(built.comparison);
		expect(own.pareto).toEqual(built.pareto);
		expect([own.forecast, own.suggestion]).toEqual([built.forecast, built.suggestion]);
		expect(own.lineage).toMatchObject([{ name: expect.stringContaining('measures') as string, rows: 2 }]);
		expect(own.card.evidence).toEqual(built.card.evidence);
	});

	test('stand on the board by their urgency, and take targets, rules and notes', async () => {
		await setTarget(store, ACTOR, { kpi: 'O1', from: '2022-10', value: 0.99, source: 'Contract' }, NOW);
		const first = (await board(store, {})).cards.slice(0, 2);
		expect(first.map(({ kpi, attention }) => [kpi.code, attention])).toEqual([
			['L1', true],
			['O1', true]
		]);
		await setRules(store, ACTOR, { kpi: 'O1', rules: 'nelson', reason: 'Handbook' }, NOW);
		await addNote(
			store,
			ACTOR,
			{ kind: 'phase', kpi: 'O1', month: '2025-01', text: 'second carrier', reason: 'decision' },
			NOW
		);
		const { cards, choices } = await board(store, {});
		const card = cards.find(({ kpi }) => kpi.code === 'O1');
		expect(card).toMatchObject({ targets: [{ value: 0.99 }] });
		expect(card!.assessment.rules).toBe('nelson');
		expect(card!.assessment.phases.at(-1)).toMatchObject({ reason: 'decision', text: 'second carrier' });
		expect(choices.site).toEqual(['BRN', 'ULM']);
	});

	test('tell the rows behind a number', async () => {
		const kpi = await findKpi(store, 'O1');
		const { rows, total, amount } = await rowsOf(store, kpi, { month: '2025-05', part: 'numerator' });
		expect(rows.map(({ site, kpi: name, denominator }) => [site, name, denominator])).toEqual([
			['ULM', 'own-on-time', 40],
			['BRN', 'own-on-time', 40]
		]);
		expect([total, amount]).toEqual([2, 80 - late(31, 'ULM') - late(31, 'BRN')]);
		await expect(rowsOf(store, kpi, { month: '2025-05', part: 'missed' })).rejects.toMatchObject({
			code: 'part_not_available'
		});
	});

	test('with a site that did not tell a month which others told say so', async () => {
		const { importId } = await measures(
			store,
			[
				row('own-score', '2025-05', { value: 9 }, 'ULM'),
				row('own-on-time', '2022-09', { numerator: 1, denominator: 1 }, 'PTO')
			],
			'2025-06-23T10:00:00Z'
		);
		const { card } = await kpiPage(store, await findKpi(store, 'O1'), {});
		expect(card.missingSites).toEqual(['PTO']);
		expect(card.evidence).toMatchObject({ complete: 0, grade: 'D' });
		const score = await kpiPage(store, await findKpi(store, 'O2'), {});
		expect(score.card.missingSites).toEqual([]);
		await undo(store, 'measures', importId);
	});

	test('change neither how far the data go nor what is due', async () => {
		const { dataTo, missing } = await board(store, {});
		expect([dataTo, missing]).toEqual(['2025-05', []]);
		expect(await valueIn(store, 'Q1', '2025-05')).toMatchObject({ value: 1, denominator: 2 });
	});
});

test('a final month is restated by a change of its rows, not by the first rows of a KPI', async () => {
	const store = await emptyStore();
	await declare(store, 'Score', { form: 'value' });
	await declare(store, 'Trainings', { form: 'count' });
	await closeMonths(store, NOW);
	const stateOf = async (kpi: string, name: string) =>
		(await one(store, {}, kpi)).points.find(({ month }) => month === name)?.state;
	const both = ['2025-04', '2025-05', '2025-06'].map((name) => row('score', name, { value: 7 }, null));
	await measures(store, both, '2025-07-02T10:00:00Z');
	await closeMonths(store, new Date('2025-07-20T12:00:00Z'));
	await measures(
		store,
		both.slice(1).map(({ month }) => row('trainings', String(month).slice(0, 7), { value: 2 }, null)),
		'2025-07-21T10:00:00Z'
	);
	for (const kpi of ['score', 'trainings']) expect(await stateOf(kpi, '2025-06'), kpi).toBe('final');
	const { importId } = await measures(store, [row('score', '2025-06', { value: 8 }, null)], '2025-07-22T10:00:00Z');
	expect([await stateOf('score', '2025-05'), await stateOf('score', '2025-06')]).toEqual(['final', 'restated']);
	expect(await stateOf('trainings', '2025-06')).toBe('final');
	const { restatements } = await kpiPage(store, await findKpi(store, 'score'), {});
	expect(restatements).toMatchObject([{ month: '2025-06', before: 7, after: 8, importId }]);
	await store.close();
});

describe('an organisation that has nothing but its own measures', () => {
	test('sees how far they go, and a value that only sites tell where it looks at one', async () => {
		const store = await emptyStore();
		await declare(store, 'Score', { form: 'value' });
		await measures(store, [row('score', '2025-03', { value: 5 }, 'ULM'), row('score', '2025-04', { value: 6 }, 'BRN')]);
		const whole = await board(store, {});
		expect(whole.dataTo).toBe('2025-04');
		expect(whole.withoutRows.map(({ id }) => id)).toEqual(['score']);
		const { cards } = await board(store, { scope: { site: 'BRN' } });
		expect(cards.map(({ kpi, assessment }) => [kpi.id, assessment.points.at(-1)?.value])).toEqual([['score', 6]]);
		await store.close();
	});

	test('sees one month as what it is', async () => {
		const store = await emptyStore();
		await declare(store, 'Trainings', { form: 'count' });
		await measures(store, [row('trainings', '2025-03', { value: 0 })]);
		const { cards } = await board(store, {});
		expect(cards.map(({ assessment }) => assessment.points.map(({ value }) => value))).toEqual([[0]]);
		await store.close();
	});
});
