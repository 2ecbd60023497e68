import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_QUESTION, type Question } from '$lib/explore/question';
import type { FacetId } from '$lib/explore/facets';
import { someFacts } from '../../../../tests/contract/facts';
import { catalogue } from '../metrics/catalogue';
import { bring, emptyStore } from '../metrics/facts.fixture';
import { findKpi } from '../metrics/own-kpis';
import { readingOf } from '../metrics/reading';
import type { FactRow } from '../metrics/rows';
import { valuesOf } from '../metrics/values';
import type { Store } from '../store/store';
import { explore } from './explore';
import { closeExtracts, withExtract } from './extracts';
import { allRows, bringOwn } from './explore.fixture';
import { canExplore, subjectChoices } from './subjects';

let store: Store;
beforeAll(async () => {
	store = await emptyStore();
	const facts = someFacts();
	await bring(store, { kind: 'deliveries', rows: facts.deliveries, dataDate: '2025-05-31' });
	await bring(store, { kind: 'complaints', rows: facts.complaints, dataDate: '2025-06-15' });
	await bring(store, { kind: 'defects', rows: facts.defects, dataDate: '2025-05-31' });
	await bring(store, { kind: 'volumes', rows: facts.volumes, dataDate: '2025-05-31' });
	await bringOwn(store);
});
afterAll(async () => {
	await closeExtracts(store);
	await store.close();
});

const asking = (of: string, more: Partial<Question> = {}): Question => ({ ...EMPTY_QUESTION, of, ...more });

test.each(['trained', 'ideas'])('%s, an own KPI, comes to what its page says', async (id) => {
	const kpi = await findKpi(store, id);
	const { months } = await explore(store, asking(id, { filters: { site: ['ULM'] } }));
	const values = (await valuesOf(readingOf(store), kpi, { site: 'ULM' }, null)).get('');
	expect(months.map(({ month, shown }) => [month, shown])).toEqual(
		[...values!].sort().map(([month, { value }]) => [month, value])
	);
	expect(months).toHaveLength(4);
});

test('an own KPI whose values do not add up is not explored', () =>
	expect(explore(store, asking('mood'))).rejects.toMatchObject({ code: 'not_explorable' }));

