import { mean } from './mean';

/** One value per point in time; null where nothing was measured. */
export type Series = readonly (number | null)[];

/** d2 for ranges of two consecutive points: mean range / d2 estimates sigma. 3 / d2 is published rounded as 2.66. */
export const D2 = 1.128;
/** D4 for ranges of two: upper limit of a moving range chart, and the bound of screening. */
export const D4 = 3.267;

export interface RangeOptions {
	/** Points that count; the others are skipped, so that a range joins their neighbours. All, if absent. */
	included?: readonly boolean[];
	/** Drop, once, the ranges that are not strictly below D4 times their mean. Off by default. */
	screen?: boolean;
}

export const isIncluded = (included: readonly boolean[] | undefined, index: number): boolean =>
	included?.[index] ?? true;

/** The included values without the gaps. */
export function measured(values: Series, included?: readonly boolean[]): number[] {
	return values.filter((value, index): value is number => value !== null && isIncluded(included, index));
}

/** Ranges between consecutive included points. A gap is not bridged: both ranges that touch it are missing. */
export function movingRanges(values: Series, included?: readonly boolean[]): number[] {
	const ranges: number[] = [];
	let previous: number | null = null;
	values.forEach((value, index) => {
		if (!isIncluded(included, index)) return;
		if (value !== null && previous !== null) ranges.push(Math.abs(value - previous));
		previous = value;
	});
	return ranges;
}

/** Range to the point before, per point: what a moving range chart plots. */
export function rangePerPoint(values: Series): (number | null)[] {
	return values.map((value, index) => {
		const previous = values[index - 1] ?? null;
		return value === null || previous === null ? null : Math.abs(value - previous);
	});
}

/**
 * Mean moving range, in the unit of the values; null without any range. Screening is skipped where the mean is 0:
 * no range is strictly below 0, and a series that never varies would lose its limits.
 */
export function meanMovingRange(values: Series, options: RangeOptions = {}): number | null {
	const ranges = movingRanges(values, options.included);
	const average = mean(ranges);
	if (!options.screen || average === null || average === 0) return average;
	return mean(ranges.filter((range) => range < D4 * average));
}
