import { currentSeq } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import type { Against } from '$lib/metrics/heat-map';
import type { Dimension } from '$lib/metrics/kpi';
import type { PeriodPair } from '$lib/metrics/period-pair';
import type { KpiPage, Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { ageingOf } from './ageing';
import { latest, remembered } from './cache';
import { cardOf, lastMonths } from './card';
import { choicesOf } from './choices';
import { comparisonOf } from './comparison';
import { shownChange } from './contribution';
import type { KpiDefinition } from './definition';
import { heatOf, largestGroups, type GroupsOf } from './heat';
import { availableDimensions, firstNamed, requireDimensions } from './dimensions';
import { notedPage } from './page-notes';
import { categoryPareto, countedBy, paretoOf } from './page-pareto';
import { readPeriods } from './periods';
import type { Reading } from './reading';
import { heldScope } from './own-kpis';
import { rowSources } from './row-sources';
import { unitsBehind } from './rows';
import { restatedMonths, type Restated } from './states';
import { settingsOf } from './targets';
import { lackOf } from './unmeasured';
import { spreadOf } from './spread';
import { valuesOf } from './values';

export interface PageQuery {
	scope?: Scope;
	/** Dimension of breakdown and Pareto; the first that the scope leaves open when absent. */
	by?: Dimension | null;
	months?: number;
	/** Periods whose change is told apart; the usual ones when absent. */
	pair?: PeriodPair | null;
	/** What the heat map tells apart: as the breakdown, or by category where the KPI has some, when absent. */
	heat?: Dimension | 'category' | null;
	against?: Against;
}

const MONTHS = 36;
/** Small multiples beyond these are told as a number only. */
const GROUPS_SHOWN = 12;

/** All that the page of a KPI shows in one scope; 422 `dimension_not_available` where it cannot be read so. */
export async function kpiPage(store: Store, kpi: KpiDefinition, query: PageQuery): Promise<KpiPage> {
	const { scope = {}, by = null, months = MONTHS, pair = null, heat = null, against = 'own' } = query;
	const seq = await currentSeq(store);
	const question = `page ${kpi.id} ${JSON.stringify([Object.entries(scope).sort(), by, months, pair, heat, against])}`;
	return remembered(store, seq, question, () =>
		store.read((db) => makePage(store, db, kpi, { scope, by, months, pair, heat, against }))
	);
}

async function makePage(
	store: Store,
	db: Db,
	kpi: KpiDefinition,
	{ scope, by, months, pair, heat, against }: Required<PageQuery>
): Promise<KpiPage> {
	const { seq, reading } = await latest(store, db);
	await requireDimensions(reading, kpi, scope, by);
	const card = await cardOf(reading, kpi, scope, months);
	const open = (await availableDimensions(reading, kpi)).filter((dimension) => scope[dimension] === undefined);
	const split = by ?? (await firstNamed(reading, kpi, open)) ?? open[0] ?? null;
	const groups = largestGroups(reading, kpi, scope);
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
		breakdown: split && (await breakdown(groups, split, months)),
		heat: await heatOf(reading, kpi, scope, { heat, split, against, whole: card.assessment, months, groups }),
		pareto:
			kpi.apart !== null && by === null
				? await categoryPareto(reading, kpi, scope, card.assessment.points)
				: counted && paretoOf(kpi, counted),
		comparison: counted && comparisonOf(kpi, counted.by, counted, counted.totals),
		periods: await readPeriods(reading, kpi, scope),
		spread: await spreadOf(reading, kpi, scope, card.assessment.points),
		change: await shownChange(reading, kpi, scope, pair),
		ageing: last && kpi.ages ? await ageingOf(reading, kpi, scope, last.month) : null,
		lineage: last ? await lineageOf(reading, kpi, scope, last.month) : [],
		restatements: await restatementsOf(reading, kpi, scope),
		...(await notedPage(reading, kpi, scope)),
		seq
	};
}

async function breakdown(groupsOf: GroupsOf, by: Dimension, months: number): Promise<KpiPage['breakdown']> {
	const { groups, all } = await groupsOf(by);
	const shown = groups.slice(0, GROUPS_SHOWN);
	return {
		by,
		groups: shown.map(({ name, assessment }) => ({ name, assessment: lastMonths(assessment, months) })),
		omitted: all - shown.length
	};
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
	const held = heldScope(kpi, scope);
	for (const source of await rowSources(reading, kpi, 'all', month, held)) {
		const found = await reading.db.query<{ importId: number; rows: number }>(sql`
			select b.import_id, cast(count(*) as integer) as rows
			from (${unitsBehind(source, { month, scope: held, asOf: reading.asOf })}) b group by b.import_id`);
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