describe.each(catalogue.filter(canExplore).map((kpi) => [kpi.code, kpi] as const))('%s', (_, kpi) => {
	test('its months come to what the KPI comes to, also at one site', async () => {
		let compared = 0;
		for (const site of [undefined, 'ULM']) {
			const scope = site ? { site } : {};
			const filters = site ? { site: [site] } : {};
			const { months } = await explore(store, asking(kpi.id, { filters }));
			const values = (await valuesOf(readingOf(store), kpi, scope, null)).get('');
			for (const month of months) {
				const value = values?.get(month.month);
				if (!value || value.value === null) continue;
				compared++;
				const shown = kpi.apart === null ? value.value : value.denominator;
				expect(month.shown).toBeCloseTo(shown ?? NaN, 9);
				if (kpi.apart === null && kpi.measure !== 'duration')
					expect([month.numerator, month.denominator]).toEqual([value.numerator, value.denominator]);
				if (month.cases > 0) expect(month.atLeast).toBe(Boolean(value.lowerBound) || value.remark === 'at_least');
			}
		}
		expect(compared).toBeGreaterThan(2);
	});

	test('every facet shares out the whole', async () => {
		const { facets, total, months } = await explore(store, asking(kpi.id));
		expect(facets.map(({ id }) => id)).toContain('site');
		for (const { bars } of facets) expect(sum(bars.map(({ cases }) => cases))).toBeCloseTo(total.cases, 6);
		// What is there at the end of each month is not added up.
		if (kpi.measure !== 'stock') expect(sum(months.map(({ cases }) => cases))).toBeCloseTo(total.cases, 6);
		else expect(months.at(-1)?.cases).toBe(total.cases);
	});
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const FIELDS: Partial<Record<FacetId, (row: FactRow) => string>> = {
	site: ({ site }) => String(site ?? 'unassigned'),
	product: ({ product }) => String(product ?? 'unassigned'),
	customer: ({ customer }) => String(customer),
	late_reason: (row) => String(row.late_reason ?? 'unassigned')
};
const names = (facet: FacetId) =>
	({
		site: ['ULM', 'BRN', 'unassigned', 'nowhere'],
		product: ['P1', 'P2', 'unassigned'],
		customer: ['C0', 'C1', 'C2', 'C3'],
		late_reason: ['carrier', 'material', 'weather']
	})[facet as 'site'] ?? [];

test('each chart counts the rows that all filters but its own leave', async () => {
	const rows = await allRows(store, asking('deliveries'));
	expect(rows).toHaveLength((await explore(store, asking('deliveries'))).rows);
	const facets = Object.keys(FIELDS) as FacetId[];
	const filters = fc.record(
		Object.fromEntries(
			facets.map((facet) => [facet, fc.uniqueArray(fc.constantFrom(...names(facet)), { minLength: 1 })])
		),
		{ requiredKeys: [] }
	);
	const span = fc.option(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })));
	await fc.assert(
		fc.asyncProperty(filters, span, async (chosen, months) => {
			const [from, to] = months ? [Math.min(...months), Math.max(...months)].map((month) => `2025-0${month}`) : [];
			const look = asking('deliveries', {
				filters: chosen as Question['filters'],
				span: from && to ? { from, to } : null
			});
			const answer = await explore(store, look);
			const passes = (row: FactRow, but: string) =>
				facets.every(
					(facet) => facet === but || !look.filters[facet] || look.filters[facet]?.includes(FIELDS[facet]!(row))
				) &&
				(but === 'months' || !look.span || (monthOf(row) >= look.span.from && monthOf(row) <= look.span.to));
			const countBy = (but: string, nameOf: (row: FactRow) => string) => {
				const counts: Record<string, number> = {};
				for (const row of rows) if (passes(row, but)) counts[nameOf(row)] = (counts[nameOf(row)] ?? 0) + 1;
				return counts;
			};
			expect(answer.rows).toBe(rows.filter((row) => passes(row, '')).length);
			expect((await allRows(store, look)).length).toBe(answer.rows);
			for (const facet of facets) {
				const bars = answer.facets.find(({ id }) => id === facet)?.bars ?? [];
				expect(Object.fromEntries(bars.map(({ name, cases }) => [name, cases]))).toEqual(
					countBy(facet, FIELDS[facet]!)
				);
			}
			const counted = answer.months.filter(({ cases }) => cases > 0).map(({ month, cases }) => [month, cases]);
			expect(Object.fromEntries(counted)).toEqual(countBy('months', monthOf));
		}),
		{ numRuns: 60, seed: 7 }
	);
});

const monthOf = (row: FactRow): string => String(row.promised_date).slice(0, 7);

test('two spans of months stand side by side, and a split is drawn month by month', async () => {
	const look = asking('on-time-delivery', {
		span: { from: '2025-03', to: '2025-04' },
		against: { from: '2025-01', to: '2025-02' },
		split: 'site'
	});
	const now = await explore(store, look);
	const then = await explore(store, { ...look, span: look.against, against: null });
	expect(now.against).toEqual(then.total);
	const site = (facets: typeof now.facets) => facets.find(({ id }) => id === 'site')?.bars ?? [];
	for (const bar of site(now.facets))
		expect(bar.against?.value).toBe(site(then.facets).find(({ name }) => name === bar.name)?.value ?? null);
	expect(now.months.filter(({ compared }) => compared).map(({ month }) => month)).toEqual(['2025-01', '2025-02']);
	for (const { name, points } of now.split?.series ?? []) {
		expect(points.map(({ month }) => month)).toEqual(['2025-03', '2025-04']);
		const values = (await valuesOf(readingOf(store), catalogue[0]!, { site: name }, null)).get('');
		for (const { month, shown } of points) expect(shown).toBe(values?.get(month)?.value ?? null);
	}
	expect(now.split?.series.map(({ name }) => name)).toEqual(['ULM', 'unassigned']);
});

test('a share of one result says nothing: its cases are shown instead', async () => {
	const all = await explore(store, asking('on-time-delivery'));
	const late = await explore(store, asking('on-time-delivery', { filters: { result: ['missed'] } }));
	expect([all.show, late.show]).toEqual(['value', 'cases']);
	expect(late.total.cases).toBe((all.total.denominator ?? 0) - (all.total.numerator ?? 0));
});

