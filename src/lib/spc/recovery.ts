import type { Interval } from './interval';

/** An independent estimate with its interval, and how often it counts. */
export interface Term {
	weight: number;
	estimate: number;
	interval: Interval;
}

/**
 * Interval of a weighted sum from the intervals of its terms: each side takes from every term the side that moves the sum
 * that way, squared and added. So it keeps the skewness of small shares and counts, which one standard error loses.
 * Zou and Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27 (2008); sums of more
 * than two: Zou, Huang and Zhang, Computational Statistics & Data Analysis 53 (2009).
 */
export function recoveredInterval(terms: readonly Term[]): Interval {
	let [sum, down, up] = [0, 0, 0];
	for (const { weight, estimate, interval } of terms) {
		const [below, above] = [weight * (estimate - interval.lower), weight * (interval.upper - estimate)];
		sum += weight * estimate;
		down += (weight > 0 ? below : above) ** 2;
		up += (weight > 0 ? above : below) ** 2;
	}
	return { lower: sum - Math.sqrt(down), upper: sum + Math.sqrt(up) };
}

/**
 * Confidence of each of so many intervals so that all hold together with the given one, if they are independent.
 * Šidák, Journal of the American Statistical Association 62 (1967).
 */
export const familyConfidence = (confidence: number, members: number): number =>
	confidence ** (1 / Math.max(1, members));
