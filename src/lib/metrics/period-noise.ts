import { countedDurationBeforeAfter } from '../spc/before-after';
import { differenceInterval } from '../spc/difference';
import { normalQuantileTwoSided } from '../spc/gamma';
import { poissonExact, wilson, type Interval } from '../spc/interval';
import { monthsBetween } from '../time/month';
import { asCounts } from './day-counts';
import type { Direction } from './kpi';
import type { PeriodPair, PeriodSeries, PeriodTotal, Untested } from './periods';

const CONFIDENCE = 0.95;

/** Why a difference is not held against chance, whatever its size. */
export function untestedOf(series: PeriodSeries, now: PeriodTotal, before: PeriodTotal): Untested | null {
	if (series.measure === 'stock') return 'stock';
	if (series.isConcentration) return 'concentration';
	if (series.census) return 'census';
	// Sums over another number of months differ by that alone.
	const isSum = series.measure === 'count' || series.measure === 'money';
	return isSum && now.told !== before.told ? 'uneven' : null;
}

/** The interval of now − before, by what chance does to this measure; null where too little is known of that. */
export function intervalOf(
	series: PeriodSeries,
	now: PeriodTotal,
	before: PeriodTotal,
	difference: number
): Interval | null {
	const { measure } = series;
	if (measure === 'share' && hasParts(now) && hasParts(before))
		return differenceInterval(estimate(series, now), estimate(series, before));
	if (measure === 'rate' && hasParts(now) && hasParts(before))
		return differenceInterval(estimate(series, now), estimate(series, before));
	if (measure === 'count') return differenceInterval(counted(series, now), counted(series, before));
	if (measure === 'duration' && now.told > 1 && before.told > 1) return byMonths(series, now, before, difference);
	return bySigma(series, now, before, difference);
}

const hasParts = ({ numerator, denominator }: PeriodTotal): boolean => numerator !== null && (denominator ?? 0) > 0;

/**
 * A share by Wilson, a rate by the exact Poisson interval. Where months vary more than chance explains, the cases say as
 * little as their number divided by the dispersion: Kish, Survey Sampling, 8.2.
 */
function estimate({ measure, dispersion }: PeriodSeries, { numerator, denominator }: PeriodTotal) {
	const [cases, all] = [(numerator ?? 0) / dispersion, (denominator ?? 0) / dispersion];
	const interval = measure === 'share' ? wilson(cases, all, CONFIDENCE) : poissonExact(cases, all, CONFIDENCE);
	return { value: cases / all, ...(interval ?? { lower: 0, upper: 0 }) };
}

/** A number of events by the exact Poisson interval. */
function counted({ dispersion }: PeriodSeries, { value }: PeriodTotal) {
	const events = value ?? 0;
	const { lower, upper } = poissonExact(events / dispersion, 1 / dispersion, CONFIDENCE) ?? { lower: 0, upper: 0 };
	return { value: events, lower, upper };
}

/** Medians of the units of several months, whose error is drawn from the months; null with too few cases. */
function byMonths(series: PeriodSeries, now: PeriodTotal, before: PeriodTotal, difference: number): Interval | null {
	const months = ({ from, to }: PeriodTotal) => monthsBetween(from, to).map((month) => asCounts(series.daysOf(month)));
	const compared = countedDurationBeforeAfter(months(before), months(now), series.seed);
	return compared?.enoughCases ? around(difference, compared.error) : null;
}

/** By what a month varies on its own chart: sums of k months vary by its root. */
function bySigma(
	{ sigma, measure }: PeriodSeries,
	now: PeriodTotal,
	before: PeriodTotal,
	difference: number
): Interval | null {
	const isSingle = now.told === 1 && before.told === 1;
	if (sigma === null || !(isSingle || measure === 'money')) return null;
	return around(difference, sigma * Math.sqrt(now.told + before.told));
}

function around(difference: number, error: number): Interval {
	const half = normalQuantileTwoSided(CONFIDENCE) * error;
	return { lower: difference - half, upper: difference + half };
}

/** What an interval says of a difference. */
export function changeOf(direction: Direction, { lower, upper }: Interval): PeriodPair['change'] {
	if (lower <= 0 && upper >= 0) return 'chance';
	const isHigher = lower > 0;
	if (direction === 'neutral') return isHigher ? 'higher' : 'lower';
	return isHigher === (direction === 'up') ? 'better' : 'worse';
}
