import { addMonths, monthIndex, monthsBetween, type Month } from '../time/month';
import { dayQuantile, unitsOf, type DayCount } from './day-counts';
import type { Measure } from './kpi';
import { changeOf, intervalOf, untestedOf } from './period-noise';
import type { PeriodComparison, PeriodMonth, PeriodName, PeriodPair, PeriodSeries, PeriodTotal } from './periods';
import type { Span } from '../time/span';

/** The periods that end with a month, each with the one it is held against. A stock has no sum of months. */
export function periodSpans(
	month: Month,
	fiscalStart: number,
	measure: Measure
): { name: PeriodName; now: Span; before: Span }[] {
	const yearAgo = ({ from, to }: Span): Span => ({ from: addMonths(from, -12), to: addMonths(to, -12) });
	const single = (of: Month): Span => ({ from: of, to: of });
	const year = { from: `${month.slice(0, 4)}-01`, to: month };
	const fiscal = { from: addMonths(month, -((monthIndex(month) - (fiscalStart - 1)) % 12)), to: month };
	const previous = addMonths(month, -1);
	const pairs: { name: PeriodName; now: Span; before: Span }[] = [
		{ name: 'previous_month', now: single(month), before: single(previous) },
		{ name: 'same_month', now: single(month), before: yearAgo(single(month)) }
	];
	if (measure === 'stock') return pairs;
	pairs.push({ name: 'year_to_date', now: year, before: yearAgo(year) });
	if (fiscalStart !== 1) pairs.push({ name: 'fiscal_year_to_date', now: fiscal, before: yearAgo(fiscal) });
	return pairs;
}

/** The last month held against the one before and that of last year, and the year to date against the same months before. */
export function comparePeriods(series: PeriodSeries, month: Month, fiscalStart: number): PeriodComparison {
	const pairs = periodSpans(month, fiscalStart, series.measure).map(({ name, now, before }) =>
		pairOf(series, name, totalOf(series, now), totalOf(series, before))
	);
	return { month, fiscalStart, pairs };
}

function totalOf(series: PeriodSeries, span: Span): PeriodTotal {
	const months = monthsBetween(span.from, span.to);
	const told = months.filter(series.isTold).length;
	const shape = { ...span, months: months.length, told };
	const found = told === 0 ? null : series.totalOf(span);
	if (!found) return { ...shape, value: null, numerator: null, denominator: null, n: 0, lowerBound: false };
	const { value, numerator, denominator, n, lowerBound = false } = found;
	return { ...shape, value, numerator, denominator, n, lowerBound };
}

/** Counts and amounts of several months added up; of one month that itself. A ratio is that of the sums. */
export function summed(measure: Measure, months: readonly PeriodMonth[]): PeriodMonth | null {
	const told = months.filter(({ value }) => value !== null);
	const [only] = told;
	if (told.length <= 1) return only ?? null;
	const add = (side: 'numerator' | 'denominator') => {
		const some = told.flatMap((month) => month[side] ?? []);
		return some.length === 0 ? null : some.reduce((sum, amount) => sum + amount, 0);
	};
	const [numerator, denominator] = [add('numerator'), add('denominator')];
	const isRatio = measure === 'share' || measure === 'rate';
	return {
		value: isRatio ? (numerator === null || !denominator ? null : numerator / denominator) : numerator,
		numerator,
		denominator,
		n: told.reduce((sum, { n }) => sum + n, 0),
		lowerBound: told.some((month) => month.lowerBound)
	};
}

/** The median of all units of some months, never that of their medians. */
export function pooledDays(months: readonly (readonly DayCount[])[]): PeriodMonth | null {
	const all = months.flat();
	const median = dayQuantile(all, 0.5);
	const units = unitsOf(all);
	return median && { value: median.days, numerator: null, denominator: units, n: units, lowerBound: median.lowerBound };
}

function pairOf(series: PeriodSeries, name: PeriodName, now: PeriodTotal, before: PeriodTotal): PeriodPair {
	const difference = now.value === null || before.value === null ? null : now.value - before.value;
	if (difference === null) return { name, now, before, difference, interval: null, change: null, untested: null };
	const found = untestedOf(series, now, before) ?? intervalOf(series, now, before, difference) ?? 'few';
	if (typeof found === 'string')
		return { name, now, before, difference, interval: null, change: null, untested: found };
	const change = changeOf(series.direction, found);
	// "At least" on the lower side: what is open may yet close the gap.
	const lower = difference < 0 ? now : before;
	if (change !== 'chance' && lower.lowerBound)
		return { name, now, before, difference, interval: found, change: null, untested: 'open' };
	return { name, now, before, difference, interval: found, change, untested: null };
}
