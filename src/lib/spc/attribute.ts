import { linesAround, mapLines, type Lines } from './lines';
import { mean } from './mean';
import { isIncluded, measured, type Series } from './moving-range';

/** Numerators and denominators of a series, one pair per point. */
export interface Counts {
	numerators: Series;
	denominators: Series;
}

/** p: shares, binomial · u: rates, Poisson. */
export type AttributeKind = 'p' | 'u';

/** Numerator / denominator per point; null where one is missing or there is nothing to divide by. */
export function ratios({ numerators, denominators }: Counts): (number | null)[] {
	return numerators.map((numerator, index) => {
		const denominator = denominators[index] ?? null;
		return numerator === null || denominator === null || denominator <= 0 ? null : numerator / denominator;
	});
}

/** Sum of numerators / sum of denominators over the included points; never a mean of ratios. */
export function pooled(counts: Counts, included?: readonly boolean[]): number | null {
	let numerator = 0;
	let denominator = 0;
	ratios(counts).forEach((ratio, index) => {
		if (ratio === null || !isIncluded(included, index)) return;
		numerator += counts.numerators[index] ?? 0;
		denominator += counts.denominators[index] ?? 0;
	});
	return denominator === 0 ? null : numerator / denominator;
}

/** Sigma of each point by chance alone: √(c(1 − c)/n) for shares, √(c/n) for rates. */
export function chanceSigmas(kind: AttributeKind, centre: number | null, counts: Counts): (number | null)[] {
	return ratios(counts).map((ratio, index) => {
		const denominator = counts.denominators[index] ?? null;
		if (ratio === null || denominator === null || centre === null) return null;
		// A numerator above its denominator is a fault of the data; it must not end in NaN limits.
		const variance = kind === 'p' ? Math.max(0, centre * (1 - centre)) : centre;
		return Math.sqrt(variance / denominator);
	});
}

export const attributeRange = (kind: AttributeKind) => (kind === 'p' ? { least: 0, most: 1 } : { least: 0 });

/**
 * p or u chart: pooled centre, limits of the normal approximation that follow the denominator of each point.
 * Montgomery, Introduction to Statistical Quality Control, 7.2 and 7.3; as qicharts2.
 */
export function attributeChart(kind: AttributeKind, counts: Counts, included?: readonly boolean[]): Lines {
	const centre = pooled(counts, included);
	return linesAround(centre, chanceSigmas(kind, centre, counts), attributeRange(kind));
}

/** c chart: counts with the same exposure at every point; centre = mean count, sigma = its root. */
export function countChart(counts: Series, included?: readonly boolean[]): Lines {
	const centre = mean(measured(counts, included));
	return linesAround(
		centre,
		counts.map(() => (centre === null ? null : Math.sqrt(centre))),
		{ least: 0 }
	);
}

/**
 * np chart: numbers of units with a trait; centre = n p̄ with the pooled share p̄, sigma = √(n p̄(1 − p̄)), limits between
 * 0 and n. Both follow the number of units of each point. Montgomery, Introduction to Statistical Quality Control,
 * 7.2.1; as qcc.
 */
export function unitsChart(counts: Counts, included?: readonly boolean[]): Lines {
	const shares = attributeChart('p', counts, included);
	const units = ratios(counts).map((ratio, index) => (ratio === null ? null : (counts.denominators[index] ?? null)));
	return mapLines(shares, (share, index) => {
		const n = units[index] ?? null;
		return n === null ? null : n * share;
	});
}
