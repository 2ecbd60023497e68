import { chanceSigmas, pooled, ratios, type AttributeKind, type Counts } from './attribute';
import { binomial, probabilities, type Discrete } from './discrete';
import { chiSquaredAbove } from './gamma';
import type { Interval } from './interval';
import { above, below } from './near';

/** Chances that the limits enclose a group that is like the others: two and three sigma, Spiegelhalter (2005). */
export const FUNNEL_LIMITS = { warning: 0.95, action: 0.998 } as const;

export interface Funnel {
	kind: AttributeKind;
	/** Sum of numerators / sum of denominators over all groups; null without any. */
	centre: number | null;
	/** How much more the groups vary than chance explains, as a ratio of variances; 1 where chance explains all. */
	dispersion: number;
}

/**
 * Where groups of different size are compared: the pooled ratio, and what the groups vary more than chance explains.
 * The dispersion is the mean of squared z, the outer tenth on each side brought in to its edge, so that few outliers do
 * not widen the funnel that is to find them; it is left at 1 unless chi-squared speaks for more at 5 %, and for fewer than
 * ten groups, whose differences are the question itself.
 * Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005), 4.1 and A.1.
 */
export function funnel(kind: AttributeKind, counts: Counts): Funnel {
	const centre = pooled(counts);
	const sigmas = chanceSigmas(kind, centre, counts);
	const z = ratios(counts).flatMap((ratio, index) => {
		const sigma = sigmas[index] ?? null;
		return ratio === null || centre === null || !sigma ? [] : [(ratio - centre) / sigma];
	});
	const squares = winsorised(z).reduce((sum, value) => sum + value ** 2, 0);
	const isWider = z.length >= LEAST_TO_WIDEN && chiSquaredAbove(squares, z.length) < 0.05;
	return { kind, centre, dispersion: isWider ? squares / z.length : 1 };
}

const LEAST_TO_WIDEN = 10;
const EACH_SIDE = 0.1;

function winsorised(values: readonly number[]): number[] {
	const sorted = [...values].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length * EACH_SIDE);
	const [low, high] = [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
	return sorted.map((value) => Math.min(Math.max(value, low), high));
}

/**
 * What a group of this size would lie between if it were like the others: exact quantiles of the binomial or Poisson
 * distribution, interpolated between whole numbers alike on both sides, then widened around the centre by the root of the dispersion.
 * Null without a centre, or for a group of nothing. Spiegelhalter (2005), A.1.1 and 4.1.
 */
export function funnelLimits({ kind, centre, dispersion }: Funnel, size: number, confidence: number): Interval | null {
	if (centre === null || !(size > 0)) return null;
	const tail = (1 - confidence) / 2;
	const [lower, upper] =
		centre <= 0 || (kind === 'p' && centre >= 1)
			? [centre, centre]
			: betweenTails(kind === 'p' ? binomial(Math.round(size), centre) : poisson(size * centre), tail).map(
					(count) => count / size
				);
	const widened = (limit: number) => centre + Math.sqrt(dispersion) * (limit - centre);
	const most = kind === 'p' ? 1 : Infinity;
	return { lower: Math.max(0, widened(lower ?? centre)), upper: Math.min(most, widened(upper ?? centre)) };
}

/** Numbers of events where `mean` are expected. */
const poisson = (mean: number): Discrete => ({
	least: 0,
	most: Infinity,
	mode: Math.floor(mean),
	ratio: (k) => mean / (k + 1)
});

/**
 * The counts between which all but a tail on each side lies. Whole numbers have no quantile for most probabilities: between
 * two of them it is drawn straight, and from the top as from the bottom, so that a share and its complement agree.
 */
function betweenTails(distribution: Discrete, tail: number): [number, number] {
	const { first, chances } = probabilities(distribution);
	const last = first + chances.length - 1;
	return [Math.max(0, first + stepsIn(chances, tail)), last - stepsIn(chances.toReversed(), tail)];
}

/** Steps from the first of the chances to the point with so much of them behind it. */
function stepsIn(chances: Float64Array, tail: number): number {
	let passed = 0;
	for (let at = 0; at < chances.length; at++) {
		const chance = chances[at] ?? 0;
		if (passed + chance > tail) return at - (passed + chance - tail) / chance;
		passed += chance;
	}
	return chances.length - 1;
}

/** On which side of the limits a group lies; null between them. */
export function beyondFunnel(shape: Funnel, value: number, size: number, confidence: number): 'above' | 'below' | null {
	const limits = funnelLimits(shape, size, confidence);
	if (!limits) return null;
	if (above(value, limits.upper)) return 'above';
	return below(value, limits.lower) ? 'below' : null;
}
