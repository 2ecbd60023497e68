import { currentSeq } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Dimension } from '$lib/metrics/kpi';
import { isRestCategory, pareto } from '$lib/metrics/pareto';
import type { KpiPage, Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { ageingOf } from './ageing';
import { latest, remembered } from './cache';
import { cardOf, lastMonths } from './card';
import { choicesOf } from './choices';
import { comparisonOf } from './comparison';
import type { KpiDefinition, Measured } from './definition';
import { availableDimensions, firstNamed, requireDimensions } from './dimensions';
import type { Reading } from './reading';
import { sourcesOf } from './row-sources';
import { unitsBehind } from './rows';
import { ALWAYS, assessedGroups } from './series';
import { restatedMonths, type Restated } from './states';
import { settingsOf } from './targets';
import { lackOf } from './unmeasured';
import { totalsOf, valuesOf } from './values';

export interface PageQuery {
	scope?: Scope;
	/** Dimension of breakdown and Pareto; the first that the scope leaves open when absent. */
	by?: Dimension | null;
	months?: number;
}

const MONTHS = 36;
/** Small multiples beyond these are told as a number only. */
const GROUPS_SHOWN = 12;
const BARS_SHOWN = 12;

/** All that the page of a KPI shows in one scope; 422 `dimension_not_available` where it cannot be read so. */
export async function kpiPage(store: Store, kpi: KpiDefinition, query: PageQuery): Promise<KpiPage> {
	const { scope = {}, by = null, months = MONTHS } = query;
	const seq = await currentSeq(store);
	const question = `page ${kpi.id} ${JSON.stringify(Object.entries(scope).sort())} ${by} ${months}`;
	return remembered(store, seq, question, () => store.read((db) => makePage(store, db, kpi, { scope, by, months })));
}

async function makePage(
	store: Store,
	db: Db,
	kpi: KpiDefinition,
	{ scope, by, months }: Required<PageQuery>
): Promise<KpiPage> {
	const { seq, reading } = await latest(store, db);
	await requireDimensions(reading, kpi, scope, by);
	const card = await cardOf(reading, kpi, scope, months);
	const open = (await availableDimensions(reading, kpi)).filter((dimension) => scope[dimension] === undefined);
	const split = by ?? (await firstNamed(reading, kpi, open)) ?? open[0] ?? null;
	const { shown, position } = await settingsOf(reading, kpi.id);
	const last = card.assessment.points[card.assessment.last];
	const lack = await lackOf(reading, kpi);
	const counted = split && (await countedBy(reading, kpi, scope, split, card.assessment.points));
	return {
		kpi: card.kpi,
		card: lack?.lacks ? { ...card, sentence: [{ text: lack.lacks }] } : card,
		position,
		shown,
		unmeasured: lack,
		hasRows: kpi.compute === null,
		scope,
		choices: await choicesOf(reading),
		breakdown: split && (await breakdown(reading, kpi, scope, split, months)),
		pareto: counted && paretoOf(kpi, counted),
		comparison: counted && comparisonOf(kpi, counted.by, counted, counted.totals),
		ageing: last && kpi.ages ? await ageingOf(reading, kpi, scope, last.month) : null,
		lineage: last ? await lineageOf(reading, kpi, scope, last.month) : [],
		restatements: await restatementsOf(reading, kpi, scope),
		seq
	};
}

async function breakdown(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	months: number
): Promise<KpiPage['breakdown']> {
	const groups = await assessedGroups(reading, kpi, scope, by, undefined, GROUPS_SHOWN);
	const all = kpi.compute ? groups.length : (await totalsOf(reading, kpi, scope, by, ALWAYS)).size;
	return {
		by,
		groups: groups.map(({ name, assessment }) => ({ name, assessment: lastMonths(assessment, months) })),
		omitted: all - groups.length
	};
}

/** What a bar counts: what was missed where up is good, what happened where down is. */
function casesOf(kpi: KpiDefinition, { numerator, denominator, n }: Measured): number {
	if (kpi.measure === 'duration') return n;
	if (kpi.direction === 'up') return (denominator ?? 0) - (numerator ?? 0);
	return numerator ?? 0;
}

/** What each group counts over some months. */
interface Counted {
	by: Dimension;
	from: Month;
	to: Month;
	totals: Map<string, Measured>;
}

/** Groups over the months shown that have ended; a stock only at the last of them. Null where there is nothing to count. */
async function countedBy(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	points: readonly AssessedPoint[]
): Promise<Counted | null> {
	const ended = points.filter(({ state }) => state !== 'in_progress' && state !== 'immature');
	const counted = kpi.measure === 'stock' ? ended.slice(-1) : ended;
	const [from, to] = [counted[0]?.month, counted.at(-1)?.month];
	if (!from || !to || kpi.compute) return null;
	return { by, from, to, totals: await totalsOf(reading, kpi, scope, by, { from, to }) };
}

function paretoOf(kpi: KpiDefinition, { by, from, to, totals }: Counted): KpiPage['pareto'] {
	const denominators = new Map<string, number>();
	const counts: { category: string; count: number }[] = [];
	for (const [name, total] of totals) {
		const count = casesOf(kpi, total);
		if (count > 0) counts.push({ category: name, count });
		denominators.set(name, total.denominator ?? 0);
	}
	counts.sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
	const { rows, fold } = folded(counts);
	const { bars, total, vitalFew } = pareto(rows, { isRest: (name) => name === fold || isRestCategory(name) });
	if (total === 0) return null;
	return {
		by,
		from,
		to,
		total,
		vitalFew: vitalFew ?? 0,
		bars: bars.map(({ category, count, cumulativeShare, rest }, index) => ({
			name: category,
			count,
			denominator: denominators.get(category) || null,
			cumulativeShare,
			vital: vitalFew !== null && index < vitalFew,
			rest
		}))
	};
}

/** Beyond the largest the bars stand together, under a name that no bar has. */
export function folded(counts: { category: string; count: number }[]): { rows: typeof counts; fold: string | null } {
	if (counts.length <= BARS_SHOWN + 1) return { rows: counts, fold: null };
	let fold = 'other';
	while (counts.some(({ category }) => category === fold)) fold = `all ${fold}`;
	const rest = counts.slice(BARS_SHOWN).reduce((sum, { count }) => sum + count, 0);
	return { rows: [...counts.slice(0, BARS_SHOWN), { category: fold, count: rest }], fold };
}

/** The imports whose rows stand behind a month's number, the one with most rows first. */
async function lineageOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	month: Month
): Promise<KpiPage['lineage']> {
	if (kpi.compute) return [];
	const rows = new Map<number, number>();
	for (const source of await sourcesOf(reading, kpi, 'all', month, scope)) {
		const found = await reading.db.query<{ importId: number; rows: number }>(sql`
			select b.import_id, cast(count(*) as integer) as rows
			from (${unitsBehind(source, { month, scope, asOf: reading.asOf })}) b group by b.import_id`);
		for (const { importId, rows: count } of found) rows.set(importId, (rows.get(importId) ?? 0) + count);
	}
	if (rows.size === 0) return [];
	const imports = await reading.db.query<{ importId: number; name: string; createdAt: string; actor: string }>(sql`
		select import_id, name, created_at, actor from imports where import_id = any(${[...rows.keys()]})
		order by import_id`);
	return imports
		.map((it) => ({ ...it, rows: rows.get(it.importId) ?? 0 }))
		.sort((a, b) => b.rows - a.rows || b.importId - a.importId);
}

/** What stood before in months that were final, the latest month first. */
async function restatementsOf(reading: Reading, kpi: KpiDefinition, scope: Scope): Promise<KpiPage['restatements']> {
	const found = await restatedMonths(reading, kpi, scope, await valuesOf(reading, kpi, scope, null));
	const restatements: KpiPage['restatements'] = [];
	for (const { month, before, after, seq } of found.toSorted(byMonth)) {
		const [change] = await reading.db.query<{ madeAt: string; importId: number | null }>(sql`
			select c.made_at, (select max(i.import_id) from imports i where i.seq = c.seq or i.undone_seq = c.seq) as import_id
			from changes c where c.seq = cast(${seq} as bigint)`);
		restatements.push({
			month,
			before: before?.value ?? null,
			after: after?.value ?? null,
			importId: change?.importId ?? null,
			changedAt: change?.madeAt ?? ''
		});
	}
	return restatements;
}

const byMonth = (a: Restated, b: Restated): number => (a.month < b.month ? 1 : -1);
