import type { DataKind, Dimension, MonthState } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { addDays, lastDay, type Day, type Month } from '$lib/time/month';
import { cellsOf, dataDatesOf } from './cells';
import type { KpiDefinition, Side } from './definition';
import { grainFor } from './grain';
import { isOfMeasures } from './measure-names';
import { firstMeasured, placeOf } from './measure-touches';
import { markedAt, marksOf, type Mark } from './months';
import { onceInCommon, readingAt, type Reading } from './reading';
import { rollupTables } from './rollup-tables';
import { concerns, listTouched, type Touched } from './touched';
import { columnsOf, keptValuesOf, valuesOf, type Value, type Values } from './values';

/** What decides the state of a month, in one scope. */
export interface MonthFacts {
	/** Up to which day all kinds of the KPI speak; null without any. */
	dataDate: Day | null;
	closes: readonly Mark[];
	maturesAfterDays: number;
}

/**
 * A month ends when the data of every kind reach its last day, or at its cut-off, gaps included. It stays immature while cases
 * that belong to it are still to come.
 */
export function stateOf(
	month: Month,
	{ dataDate, closes, maturesAfterDays }: MonthFacts,
	restated: boolean
): MonthState {
	if (maturesAfterDays > 0 && dataDate !== null && lastDay(month) <= dataDate)
		if (addDays(lastDay(month), maturesAfterDays) > dataDate) return 'immature';
	if (markedAt(closes, month) !== null) return restated ? 'restated' : 'final';
	return dataDate !== null && lastDay(month) <= dataDate ? 'provisional' : 'in_progress';
}

export async function monthFacts(reading: Reading, kpi: KpiDefinition, site: string | null): Promise<MonthFacts> {
	const { closes } = await marksOf(reading);
	const latest: Day[] = [];
	for (const kind of kpi.needs) {
		const dates = await dataDatesOf(reading, kind);
		const days = [...dates].filter(([name]) => site === null || name === site).map(([, day]) => day);
		if (days.length > 0) latest.push(days.sort().at(-1) as Day);
	}
	latest.sort();
	return {
		dataDate: (kpi.needsAny ? latest.at(-1) : latest[0]) ?? null,
		closes,
		maturesAfterDays: kpi.maturesAfterDays
	};
}

/** What stood in a final month before a later change: the value at its closing, and the change. */
export interface Restated {
	month: Month;
	before: Value | undefined;
	after: Value | undefined;
	/** The first change after the closing that touched the month. */
	seq: number;
}

/**
 * Final months whose numerator or denominator a later change altered. The first fill of a cell of which nothing had come
 * when the month was closed is none, as long as its site had not begun with that kind; nor is what the data date alone moves.
 * Told for the scopes that rollups are kept for: elsewhere every earlier moment would be a pass over the facts.
 * `restatedIn` says of any scope which months they are.
 */
export async function restatedMonths(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	values: Values
): Promise<Restated[]> {
	const { closes } = await marksOf(reading);
	if (grainFor(scope, null) === null || kpi.maturesAfterDays > 0) return [];
	if (closes.length === 0) return [];
	const touched = await touchedFinalMonths(reading, kpi, scope, null, closes);
	const restated: Restated[] = [];
	const now = values.get('');
	for (const [month, seq] of touched) {
		const then = await valuesOf(readingAt(reading, markedAt(closes, month) ?? 0), kpi, scope, null);
		const [before, after] = [then.get('')?.get(month), now?.get(month)];
		if (!differs(kpi, before, after)) continue;
		restated.push({ month, before, after, seq });
	}
	return restated;
}

/**
 * Which final months read "restated", by group of a split or under '' without one: those that `restatedMonths` tells,
 * and where no rollup tells what stood before, those that a later change touched at a site of the scope.
 */
