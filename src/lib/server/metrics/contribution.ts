import { ownMonths } from '$lib/metrics/baseline';
import { leadOf, leadRow, type Change, type Lead, type ShownChange } from '$lib/metrics/change';
import { decompose, type Decomposition } from '$lib/metrics/contribution';
import { isRestCategory } from '$lib/metrics/pareto';
import type { AssessedPoint } from '$lib/metrics/assessment';
import { measuredIn, monthsOfSeries, offeredPairs, type Period, type PeriodPair } from '$lib/metrics/period-pair';
import type { Scope } from '$lib/metrics/views';
import { Problem } from '$lib/problem';
import type { Month } from '$lib/time/month';
import { basisOf } from './change-basis';
import { commonestCategory } from './change-category';
import { dispersionOf } from './change-dispersion';
import { sumsBy, wholeOf } from './change-sums';
import type { KpiDefinition } from './definition';
import { availableDimensions, requireDimensions } from './dimensions';
import type { Reading } from './reading';
import { assessed } from './series';

/** Groups that are told one by one, to a caller of the API and on a page; the others stand together. */
const MOST_GROUPS = { call: 50, page: 8 } as const;

/**
 * How a KPI came from one period to another in a scope, told apart by each dimension that is left open.
 * 422 `change_not_available` for a KPI whose groups do not make up the whole, `dimension_not_available`.
 */
export async function readChange(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	pair: PeriodPair
): Promise<Change> {
	if (basisOf(kpi) === null)
		throw new Problem('change_not_available', 422, `${kpi.name} is no sum of its groups: its change has no parts.`, {
			kpi: kpi.id
		});
	await requireDimensions(reading, kpi, scope, null);
	const points = ownMonths((await assessed(reading, kpi, scope)).points);
	return changeOf(reading, kpi, scope, pair, points, MOST_GROUPS.call);
}

/** The same for a page, with the periods to choose from; null where the KPI has no such change, or no months for one. */
export async function shownChange(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	asked: PeriodPair | null
): Promise<ShownChange | null> {
	const points = ownMonths((await assessed(reading, kpi, scope)).points);
	const offered = offeredPairs(points);
	const pair = asked ?? offered[0];
	if (basisOf(kpi) === null || !pair) return null;
	const change = await changeOf(reading, kpi, scope, pair, points, MOST_GROUPS.page);
	return { ...change, offered, months: monthsOfSeries(points) };
}

async function changeOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	{ period, against }: PeriodPair,
	points: readonly AssessedPoint[],
	most: number
): Promise<Change> {
	const basis = basisOf(kpi)!;
	const months = { before: measuredIn(points, against), after: measuredIn(points, period) };
	const change: Change = {
		period: { ...period, measured: months.after.length },
		against: { ...against, measured: months.before.length },
		unfinished: points
			.filter((point) => isIn(period, against, point.month) && isUnfinished(point))
			.map(({ month }) => month),
		told: null,
		lead: null
	};
	if (months.before.length === 0 || months.after.length === 0) return change;
	const open = (await availableDimensions(reading, kpi)).filter((dimension) => scope[dimension] === undefined);
	const sums = await sumsBy(reading, kpi, scope, [null, ...open], months);
	const whole = wholeOf(kpi, sums, months);
	const told = decompose({
		basis,
		dispersion: await dispersionOf(reading, kpi, scope, whole, months),
		whole,
		// A split into those that name none alone says nothing.
		dimensions: open
			.map((by) => ({ by, groups: [...(sums.get(by)?.values() ?? [])] }))
			.filter(({ groups }) => groups.some(({ name }) => !isRestCategory(name))),
		most
	});
	const lead = told && leadOf(told);
	if (!told || !lead) return { ...change, told };
	// What its cases name is told where they became more, not of what is left of them.
	const within = { ...scope, [lead.by]: lead.name };
	const category = hasMoreCases(kpi, told, lead) ? await commonestCategory(reading, kpi, within, months) : null;
	return { ...change, told, lead: { ...lead, category } };
}

/** Whether a group moved to more of what its KPI counts: what was missed where up is good, what happened where down is. */
function hasMoreCases({ direction }: KpiDefinition, told: Decomposition, lead: Pick<Lead, 'by' | 'name'>): boolean {
	const total = leadRow(told, lead)?.row.total ?? 0;
	return direction === 'up' ? total < 0 : total > 0;
}

const isIn = (period: Period, against: Period, month: Month): boolean =>
	[period, against].some(({ from, to }) => month >= from && month <= to);
const isUnfinished = ({ state }: AssessedPoint): boolean => state !== 'final' && state !== 'restated';
