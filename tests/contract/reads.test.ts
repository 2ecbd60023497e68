import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { board } from '$lib/server/metrics/board';
import { catalogue, kpiById } from '$lib/server/metrics/catalogue';
import { readChange } from '$lib/server/metrics/contribution';
import { coverage } from '$lib/server/metrics/coverage';
import { bring, emptyStore, undo } from '$lib/server/metrics/facts.fixture';
import { closeMonths } from '$lib/server/metrics/months';
import { addNote, withdrawNote } from '$lib/server/metrics/note-changes';
import { listNotes } from '$lib/server/metrics/notes';
import { readFiscalStart, setFiscalStart } from '$lib/server/metrics/fiscal-year';
import { declareKpi } from '$lib/server/metrics/own-kpi-changes';
import { findKpi, listOwnKpis } from '$lib/server/metrics/own-kpis';
import { kpiPage } from '$lib/server/metrics/page';
import { readingOf } from '$lib/server/metrics/reading';
import { listRules, setRules } from '$lib/server/metrics/rule-settings';
import { rowsOf, type RowsPart } from '$lib/server/metrics/rows';
import { seriesOf, type Series } from '$lib/server/metrics/series';
import { listSettings, listTargets, setTarget } from '$lib/server/metrics/targets';
import { periodPair } from '$lib/metrics/period-pair';
import type { Scope } from '$lib/metrics/views';
import type { Store } from '$lib/server/store/store';
import { firstDay, monthsBetween } from '$lib/time/month';
import { someFacts } from './facts';
import { copyToPGlite } from './pglite';
import { faultsOf, listening } from './statements';

let duckdb: Store;
let pglite: Store;
let past: number;
const heard = new Set<string>();

beforeAll(async () => {
	const store = await emptyStore();
	const facts = someFacts();
	await bring(store, { kind: 'deliveries', rows: facts.deliveries, dataDate: '2025-05-31' });
	const { importId, seq } = await bring(store, { kind: 'complaints', rows: facts.complaints, dataDate: '2025-06-15' });
	past = seq;
	await closeMonths(store, new Date('2025-06-20T12:00:00Z'));
	await bring(store, { kind: 'defects', rows: facts.defects, dataDate: '2025-05-31' });
	await bring(store, { kind: 'volumes', rows: facts.volumes, dataDate: '2025-05-31' });
	await bring(store, { kind: 'deliveries', rows: facts.later, dataDate: '2025-06-12' });
	await undo(store, 'complaints', importId);
	await bring(store, { kind: 'complaints', rows: facts.complaints, dataDate: '2025-06-15' });
	await measure(store);
	await setTarget(store, ACTOR, { kpi: 'L1', from: '2025-02', value: 0.95, source: 'Contract' }, new Date(0));
	await setFiscalStart(store, ACTOR, 10, new Date(0));
	await setFiscalStart(store, ACTOR, 4, new Date(0));
	await sayThings(store);
	duckdb = listening(store, heard);
	pglite = await copyToPGlite(store);
}, 120_000);

afterAll(async () => {
	await pglite.close();
	await duckdb.close();
});

const ACTOR = { name: 'Test', origin: 'test' };

const OWN = ['share', 'rate', 'count', 'value', 'sum'] as const;

/** KPIs of every form, a history of one of the catalogue, and a change of rows that were final. */
async function measure(store: Store): Promise<void> {
	for (const name of OWN)
		await declareKpi(
			store,
			ACTOR,
			{ name, form: name === 'sum' ? 'value' : name, summed: name === 'sum', direction: 'up' },
			new Date(0)
		);
	const months = monthsBetween('2024-09', '2025-05');
	const ratio = { numerator: 3, denominator: 4.5 };
	const rows = months.flatMap((month, at) =>
		['ULM', null].flatMap((site) => [
			...['share', 'rate', 'on-time-delivery'].map((kpi) => ({ kpi, month: firstDay(month), site, ...ratio })),
			...['count', 'value', 'sum', 'days-late'].map((kpi) => ({ kpi, month: firstDay(month), site, value: at }))
		])
	);
	await bring(store, { kind: 'measures', rows, dataDate: '2025-05-31' });
	await bring(store, { kind: 'measures', rows: [{ ...rows[0]!, numerator: 1 }], dataDate: '2024-09-30' });
}

/** Phases, left-out months, notes, comments and rules; one of each kind is withdrawn or superseded. */
async function sayThings(store: Store): Promise<void> {
	const at = new Date('2025-06-20T12:00:00Z');
	const say = (parts: object) =>
		addNote(store, ACTOR, { kind: 'phase', kpi: 'L1', month: '2025-03', text: 'x', reason: 'decision', ...parts }, at);
	await say({});
	await say({ text: 'second carrier' });
	await say({ site: 'ULM', month: '2025-04', reason: 'known_cause' });
	await say({ kind: 'exclusion', month: '2025-02' });
	await say({ kind: 'comment', month: '2025-05', doing: 'y' });
	await say({ kind: 'comment', month: '2025-05', text: 'z' });
	const id = await say({ kind: 'annotation' });
	await withdrawNote(store, ACTOR, { kpi: 'L1', kind: 'annotation', id }, at);
	await setRules(store, ACTOR, { kpi: 'L1', rules: 'western_electric', reason: 'Handbook' }, at);
}
const SCOPES: Scope[] = [{}, { site: 'ULM' }, { site: 'ULM', product: 'P1' }, { product: 'P2' }];

