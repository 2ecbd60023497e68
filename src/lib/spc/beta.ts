import { logGamma } from './gamma';
import { increasingRoot } from './root';

const SMALLEST = 1e-300;
const MOST_STEPS = 200_000;

/** Regularised incomplete beta function I_x(a, b): continued fraction DLMF 8.17.22, with the symmetry DLMF 8.17.4. */
export function betaI(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
	if (x < (a + 1) / (a + b + 2)) return (scale * fraction(x, a, b)) / a;
	return 1 - (scale * fraction(1 - x, b, a)) / b;
}

/** Quantile of the beta distribution with shapes a and b. */
export function betaQuantile(probability: number, a: number, b: number): number {
	return increasingRoot((x) => betaI(x, a, b) - probability, 0, a / (a + b), 1);
}

/** Lentz's method as modified by Thompson and Barnett, J. Comput. Phys. 64 (1986). */
function fraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let m = 1; m < MOST_STEPS; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero(1 + even * d);
		c = nonZero(1 + even / c);
		value *= c * d;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero(1 + odd * d);
		c = nonZero(1 + odd / c);
		value *= c * d;
		if (Math.abs(c * d - 1) < 1e-15) break;
	}
	return value;
}

const nonZero = (value: number): number => (Math.abs(value) < SMALLEST ? SMALLEST : value);
