import type { AssessedPoint, Assessment } from '$lib/metrics/assessment';
import {
	heatCell,
	remainder,
	toned,
	yardstick,
	zAgainst,
	type Against,
	type Counted,
	type HeatMap,
	type HeatRow,
	type Yardstick
} from '$lib/metrics/heat-map';
import type { Dimension } from '$lib/metrics/kpi';
import { isRestCategory } from '$lib/metrics/pareto';
import type { Scope } from '$lib/metrics/views';
import { monthsBetween, type Month } from '$lib/time/month';
import { canCompare } from './comparison';
import { categoriesOf } from './concentration';
import { lastMonths } from './card';
import type { KpiDefinition } from './definition';
import { requireDimensions } from './dimensions';
import { once, type Reading } from './reading';
import { ALWAYS, assessedGroups } from './series';
import { columnsOf, totalsOf, valuesOf } from './values';

/** Groups that have a row of their own. */
const ROWS = 20;

/** The largest groups by a dimension, over all their months, and how many groups there are. */
export type GroupsOf = (by: Dimension) => Promise<{ groups: { name: string; assessment: Assessment }[]; all: number }>;

/** The groups of a scope, read once for all that shows them. */
export const largestGroups =
	(reading: Reading, kpi: KpiDefinition, scope: Scope): GroupsOf =>
	(by) =>
		once(reading, `largest ${kpi.id} ${JSON.stringify(scope)} ${by}`, async () => {
			const groups = (await assessedGroups(reading, kpi, scope, by, undefined, ROWS)).slice(0, ROWS);
			const all = kpi.compute
				? (await valuesOf(reading, kpi, scope, by)).size
				: (await totalsOf(reading, kpi, scope, by, ALWAYS)).size;
			return { groups, all };
		});

interface Choice {
	heat: Dimension | 'category' | null;
	/** What the page is split by. */
	split: Dimension | null;
	against: Against;
	/** The whole in the scope, as many months as are shown. */
	whole: Assessment;
	months: number;
	groups: GroupsOf;
}

/** The heat map that was chosen; by category where the KPI has some, else as the page is split. 422 `dimension_not_available`. */
export async function heatOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	{ heat, split, against, whole, months, groups }: Choice
): Promise<HeatMap | null> {
	// A filter by what was told apart leaves one group of it: the usual choice then says more.
	const wanted = heat !== null && heat !== 'category' && scope[heat] !== undefined ? null : heat;
	const by = wanted ?? (kpi.category ? 'category' : split);
	if (by === 'category') return categoryHeatMap(reading, kpi, scope, whole.points);
	if (by === null) return null;
	await requireDimensions(reading, kpi, scope, by);
	const found = await groups(by);
	const shown = found.groups.map(({ name, assessment }) => ({ name, assessment: lastMonths(assessment, months) }));
	return heatMapOf(kpi, { by, against, whole, groups: shown, all: found.all });
}

interface HeatQuery {
	by: Dimension;
	against: Against;
	/** The whole in the same scope, as many months as are shown. */
	whole: Assessment;
	/** The largest groups, over all their months. */
	groups: readonly { name: string; assessment: Assessment }[];
	/** How many groups there are. */
	all: number;
}

/** Months by groups, each held against its own chart, or against the average of all; null where no month is shown. */
function heatMapOf(kpi: KpiDefinition, { by, against, whole, groups, all }: HeatQuery): HeatMap | null {
	const [first, last] = [whole.points[0]?.month, whole.points.at(-1)?.month];
	if (!first || !last || groups.length === 0) return null;
	const months = monthsBetween(first, last);
	const choosable = canCompare(kpi);
	const dispersion = Math.max(1, (whole.sigmaZ ?? 1) ** 2);
	const common = choosable ? yardstick(kpi.measure === 'share' ? 'p' : 'u', whole.points, dispersion) : null;
	const held = choosable && against === 'all';
	const own = groups.map(({ name, assessment }) => ({ name, points: byMonth(assessment.points) }));
	const rows = own.map(({ name, points }): HeatRow => {
		// A group too young for limits of its own is held against all.
		const hasLimits = [...points.values()].some(({ upper, lower }) => upper !== null || lower !== null);
		const against = held || !hasLimits ? common : null;
		return {
			name,
			rest: false,
			cells: months.map((month) => cellAt(kpi, month, points.get(month), against))
		};
	});
	const omitted = all - groups.length;
	if (omitted > 0 && choosable) rows.push(restRow(kpi, whole.points, own, months, common));
	return { by, against: held ? 'all' : 'own', choosable, months, rows, omitted };
}

const byMonth = (points: readonly AssessedPoint[]) => new Map(points.map((point) => [point.month, point]));

function cellAt(kpi: KpiDefinition, month: Month, point: AssessedPoint | undefined, common: Yardstick | null) {
	return point ? heatCell(kpi.direction, point, common) : toned(kpi.direction, nothing(month), null);
}

const nothing = (month: Month): Counted => ({ month, value: null, numerator: null, denominator: null, n: 0 });

function restRow(
	kpi: KpiDefinition,
	whole: readonly AssessedPoint[],
	shown: readonly { points: ReadonlyMap<Month, AssessedPoint> }[],
	months: readonly Month[],
	common: Yardstick | null
): HeatRow {
	const all = byMonth(whole);
	const cells = months.map((month) => {
		const point = all.get(month);
		if (!point) return toned(kpi.direction, nothing(month), null);
		const left = remainder(
			point,
			shown.flatMap(({ points }) => points.get(month) ?? [])
		);
		return heatCell(kpi.direction, { ...point, ...left, centre: null, lower: null, upper: null }, common);
	});
	return { name: 'all others', rest: true, cells };
}

/** Months by what tells the cases of a concentration apart: the share of each, held against its own over all months shown. */
async function categoryHeatMap(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	points: readonly AssessedPoint[]
): Promise<HeatMap | null> {
	if (kpi.apart === null || !kpi.category || points.length === 0) return null;
	const months = points.map(({ month }) => month);
	const counts = new Map<string, Map<Month, number>>();
	for (const side of columnsOf(kpi))
		for (const [month, some] of (await categoriesOf(reading, side, kpi.apart, { scope, by: null, only: null })).get(
			''
		) ?? [])
			for (const { category, count } of some) {
				const own = counts.get(category) ?? new Map<Month, number>();
				counts.set(category, own.set(month, (own.get(month) ?? 0) + count));
			}
	const sorted = [...counts]
		.map(([name, own]) => ({ name, own, total: months.reduce((sum, month) => sum + (own.get(month) ?? 0), 0) }))
		.filter(({ total }) => total > 0)
		.sort(
			(a, b) =>
				Number(isRestCategory(a.name)) - Number(isRestCategory(b.name)) ||
				b.total - a.total ||
				(a.name < b.name ? -1 : 1)
		);
	const rows = sorted.slice(0, ROWS).map(({ name, own }): HeatRow => {
		const shares = points.map(({ month, denominator }): Counted => {
			const count = own.get(month) ?? 0;
			return denominator
				? { month, value: count / denominator, numerator: count, denominator, n: count }
				: nothing(month);
		});
		const average = yardstick('p', shares, 1);
		const cells = shares.map((one, at) => {
			const counts = points[at]?.state !== 'in_progress' && points[at]?.state !== 'immature';
			return toned('neutral', one, average && counts ? zAgainst(one, average) : null);
		});
		return { name, rest: isRestCategory(name), cells };
	});
	if (rows.length === 0) return null;
	return { by: kpi.category, against: 'own', choosable: false, months, rows, omitted: sorted.length - rows.length };
}
