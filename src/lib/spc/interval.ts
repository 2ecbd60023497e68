import { betaQuantile } from './beta';
import { binomialHalfQuantile } from './binomial';
import { gammaQuantile, normalQuantileTwoSided } from './gamma';

/** Both ends of a confidence interval, in the unit of the estimate. */
export interface Interval {
	lower: number;
	upper: number;
}

/** Share: Wilson score interval without continuity correction (Wilson, JASA 22, 1927). Null for 0 of 0. */
export function wilson(numerator: number, denominator: number, confidence = 0.95): Interval | null {
	if (denominator === 0) return null;
	const z2 = normalQuantileTwoSided(confidence) ** 2;
	const share = numerator / denominator;
	const centre = share + z2 / (2 * denominator);
	const half = Math.sqrt(z2 * ((share * (1 - share)) / denominator + z2 / (4 * denominator ** 2)));
	const scale = 1 + z2 / denominator;
	return {
		lower: numerator === 0 ? 0 : Math.max(0, (centre - half) / scale),
		upper: numerator === denominator ? 1 : Math.min(1, (centre + half) / scale)
	};
}

/** Share: exact interval (Clopper and Pearson, Biometrika 26, 1934). Null for 0 of 0. */
export function clopperPearson(numerator: number, denominator: number, confidence = 0.95): Interval | null {
	if (denominator === 0) return null;
	const tail = (1 - confidence) / 2;
	const rest = denominator - numerator;
	return {
		lower: numerator === 0 ? 0 : betaQuantile(tail, numerator, rest + 1),
		upper: rest === 0 ? 1 : betaQuantile(1 - tail, numerator + 1, rest)
	};
}

/** Events per unit of exposure: exact Poisson interval (Garwood, Biometrika 28, 1936). Null without exposure. */
export function poissonExact(events: number, exposure = 1, confidence = 0.95): Interval | null {
	if (exposure === 0) return null;
	const tail = (1 - confidence) / 2;
	return {
		lower: events === 0 ? 0 : gammaQuantile(tail, events) / exposure,
		upper: gammaQuantile(1 - tail, events + 1) / exposure
	};
}

/**
 * Median: two order statistics that enclose it with at least the given confidence, whatever the distribution
 * (Conover, Practical Nonparametric Statistics, 3.2). Null where there are too few values: 6 are needed for 95 %.
 */
export function medianInterval(values: readonly number[], confidence = 0.95): Interval | null {
	const sorted = [...values].sort((a, b) => a - b);
	const rank = binomialHalfQuantile((1 - confidence) / 2, sorted.length);
	const lower = sorted[rank - 1];
	const upper = sorted[sorted.length - rank];
	return rank < 1 || lower === undefined || upper === undefined ? null : { lower, upper };
}
