import { increasingRoot } from './root';

const SMALLEST = 1e-300;
const PRECISION = 1e-16;
/** Enough for shapes of a hundred million; the iterations grow with the root of the shape. */
const MOST_STEPS = 200_000;

/** Coefficients B(2k) / (2k (2k − 1)) of Stirling's series, DLMF 5.11.1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/** ln Γ(x) for x > 0: Stirling's series from 15 on (DLMF 5.11.1), the recurrence below it (DLMF 5.5.1). */
export function logGamma(x: number): number {
	let product = 1;
	let shifted = x;
	for (; shifted < 15; shifted++) product *= shifted;
	const square = 1 / (shifted * shifted);
	const tail = STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / shifted;
	return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + tail - Math.log(product);
}

/** Regularised lower incomplete gamma function P(a, x): series DLMF 8.11.4 or continued fraction DLMF 8.9.2. */
export function gammaP(a: number, x: number): number {
	if (x <= 0) return 0;
	const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
	return x < a + 1 ? scale * lowerSeries(a, x) : 1 - scale * upperFraction(a, x);
}

/** Its complement Q(a, x) = 1 − P(a, x), without the loss of digits where P is nearly 1. */
export function gammaQ(a: number, x: number): number {
	if (x <= 0) return 1;
	const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
	return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** Quantile of the gamma distribution with shape a and scale 1. */
export function gammaQuantile(probability: number, a: number): number {
	if (probability <= 0) return 0;
	return increasingRoot((x) => gammaP(a, x) - probability, 0, a + 1);
}

/** Quantile of chi-squared: twice that of the gamma distribution with half the degrees of freedom as shape. */
export const chiSquaredQuantile = (probability: number, degrees: number): number =>
	2 * gammaQuantile(probability, degrees / 2);

/** Chance that chi-squared with so many degrees of freedom lies above a value. */
export const chiSquaredAbove = (value: number, degrees: number): number => gammaQ(degrees / 2, value / 2);

/** z with P(|Z| ≤ z) = confidence for a standard normal Z, whose square is chi-squared with one degree of freedom. */
export const normalQuantileTwoSided = (confidence: number): number => Math.sqrt(chiSquaredQuantile(confidence, 1));

function lowerSeries(a: number, x: number): number {
	let term = 1 / a;
	let sum = term;
	for (let k = 1; k < MOST_STEPS && term > sum * PRECISION; k++) {
		term *= x / (a + k);
		sum += term;
	}
	return sum;
}

/** Lentz's method as modified by Thompson and Barnett, J. Comput. Phys. 64 (1986). */
function upperFraction(a: number, x: number): number {
	let b = x + 1 - a;
	let c = 1 / SMALLEST;
	let d = 1 / b;
	let fraction = d;
	for (let k = 1; k < MOST_STEPS; k++) {
		const numerator = -k * (k - a);
		b += 2;
		d = 1 / nonZero(numerator * d + b);
		c = nonZero(b + numerator / c);
		const change = c * d;
		fraction *= change;
		if (Math.abs(change - 1) < PRECISION * 10) break;
	}
	return fraction;
}

const nonZero = (value: number): number => (Math.abs(value) < SMALLEST ? SMALLEST : value);