export async function restatedIn(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension | null,
	values: Values,
	only: string[] | null
): Promise<Map<string, Set<Month>>> {
	const { closes } = await marksOf(reading);
	const restated = new Map<string, Set<Month>>();
	if (closes.length === 0 || kpi.maturesAfterDays > 0) return restated;
	const kept = grainFor(scope, by) !== null;
	const valuesAt = kpi.apart === null ? valuesOf : keptValuesOf;
	const before = (seq: number) => valuesAt(readingAt(reading, seq), kpi, scope, by, only);
	const then = new Map<number, Values>();
	const everywhere = by === 'site' ? null : await touchedFinalMonths(reading, kpi, scope, by, closes);
	for (const [group, months] of values) {
		const touched = everywhere ?? (await touchedFinalMonths(reading, kpi, { ...scope, site: group }, null, closes));
		const found = new Set<Month>();
		for (const month of touched.keys()) {
			const closed = markedAt(closes, month) ?? 0;
			if (kept && !then.has(closed)) then.set(closed, await before(closed));
			if (!kept || differs(kpi, then.get(closed)?.get(group)?.get(month), months.get(month))) found.add(month);
		}
		restated.set(group, found);
	}
	return restated;
}

/** A concentration is told by its cases alone: its numerator is in no rollup. A product has its value only. */
function differs(kpi: KpiDefinition, before: Value | undefined, after: Value | undefined): boolean {
	const changed = (side: Side) => {
		const [was, is] = [before?.[side] ?? null, after?.[side] ?? null];
		return kpi.grows.includes(side) ? (is ?? 0) < (was ?? 0) : was !== is;
	};
	return (
		(kpi.apart === null && changed('numerator')) ||
		changed('denominator') ||
		(kpi.overSteps && (before?.value ?? null) !== (after?.value ?? null))
	);
}

async function touchedFinalMonths(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension | null,
	closes: readonly Mark[]
): Promise<Map<Month, number>> {
	const { site = null, ...others } = scope;
	const bySiteOnly = Object.keys(others).length === 0 && (by === null || by === 'site');
	const sides = columnsOf(kpi);
	const found = new Map<Month, number>();
	for (const touch of await lateTouches(reading, closes)) {
		if (site !== null && touch.site !== site) continue;
		// What a change altered is noted by site: within one it may have moved from one product to another.
		const meant = bySiteOnly ? concerns(touch, sides) : sides.some(({ table }) => table.name === touch.rollup);
		if (meant) found.set(touch.month, Math.min(found.get(touch.month) ?? Infinity, touch.seq));
	}
	return found;
}

/** What changes touched after the closing of its month, but for the first data of a site that begins. */
export function lateTouches(reading: Reading, closes: readonly Mark[]): Promise<Touched[]> {
	return onceInCommon(reading, 'late touches', async () => {
		const first = Math.min(...closes.map(({ seq }) => seq));
		const kinds = new Map(rollupTables().map(({ name, kind }) => [name, kind]));
		const late: Touched[] = [];
		for (const touch of await listTouched(reading.db, first, reading.asOf)) {
			const closed = markedAt(closes, touch.month);
			const kind = isOfMeasures(touch.rollup) ? 'measures' : kinds.get(touch.rollup);
			if (closed === null || touch.seq <= closed || !kind) continue;
			if (!touch.firstFill || (await firstSeq(reading, kind, touch)) <= closed) late.push(touch);
		}
		return late;
	});
}

/** The change with which a site began with a kind, or with a KPI among the measures. */
async function firstSeq(reading: Reading, kind: DataKind, { rollup, site }: Touched): Promise<number> {
	if (kind === 'measures') return (await firstMeasured(reading)).get(placeOf(rollup, site)) ?? Infinity;
	const first = await onceInCommon(reading, `first ${kind}`, async () => {
		const bySite = new Map<string, number>();
		for (const cell of await cellsOf(reading, kind))
			bySite.set(cell.site, Math.min(bySite.get(cell.site) ?? Infinity, cell.seq));
		return bySite;
	});
	return first.get(site) ?? Infinity;
}
