import { logGamma } from './gamma';
import type { Lines } from './lines';
import { mean, standardDeviation, sum } from './mean';
import { isIncluded, type Series } from './moving-range';

/** What one subgroup measured; mean null when it is empty, deviation null below two values. */
export interface Subgroup {
	n: number;
	mean: number | null;
	deviation: number | null;
}

/** Values in long form by the group that each belongs to, groups in ascending order. */
export function subgroups(groups: readonly (number | string)[], values: Series): Subgroup[] {
	const names = [...new Set(groups)].sort((a, b) => (a < b ? -1 : 1));
	return names.map((name) => {
		const own = values.filter((value, index): value is number => groups[index] === name && value !== null);
		return { n: own.length, mean: mean(own), deviation: standardDeviation(own) };
	});
}

/** Expected standard deviation of n normal values, in units of sigma: Montgomery, appendix VI. Null below two. */
export function c4(n: number): number | null {
	if (n < 2) return null;
	return Math.sqrt(2 / (n - 1)) * Math.exp(logGamma(n / 2) - logGamma((n - 1) / 2));
}

/**
 * Sigma within subgroups as the s chart draws it: the mean of their standard deviations where all have the same size,
 * the pooled one else. Montgomery, Introduction to Statistical Quality Control, 6.3; as qicharts2.
 */
function typicalDeviation(groups: readonly Subgroup[], included?: readonly boolean[]): number | null {
	const counted = groups.filter(({ deviation }, index) => deviation !== null && isIncluded(included, index));
	if (groups.every(({ n }) => n === groups[0]!.n)) return mean(counted.map(({ deviation }) => deviation!));
	const degrees = sum(counted.map(({ n }) => n - 1));
	if (degrees === 0) return null;
	return Math.sqrt(sum(counted.map(({ n, deviation }) => (n - 1) * deviation! ** 2)) / degrees);
}

/** x̄ chart: the grand mean, with limits by the size of each subgroup. A subgroup of one has none. */
export function meansChart(groups: readonly Subgroup[], included?: readonly boolean[]): Lines {
	const counted = groups.filter((group, index) => group.mean !== null && isIncluded(included, index));
	const units = sum(counted.map(({ n }) => n));
	const centre = units === 0 ? null : sum(counted.map((group) => group.n * group.mean!)) / units;
	const deviation = typicalDeviation(groups, included);
	return linesBySize(groups, centre, (n, sigmas) => {
		const unbiased = c4(n);
		if (centre === null || deviation === null || unbiased === null) return null;
		return centre + (sigmas * deviation) / (unbiased * Math.sqrt(n));
	});
}

/** s chart: the standard deviations within subgroups, with limits by the size of each; never below 0. */
export function deviationsChart(groups: readonly Subgroup[], included?: readonly boolean[]): Lines {
	const centre = typicalDeviation(groups, included);
	return linesBySize(groups, centre, (n, sigmas) => {
		const unbiased = c4(n);
		if (centre === null || unbiased === null) return null;
		return centre * Math.max(0, 1 + (sigmas * Math.sqrt(1 - unbiased ** 2)) / unbiased);
	});
}

function linesBySize(
	groups: readonly Subgroup[],
	centre: number | null,
	line: (n: number, sigmas: number) => number | null
): Lines {
	const at = (sigmas: number) => groups.map(({ n }) => line(n, sigmas));
	return {
		centre: groups.map(() => centre),
		lower: at(-3),
		upper: at(3),
		lowerTwoSigma: at(-2),
		upperTwoSigma: at(2),
		lowerOneSigma: at(-1),
		upperOneSigma: at(1)
	};
}
