import { chiSquaredQuantile } from './gamma';
import { sum } from './mean';

/** A change with the variance that chance gives it. */
export interface Moved {
	change: number;
	variance: number;
}

export interface Heterogeneity {
	/** Weighted squares of what the changes differ by; chi-squared with `degrees` if all moved alike. */
	q: number;
	degrees: number;
	/** What q has beyond the 95 % point of that chi-squared; 0 where chance explains it. */
	beyondChance: number;
	/** The change they have in common, squared, in the same unit. */
	common: number;
	/** Sum of the weights 1 / variance. */
	weight: number;
}

const CONFIDENCE = 0.95;

/**
 * How much changes of groups differ beyond chance, beside what they have in common. Cochran, The combination of estimates
 * from different experiments, Biometrics 10 (1954). Groups without variance tell nothing and do not count.
 */
export function heterogeneity(moved: readonly Moved[]): Heterogeneity {
	const telling = moved.filter(({ variance }) => variance > 0);
	const weight = sum(telling.map(({ variance }) => 1 / variance));
	const mean = weight > 0 ? sum(telling.map(({ change, variance }) => change / variance)) / weight : 0;
	const q = sum(telling.map(({ change, variance }) => (change - mean) ** 2 / variance));
	return withChance(q, telling.length - 1, mean ** 2 * weight, weight);
}

/** Chi-squared of a comparison, less what chance brings of it. */
export function withChance(q: number, degrees: number, common: number, weight: number): Heterogeneity {
	const chance = degrees < 1 ? Infinity : chiSquaredQuantile(CONFIDENCE, degrees);
	return { q, degrees: Math.max(0, degrees), beyondChance: Math.max(0, q - chance), common, weight };
}