test('amounts of volumes are added up of one measure only', async () => {
	const all = await explore(store, asking('volumes', { show: 'quantity' }));
	expect(all.show).toBe('cases');
	const one = await explore(store, asking('volumes', { show: 'quantity', filters: { measure: ['units_shipped'] } }));
	const rows = await allRows(store, asking('volumes', { filters: { measure: ['units_shipped'] } }));
	expect(one.total.shown).toBe(sum(rows.map(({ amount }) => Number(amount))));
	expect(new Set(rows.map(({ measure }) => measure))).toEqual(new Set(['units_shipped']));
	const measures = one.facets.find(({ id }) => id === 'measure')?.bars ?? [];
	expect(measures.map(({ shown }) => shown)).toEqual(measures.map(({ cases }) => cases));
	expect((await explore(store, asking('measures', { show: 'quantity' }))).show).toBe('cases');
	const own = await explore(store, asking('measures', { show: 'quantity', filters: { kpi: ['trained'] } }));
	expect(own.show).toBe('quantity');
});

test('what cannot be explored is refused, a name that nothing has finds nothing', async () => {
	await expect(explore(store, asking('moon'))).rejects.toMatchObject({ code: 'unknown_subject', status: 404 });
	await expect(explore(store, asking('data-completeness'))).rejects.toMatchObject({ code: 'not_explorable' });
	await expect(explore(store, asking('rolled-throughput-yield'))).rejects.toMatchObject({ code: 'not_explorable' });
	await expect(explore(store, asking('L1', { split: 'measure' }))).rejects.toMatchObject({
		code: 'split_not_available'
	});
	const nothing = await explore(store, asking('L1', { filters: { site: ['Atlantis'], measure: ['x'] } }));
	expect(nothing).toMatchObject({ rows: 0, total: { value: null, cases: 0 } });
	for (const { id } of await subjectChoices(store)) expect((await explore(store, asking(id))).rows).toBeGreaterThan(0);
});

test('an empty store has nothing to show, and says so without a fault', async () => {
	const own = await emptyStore();
	for (const of of [null, ...(await subjectChoices(own)).map(({ id }) => id)]) {
		const answer = await explore(own, {
			...EMPTY_QUESTION,
			of,
			split: 'site',
			against: { from: '2025-01', to: '2025-02' }
		});
		expect(answer).toMatchObject({ rows: 0, months: [], facets: [], span: null });
	}
	await closeExtracts(own);
	await own.close();
});

test('of many names the largest are shown with those that are chosen, others are looked for', async () => {
	const own = await emptyStore();
	const rows = Array.from({ length: 40 }, (_, product) =>
		Array.from({ length: product + 1 }, (_, order) => ({
			order_id: `o${product}-${order}`,
			product: `P-${product + 10}`,
			site: 'Ulm',
			promised_date: '2025-03-10',
			delivered_date: '2025-03-10'
		}))
	).flat();
	await bring(own, { kind: 'deliveries', rows, dataDate: '2025-03-31' });
	const { facets } = await explore(own, asking('L1', { filters: { product: ['P-11'] } }));
	// One site tells nothing apart.
	expect(facets.map(({ id }) => id)).toEqual(['product']);
	expect(facets[0]).toMatchObject({ names: 40, known: 40 });
	expect(facets[0]?.bars.map(({ name }) => name)).toEqual([
		...Array.from({ length: 20 }, (_, at) => `P-${49 - at}`),
		'P-11'
	]);
	const found = await explore(own, asking('L1', { find: { product: 'p-1' } }));
	expect(found.facets[0]?.bars.map(({ name }) => name)).toEqual(Array.from({ length: 10 }, (_, at) => `P-${19 - at}`));
	expect((await explore(own, asking('L1', { filters: { site: ['Ulm'] } }))).rows).toBe(rows.length);
	expect((await explore(own, asking('L1', { filters: { site: ['Brno'] } }))).rows).toBe(0);
	await closeExtracts(own);
	await own.close();
});

test('an extract lasts as long as it is used, and what the store learns makes a new one', async () => {
	const own = await emptyStore();
	const row = (order: string) => ({ order_id: order, promised_date: '2025-03-10', delivered_date: '2025-03-10' });
	await bring(own, { kind: 'deliveries', rows: [row('a')], dataDate: '2025-03-31' });
	const seen = await withExtract(own, 'L1', async (extract) => {
		await bring(own, { kind: 'deliveries', rows: [row('b')], dataDate: '2025-03-31' });
		const after = await explore(own, asking('L1'));
		return [
			extract.rows,
			after.rows,
			(await extract.db.query({ text: `select 1 as x from ${extract.table}`, params: [] })).length
		];
	});
	expect(seen).toEqual([1, 2, 1]);
	await closeExtracts(own);
	await own.close();
});
