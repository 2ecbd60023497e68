/**
 * Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, The American Statistician 50,
 * 1996; quantile_cont and percentile_cont in SQL). Null for no values.
 */
export function quantile(values: readonly number[], probability: number): number | null {
	return quantileOfSorted(
		[...values].sort((a, b) => a - b),
		probability
	);
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

function quantileOfSorted(sorted: readonly number[], probability: number): number | null {
	if (probability < 0 || probability > 1) throw new Error(`probability must lie between 0 and 1: ${probability}`);
	const position = (sorted.length - 1) * probability;
	const under = sorted[Math.floor(position)];
	const over = sorted[Math.ceil(position)];
	if (under === undefined || over === undefined) return null;
	return under + (position - Math.floor(position)) * (over - under);
}

/** A value, and how often it is there. */
export interface ValueCount {
	value: number;
	count: number;
}

/** The same of values that are counted; in any order. Null for no values. */
export function quantileOfCounts(counts: readonly ValueCount[], probability: number): number | null {
	if (probability < 0 || probability > 1) throw new Error(`probability must lie between 0 and 1: ${probability}`);
	const sorted = counts.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value);
	const position = (sorted.reduce((sum, { count }) => sum + count, 0) - 1) * probability;
	if (position < 0) return null;
	const [under, over] = [valueAt(sorted, Math.floor(position)), valueAt(sorted, Math.ceil(position))];
	return under + (position - Math.floor(position)) * (over - under);
}

/** The value at a place, counted from 0, the smallest first. */
export function valueAt(sorted: readonly ValueCount[], place: number): number {
	let passed = 0;
	for (const { value, count } of sorted) {
		passed += count;
		if (place < passed) return value;
	}
	throw new Error(`no value at place ${place}`);
}