/** The same question to both engines. */
async function sameOnBoth<T>(ask: (store: Store) => Promise<T>): Promise<T> {
	const settled = (store: Store) => ask(store).catch((problem: Error) => ({ refused: problem.message }) as never);
	const [here, there] = [await settled(duckdb), await settled(pglite)];
	expect(there).toEqual(here);
	return here;
}

describe.each(catalogue.map((kpi) => [kpi.code, kpi] as const))('%s', (_, kpi) => {
	test('series by every split and scope', async () => {
		for (const scope of SCOPES)
			for (const by of [null, ...kpi.dimensions].filter((dimension) => !dimension || !(dimension in scope)))
				await sameOnBoth((store) => seriesOf(store, kpi, { scope, by }));
	});

	test('series as of an earlier change', async () => {
		for (const by of [null, ...kpi.dimensions]) await sameOnBoth((store) => seriesOf(store, kpi, { by, asOf: past }));
	});

	test('rows behind a month', async () => {
		for (const part of ['all', 'numerator', 'denominator', 'missed'] satisfies RowsPart[])
			for (const asOf of [null, past])
				await sameOnBoth((store) => rowsOf(store, kpi, { month: '2025-03', part, asOf, limit: 5, offset: 1 }));
	});

	test('change', async () => {
		const pair = periodPair({ from: '2025-04', to: '2025-05' }, { from: '2025-01', to: '2025-02' });
		for (const scope of SCOPES)
			for (const asOf of [null, past])
				await sameOnBoth((store) => store.read((db) => readChange(readingOf(db, asOf), kpi, scope, pair)));
	});

	test('page', async () => {
		for (const scope of SCOPES) await sameOnBoth((store) => kpiPage(store, kpi, { scope }));
	});
});

test.each(OWN)('a declared %s', async (name) => {
	const kpi = await findKpi(duckdb, name);
	for (const scope of [{}, { site: 'ULM' }])
		for (const by of Object.keys(scope).length > 0 ? [null] : ([null, 'site'] as const)) {
			const series = await sameOnBoth((store) => seriesOf(store, kpi, { scope, by }));
			expect(Array.isArray(series) || series.points).toBeTruthy();
		}
	for (const part of ['all', 'numerator', 'denominator', 'missed'] satisfies RowsPart[])
		await sameOnBoth((store) => rowsOf(store, kpi, { month: '2025-03', part }));
	const { card } = await sameOnBoth((store) => kpiPage(store, kpi, {}));
	expect(card.assessment.points.length).toBeGreaterThan(6);
	await sameOnBoth((store) => kpiPage(store, kpi, { scope: { site: 'ULM' } }));
});

test('declared KPIs, and the history of one of the catalogue', async () => {
	await sameOnBoth((store) => listOwnKpis(store));
	expect(await sameOnBoth((store) => listOwnKpis(store, past))).toEqual([]);
	for (const kpi of ['L1', 'L4'].map(kpiById)) {
		const { points } = (await sameOnBoth((store) => seriesOf(store, kpi, {}))) as Series;
		expect(points.filter(({ history }) => history).length, kpi.id).toBeGreaterThan(2);
		await sameOnBoth((store) => rowsOf(store, kpi, { month: '2024-10' }));
	}
});

test('board, calendar, targets, settings, notes and rules', async () => {
	for (const scope of SCOPES) await sameOnBoth((store) => board(store, { scope }));
	const { cards } = await sameOnBoth((store) => board(store, {}));
	expect(cards.length).toBeGreaterThan(10);
	await sameOnBoth((store) => coverage(store, {}));
	await sameOnBoth((store) => coverage(store, { asOf: past }));
	await sameOnBoth(async (store) => [...(await listTargets(store))]);
	await sameOnBoth(async (store) => [...(await listSettings(store, past))]);
	expect(await sameOnBoth((store) => readFiscalStart(store))).toBe(4);
	expect(await sameOnBoth((store) => readFiscalStart(store, past))).toBe(1);
	const notes = await sameOnBoth(async (store) => [...(await listNotes(store))]);
	expect(notes[0]![1].comments[0]!.earlier).toHaveLength(1);
	for (const asOf of [past, notes[0]![1].phases[0]!.id - 1])
		await sameOnBoth(async (store) => [...(await listNotes(store, asOf))]);
	expect(await sameOnBoth(async (store) => [...(await listRules(store))])).toHaveLength(1);
	await sameOnBoth(async (store) => [...(await listRules(store, past))]);
});

test('values are there to compare', async () => {
	const series = await seriesOf(duckdb, kpiById('L1'), {});
	expect(Array.isArray(series) ? 0 : series.points.filter(({ value }) => value !== null).length).toBeGreaterThan(3);
});

test('no read uses what one engine alone understands', () => {
	expect(heard.size).toBeGreaterThan(100);
	const faults = [...heard].map((text) => ({ text, faults: faultsOf(text) })).filter((it) => it.faults.length > 0);
	expect(faults).toEqual([]);
});

test('the lint finds what it looks for', () => {
	expect(faultsOf('select a from t qualify row_number() over () = 1')).toEqual(['qualify']);
	expect(faultsOf('select try_cast(a as integer) from t')).toEqual(['try_cast']);
	expect(faultsOf('select a::integer from t')).toEqual(['casts by ::']);
	expect(faultsOf('select a from t limit 1')).toEqual(['limit without order by']);
	expect(faultsOf('select a from t order by a desc')).toEqual(['desc without nulls first or last']);
	expect(faultsOf("select 'qualify' from t order by a desc nulls last limit 1")).toEqual([]);
});
