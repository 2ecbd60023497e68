/**
 * Mean, or null for no values. The second pass takes back what rounding left of the first: the mean of a series that
 * never changes is its value, so that nothing lies beside it. As in R.
 */
export function mean(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	const first = sum(values) / values.length;
	return first + sum(values.map((value) => value - first)) / values.length;
}

/** Sum of squared differences from the mean / (n − 1), or null below two values. */
export function variance(values: readonly number[]): number | null {
	const centre = mean(values);
	if (centre === null || values.length < 2) return null;
	return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** Root of the variance, or null below two values. */
export function standardDeviation(values: readonly number[]): number | null {
	const squared = variance(values);
	return squared === null ? null : Math.sqrt(squared);
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
