import { quantileOfCounts, valueAt, type ValueCount } from '../spc/quantile';

/** Units of so many days; `open` of them still run, so that their days are the least they will be. */
export interface DayCount {
	days: number;
	units: number;
	open: number;
}

/** A quantile of days; it reads "at least" where it rests on a unit that still runs. */
export interface DayQuantile {
	days: number;
	lowerBound: boolean;
}

export const asCounts = (counts: readonly DayCount[]): ValueCount[] =>
	counts.map(({ days, units }) => ({ value: days, count: units }));

export const unitsOf = (counts: readonly DayCount[]): number => counts.reduce((sum, { units }) => sum + units, 0);

/**
 * The quantile of days, between two units where it lies between them. It can still grow where an open unit is not longer
 * than the upper of the two. Null for no units.
 */
export function dayQuantile(counts: readonly DayCount[], probability: number): DayQuantile | null {
	const values = asCounts(counts)
		.filter(({ count }) => count > 0)
		.sort((a, b) => a.value - b.value);
	const days = quantileOfCounts(values, probability);
	if (days === null) return null;
	const upper = valueAt(values, Math.ceil((unitsOf(counts) - 1) * probability));
	return { days, lowerBound: counts.some((count) => count.open > 0 && count.days <= upper) };
}
