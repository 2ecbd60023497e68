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
