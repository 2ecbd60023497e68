import { betaI, betaQuantile } from './beta';

/** P(T > t) for Student's T: half of I_{ν/(ν+t²)}(ν/2, 1/2), Abramowitz and Stegun 26.7.1. */
export function studentAbove(t: number, degrees: number): number {
	const tail = betaI(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
	return t < 0 ? 1 - tail : tail;
}

/** t with P(|T| ≤ t) = confidence. */
export function studentQuantileTwoSided(confidence: number, degrees: number): number {
	const x = betaQuantile(1 - confidence, degrees / 2, 0.5);
	return Math.sqrt((degrees * (1 - x)) / x);
}

/** t with P(T ≤ t) = probability, for a probability of one half or more. */
export const studentQuantile = (probability: number, degrees: number): number =>
	studentQuantileTwoSided(2 * probability - 1, degrees);
