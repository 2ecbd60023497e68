import type { Part } from './compare-proportions';
import type { Events } from './compare-rates';
import { probabilities, type Discrete } from './discrete';
import type { Range } from './lines';
import { studentAbove, studentQuantileTwoSided } from './student';

/** What next month is likely to be, if nothing changes. */
export interface Forecast {
	expected: number;
	/** Holds next month's value with at least the confidence asked for. */
	lower: number;
	upper: number;
	/** Chance that next month's value is at least, or at most, so much. */
	atLeast(value: number): number;
	atMost(value: number): number;
}

/**
 * Part of the moving ranges that count as degrees of freedom of sigma: 0.62 (m − 1) for m points, as Wheeler, Advanced
 * Topics in Statistical Process Control (1995), table A.1, and Duncan, Quality Control and Industrial Statistics.
 */
const DEGREES_PER_RANGE = 0.62;

/**
 * Next value of an individuals chart: centre ± t · sigma · √(1 + 1/m), the prediction interval of Hahn and Meeker,
 * Statistical Intervals, 4.7, with the degrees of freedom that moving ranges leave. Null below three points.
 */
export function forecastValue(
	chart: { centre: number; sigma: number; points: number },
	confidence = 0.9,
	range: Range = {}
): Forecast | null {
	const { centre, sigma, points } = chart;
	if (points < 3) return null;
	const degrees = DEGREES_PER_RANGE * (points - 1);
	const error = sigma * Math.sqrt(1 + 1 / points);
	const half = error === 0 ? 0 : studentQuantileTwoSided(confidence, degrees) * error;
	const beyond = (distance: number) => (distance <= 0 ? 1 : 0);
	const above = (value: number) =>
		error === 0 ? beyond(value - centre) : studentAbove((value - centre) / error, degrees);
	const below = (value: number) =>
		error === 0 ? beyond(centre - value) : studentAbove((centre - value) / error, degrees);
	return {
		expected: centre,
		lower: Math.max(centre - half, range.least ?? -Infinity),
		upper: Math.min(centre + half, range.most ?? Infinity),
		atLeast: (value) => (range.least !== undefined && value <= range.least ? 1 : above(value)),
		atMost: (value) => (range.most !== undefined && value >= range.most ? 1 : below(value))
	};
}

/**
 * Next month's share among so many cases: beta-binomial around the baseline's share, whose spread holds chance, the
 * dispersion φ between months, and that the share itself is only known from the baseline: φ p(1 − p)(1/n + 1/N). The share
 * is Jeffreys' (k + 1/2)/(N + 1), so that a baseline without any failure still promises no perfection. Skellam, Journal of
 * the Royal Statistical Society B 10 (1948). Null without cases.
 */
export function forecastShare(baseline: Part, cases: number, dispersion = 1, confidence = 0.9): Forecast | null {
	if (baseline.denominator <= 0 || cases < 1) return null;
	const n = Math.round(cases);
	const share = (baseline.numerator + 0.5) / (baseline.denominator + 1);
	return ofCounts(
		betaBinomial(n, share, Math.max(1, dispersion) * (1 + n / baseline.denominator)),
		n,
		share,
		confidence
	);
}

/** Next month's rate over so much exposure, likewise: negative binomial around (k + 1/2)/E. Null without exposure. */
export function forecastRate(baseline: Events, exposure: number, dispersion = 1, confidence = 0.9): Forecast | null {
	if (baseline.exposure <= 0 || exposure <= 0) return null;
	const rate = (baseline.events + 0.5) / baseline.exposure;
	const inflation = Math.max(1, dispersion) * (1 + exposure / baseline.exposure);
	return ofCounts(negativeBinomial(rate * exposure, inflation), exposure, rate, confidence);
}

/** Successes among n, whose variance is `inflation` times that of chance; at most that of all or none. */
function betaBinomial(n: number, share: number, inflation: number): Discrete {
	const correlation = n === 1 ? 0.5 : Math.min(0.999, (inflation - 1) / (n - 1));
	const size = 1 / correlation - 1;
	const [a, b] = [size * share, size * (1 - share)];
	return {
		least: 0,
		most: n,
		mode: Math.round(n * share),
		ratio: (k) => ((n - k) / (k + 1)) * ((k + a) / (n - k - 1 + b))
	};
}

/** Events with this mean, whose variance is `inflation` times it, above 1. */
function negativeBinomial(mean: number, inflation: number): Discrete {
	const size = mean / (inflation - 1);
	return {
		least: 0,
		most: Infinity,
		mode: Math.floor(mean),
		ratio: (k) => ((k + size) / (k + 1)) * ((inflation - 1) / inflation)
	};
}

/** A forecast of counts, told per unit. */
function ofCounts(distribution: Discrete, units: number, expected: number, confidence: number): Forecast {
	const { first, chances } = probabilities(distribution);
	const chanceOf = (wanted: (count: number) => boolean) =>
		chances.reduce((sum, chance, index) => (wanted(first + index) ? sum + chance : sum), 0);
	// Counts are compared with the target in counts: 0.95 · 200 must be reached by 190.
	const rounding = (value: number) => 1e-9 * Math.max(1, Math.abs(value * units));
	const tail = (1 - confidence) / 2;
	return {
		expected,
		lower: quantileOf(first, chances, tail) / units,
		upper: quantileOf(first, chances, 1 - tail) / units,
		atLeast: (value) => chanceOf((count) => count >= value * units - rounding(value)),
		atMost: (value) => chanceOf((count) => count <= value * units + rounding(value))
	};
}

function quantileOf(first: number, chances: Float64Array, probability: number): number {
	let cumulative = 0;
	for (const [index, chance] of chances.entries()) {
		cumulative += chance;
		if (cumulative >= probability) return first + index;
	}
	return first + chances.length - 1;
}
