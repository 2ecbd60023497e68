import { logGamma } from './gamma';

/** Smallest x with P(X ≤ x) ≥ probability for X ~ Binomial(n, 0.5). */
export function binomialHalfQuantile(probability: number, n: number): number {
	const logOfAll = logGamma(n + 1) - n * Math.LN2;
	// Sums of powers of two are exact only for small n; the same fuzz as in R's qbinom keeps ties on their side.
	const wanted = probability * (1 - 64 * Number.EPSILON);
	let cumulative = 0;
	for (let x = 0; x < n; x++) {
		cumulative += Math.exp(logOfAll - logGamma(x + 1) - logGamma(n - x + 1));
		if (cumulative >= wanted) return x;
	}
	return n;
}
