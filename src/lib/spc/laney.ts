import { attributeRange, chanceSigmas, pooled, ratios, type AttributeKind, type Counts } from './attribute';
import { linesAround, type Lines } from './lines';
import { D2, meanMovingRange, type RangeOptions } from './moving-range';
import { above, below } from './near';

export interface Laney extends Lines {
	/** Month-to-month spread in units of what chance alone explains; null where it cannot be told. */
	sigmaZ: number | null;
}

/**
 * Overdispersion of shares or rates: mean moving range of z / 1.128 with z = (y − centre) / sigma by chance.
 * Laney, Improved control charts for attributes, Quality Engineering 14 (2002).
 */
export function sigmaZ(kind: AttributeKind, counts: Counts, options: RangeOptions = {}): number | null {
	const centre = pooled(counts, options.included);
	const sigmas = chanceSigmas(kind, centre, counts);
	const z = ratios(counts).map((ratio, index) => {
		const sigma = sigmas[index] ?? null;
		if (ratio === null || sigma === null || centre === null || sigma === 0) return null;
		// Rounding in the pooled centre is no variation: equal shares have a sigma z of 0.
		return above(ratio, centre) || below(ratio, centre) ? (ratio - centre) / sigma : 0;
	});
	const range = meanMovingRange(z, options);
	return range === null ? null : range / D2;
}

/** Laney's p′ or u′ chart: limits = centre ± 3 · sigma by chance · sigma z. A sigma z below 1 narrows them. */
export function laneyChart(kind: AttributeKind, counts: Counts, options: RangeOptions = {}): Laney {
	const centre = pooled(counts, options.included);
	const spread = sigmaZ(kind, counts, options);
	const sigmas = chanceSigmas(kind, centre, counts).map((sigma) =>
		sigma === null || spread === null ? null : sigma * spread
	);
	return { ...linesAround(centre, sigmas, attributeRange(kind)), sigmaZ: spread };
}

/** 95th percentile of sigma z for n points without overdispersion, by simulation. */
const NULL_PERCENTILES: readonly { n: number; sigmaZ: number }[] = [
	{ n: 12, sigmaZ: 1.48 },
	{ n: 24, sigmaZ: 1.33 },
	{ n: 36, sigmaZ: 1.26 },
	{ n: Infinity, sigmaZ: 1 }
];

/**
 * Sigma z above which n points vary more than chance explains: linear in 1/√n between the simulated percentiles and
 * the limit 1. Null below 12 points, where the choice is not made.
 */
export function overdispersionThreshold(n: number): number | null {
	for (let index = 1; index < NULL_PERCENTILES.length; index++) {
		const [fewer, more] = [NULL_PERCENTILES[index - 1]!, NULL_PERCENTILES[index]!];
		if (n < fewer.n || n > more.n) continue;
		const [from, to] = [1 / Math.sqrt(fewer.n), 1 / Math.sqrt(more.n)];
		const share = (1 / Math.sqrt(n) - to) / (from - to);
		return more.sigmaZ + share * (fewer.sigmaZ - more.sigmaZ);
	}
	return null;
}
