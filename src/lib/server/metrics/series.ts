import type { Db } from '../store/store';
import { assess } from '$lib/metrics/assess';
import type { AssessedPhase, AssessedPoint, Assessment } from '$lib/metrics/assessment';
import type { Chart, Dimension, Direction, MonthValue } from '$lib/metrics/kpi';
import type { RuleChoice } from '$lib/metrics/rules';
import type { Scope } from '$lib/metrics/views';
import { addMonths, monthOf, monthsBetween, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';
import { cellsOf } from './cells';
import { byName } from './coverage';
import type { KpiDefinition } from './definition';
import { requireDimensions } from './dimensions';
import { gradesOf } from './evidence';
import { hasHistory, historyOf } from './history';
import { judgingOf } from './notes';
import { once, onceInCommon, readingOf, type Reading } from './reading';
import { monthFacts, restatedIn, stateOf, type MonthFacts } from './states';
import { targetsOf } from './targets';
import { firstMeasured, totalsOf, valuesOf, type Value } from './values';

export interface SeriesQuery {
	/** First and last month shown; all that have data when absent. */
	from?: Month;
	to?: Month;
	scope?: Scope;
	by?: Dimension | null;
	asOf?: AsOf;
}

/** A series as the API gives it. */
export interface Series {
	kpi: string;
	unit: string;
	factor: number;
	direction: Direction;
	chart: Chart;
	/** Why this chart, in words. */
	chartReason: string;
	rules: RuleChoice;
	/** Stretches with limits of their own, also those before the window. */
	phases: AssessedPhase[];
	points: AssessedPoint[];
	variation: Assessment['variation'];
	assurance: Assessment['assurance'];
}

/** Groups of a split are many; those with the largest denominators are told. */
const MOST_GROUPS = 1000;

/** A KPI by month, read as a control chart; with `by` one series per group, the largest denominators first. */
export async function seriesOf(
	db: Db,
	kpi: KpiDefinition,
	query: SeriesQuery
): Promise<Series | (Series & { group: string })[]> {
	const { scope = {}, by = null, asOf = null } = query;
	const reading = readingOf(db, asOf);
	await requireDimensions(reading, kpi, scope, by);
	if (by === null) return asSeries(kpi, window(await assessed(reading, kpi, scope, query.to), query));
	const groups = await assessedGroups(reading, kpi, scope, by, query.to, MOST_GROUPS);
	return groups.map(({ name, assessment }) => ({ ...asSeries(kpi, window(assessment, query)), group: name }));
}

const asSeries = (
	kpi: KpiDefinition,
	{ chart, chartReason, rules, phases, points, variation, assurance }: Assessment
): Series => ({
	kpi: kpi.id,
	unit: kpi.unit,
	factor: kpi.factor,
	direction: kpi.direction,
	chart,
	chartReason,
	rules,
	phases,
	points,
	variation,
	assurance
});

/** The months from `from` on; what was computed from all of them stays. */
export function window(assessment: Assessment, { from }: Pick<SeriesQuery, 'from'>): Assessment {
	if (!from) return assessment;
	const first = assessment.points.findIndex(({ month }) => month >= from);
	const start = first < 0 ? assessment.points.length : first;
	return { ...assessment, points: assessment.points.slice(start), last: Math.max(-1, assessment.last - start) };
}

/** One series with its evidence grades; up to `to`, so that the last judged month is one of those asked for. */
export function assessed(reading: Reading, kpi: KpiDefinition, scope: Scope, to?: Month): Promise<Assessment> {
	return once(reading, `assessed ${kpi.id} ${JSON.stringify(scope)} ${to}`, async () => {
		const values = await valuesOf(reading, kpi, scope, null);
		const restated = (await restatedIn(reading, kpi, scope, null, values, null)).get('') ?? new Set<Month>();
		const months = values.get('') ?? new Map<Month, Value>();
		const site = scope.site ?? null;
		const history = hasHistory(scope) ? await historyOf(reading, kpi, site) : NO_HISTORY;
		return judged(reading, kpi, site, { months, restated, history }, to);
	});
}

/** The series of each group, the largest denominators first, at most so many. */
export async function assessedGroups(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	to: Month | undefined,
	most: number
): Promise<{ name: string; assessment: Assessment; weight: number }[]> {
	const weighed = await weighedGroups(reading, kpi, scope, by, most);
	const only = weighed.map(({ name }) => name);
	const values = await valuesOf(reading, kpi, scope, by, only);
	const restated = await restatedIn(reading, kpi, scope, by, values, only);
	const groups: { name: string; assessment: Assessment; weight: number }[] = [];
	for (const { name, weight } of weighed) {
		const months = values.get(name) ?? new Map<Month, Value>();
		const site = by === 'site' ? name : (scope.site ?? null);
		const changed = restated.get(name) ?? new Set<Month>();
		const history = by === 'site' && hasHistory(scope) ? await historyOf(reading, kpi, site) : NO_HISTORY;
		const told = { months, restated: changed, history };
		groups.push({ name, weight, assessment: await judged(reading, kpi, site, told, to) });
	}
	return groups;
}

/** Groups by their denominators over all months, the largest first. */
async function weighedGroups(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	most: number
): Promise<{ name: string; weight: number }[]> {
	if (kpi.compute) {
		const values = await valuesOf(reading, kpi, scope, by);
		return [...values.keys()].sort(byName).map((name) => ({ name, weight: values.get(name)?.size ?? 0 }));
	}
	const totals = await totalsOf(reading, kpi, scope, by, ALWAYS);
	return [...totals]
		.map(([name, { numerator, denominator }]) => ({ name, weight: denominator ?? numerator ?? 0 }))
		.sort((a, b) => b.weight - a.weight || byName(a.name, b.name))
		.slice(0, most);
}

/** All months there are. */
export const ALWAYS = { from: '0001-01', to: '9999-12' };

/** What is known of a series: its own months, which of them changed after they were final, and what was brought from before them. */
interface Told {
	months: ReadonlyMap<Month, Value>;
	restated: ReadonlySet<Month>;
	history: ReadonlyMap<Month, Value>;
}

const NO_HISTORY: Told['history'] = new Map();

async function judged(
	reading: Reading,
	kpi: KpiDefinition,
	site: string | null,
	{ months, restated, history }: Told,
	to: Month | undefined
): Promise<Assessment> {
	const facts = await monthFacts(reading, kpi, site);
	const own = await monthsOf(reading, kpi, months, facts);
	const shown = [...monthsBefore(own, history), ...own].filter((month) => !to || month <= to);
	const values = shown.map((month) =>
		month < own[0]!
			? { ...monthValue(month, history.get(month), stateOf(month, facts, false)), history: true as const }
			: monthValue(month, months.get(month), stateOf(month, facts, restated.has(month)))
	);
	const assessment = assess(values, kpi, await targetsOf(reading, kpi.id), await judgingOf(reading, kpi.id, site));
	const grade = await gradesOf(reading, kpi, site);
	for (const point of assessment.points)
		if (point.value !== null && !point.history) point.grade = grade(point.month, months.get(point.month));
	return assessment;
}

/** From the first month with a number to the month that the data reach; months without one are gaps. */
async function monthsOf(
	reading: Reading,
	kpi: KpiDefinition,
	months: ReadonlyMap<Month, Value>,
	{ dataDate }: MonthFacts
): Promise<Month[]> {
	const first = firstMeasured(months);
	if (!first) return [];
	const last = await onceInCommon(reading, `last month ${kpi.needs.join()} ${dataDate}`, async () => {
		const told: Month[] = dataDate === null ? [] : [monthOf(dataDate)];
		for (const kind of kpi.needs)
			for (const { dataDate: day } of await cellsOf(reading, kind)) if (day) told.push(monthOf(day));
		return told.sort().at(-1);
	});
	return last ? monthsBetween(first, last) : [];
}

/** From the first month of the history to the last before a KPI's own; none where it has none of these. */
function monthsBefore([own]: readonly Month[], history: Told['history']): Month[] {
	const first = [...history.keys()].sort()[0];
	return own && first && first < own ? monthsBetween(first, addMonths(own, -1)) : [];
}

/** Durations and stocks bring their own fields; a month without anything has no value, which is not zero. */
function monthValue(month: Month, value: Value | undefined, state: MonthValue['state']): MonthValue {
	if (!value) return { month, state, value: null, numerator: null, denominator: null, n: 0 };
	const { remark, ...numbers } = value;
	return remark === 'at_least' ? { month, state, ...numbers, lowerBound: true } : { month, state, ...numbers };
}
