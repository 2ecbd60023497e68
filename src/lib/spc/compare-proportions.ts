import { exactTwoSided, hypergeometric } from './discrete';
import { chiSquaredAbove, normalQuantileTwoSided } from './gamma';
import type { Interval } from './interval';
import { sum } from './mean';

/** Cases with a trait, of how many. */
export interface Part {
	numerator: number;
	denominator: number;
}

/** Chi-squared with its p-value; null where every case, or none, has the trait, and nothing can be told apart. */
export interface ChiSquared {
	chiSquared: number | null;
	degrees: number;
	pValue: number | null;
}

export interface TwoProportions extends ChiSquared {
	/** Wald interval of the difference of the shares, not pooled, between −1 and 1. */
	interval: Interval;
}

const shareOf = ({ numerator, denominator }: Part) => numerator / denominator;

/**
 * Whether shares differ: Pearson's chi-squared of the table of successes and failures, less `correction` on each
 * difference. Pearson, Philosophical Magazine 50 (1900); as prop.test of R. Parts without cases say nothing.
 */
export function compareManyProportions(given: readonly Part[], correction = 0): ChiSquared {
	const parts = given.filter(({ denominator }) => denominator > 0);
	const degrees = parts.length - 1;
	const pooled = sum(parts.map((part) => part.numerator)) / sum(parts.map((part) => part.denominator));
	if (degrees < 1 || pooled <= 0 || pooled >= 1) return { chiSquared: null, degrees, pValue: null };
	const chiSquared = sum(
		parts.map(({ numerator, denominator }) => {
			const squared = (Math.abs(numerator - denominator * pooled) - correction) ** 2;
			return squared / (denominator * pooled) + squared / (denominator * (1 - pooled));
		})
	);
	return { chiSquared, degrees, pValue: chiSquaredAbove(chiSquared, degrees) };
}

/**
 * Two shares side by side. The continuity correction is min(0.5, |p1 − p2| / (1/n1 + 1/n2)), as Yates, Journal of the Royal
 * Statistical Society Supplement 1 (1934), and prop.test of R. Null where a side has no cases.
 */
export function compareProportions(
	first: Part,
	second: Part,
	options: { confidence?: number; corrected?: boolean } = {}
): TwoProportions | null {
	if (first.denominator <= 0 || second.denominator <= 0) return null;
	const [p1, p2] = [shareOf(first), shareOf(second)];
	const reciprocals = 1 / first.denominator + 1 / second.denominator;
	const correction = options.corrected ? Math.min(0.5, Math.abs(p1 - p2) / reciprocals) : 0;
	const error = Math.sqrt((p1 * (1 - p1)) / first.denominator + (p2 * (1 - p2)) / second.denominator);
	const half = normalQuantileTwoSided(options.confidence ?? 0.95) * error + correction * reciprocals;
	return {
		...compareManyProportions([first, second], correction),
		interval: { lower: Math.max(p1 - p2 - half, -1), upper: Math.min(p1 - p2 + half, 1) }
	};
}

/** Fisher's exact test of two shares, two-sided. Fisher, Journal of the Royal Statistical Society 98 (1935). */
export function fisherExact(first: Part, second: Part): number {
	const successes = first.numerator + second.numerator;
	return exactTwoSided(hypergeometric(first.denominator, second.denominator, successes), first.numerator);
}
