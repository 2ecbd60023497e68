import type { Interval } from './interval';
import { mean, sum, variance } from './mean';
import { normalAbove } from './normal';
import { studentAbove, studentQuantileTwoSided } from './student';

export interface RankSum {
	/** Pairs in which the first lies above the second, ties counting half. */
	w: number;
	/** Null where all values are equal. */
	pValue: number | null;
}

/** Ranks from 1, ties sharing the mean of theirs, and how many values each tie joins. */
function ranksOf(values: readonly number[]): { ranks: number[]; ties: number[] } {
	const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
	const ranks = Array<number>(values.length).fill(0);
	const ties: number[] = [];
	for (let from = 0, to = 0; from < order.length; from = to) {
		while (to < order.length && order[to]!.value === order[from]!.value) to++;
		for (const { index } of order.slice(from, to)) ranks[index] = (from + 1 + to) / 2;
		ties.push(to - from);
	}
	return { ranks, ties };
}

/**
 * Wilcoxon's rank sum test: normal approximation, corrected for ties and continuity. Wilcoxon, Biometrics Bulletin 1
 * (1945); Mann and Whitney, Annals of Mathematical Statistics 18 (1947); as wilcox.test of R with exact = FALSE.
 */
export function rankSum(first: readonly number[], second: readonly number[]): RankSum | null {
	const [n1, n2] = [first.length, second.length];
	if (n1 === 0 || n2 === 0) return null;
	const n = n1 + n2;
	const { ranks, ties } = ranksOf([...first, ...second]);
	const w = sum(ranks.slice(0, n1)) - (n1 * (n1 + 1)) / 2;
	const tied = n < 2 ? 0 : sum(ties.map((tie) => tie ** 3 - tie)) / (n * (n - 1));
	const sigma = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tied));
	if (sigma === 0) return { w, pValue: null };
	const off = w - (n1 * n2) / 2;
	const z = (off - Math.sign(off) / 2) / sigma;
	return { w, pValue: 2 * Math.min(normalAbove(z), normalAbove(-z)) };
}

export interface Welch {
	t: number;
	degrees: number;
	pValue: number;
	/** Interval of mean of the first − mean of the second. */
	interval: Interval;
}

/**
 * Welch's t test of two means with their own variances. Welch, Biometrika 34 (1947); as t.test of R. Null where a side
 * has fewer than two values, or nothing varies.
 */
export function welch(first: readonly number[], second: readonly number[], confidence = 0.95): Welch | null {
	const [variance1, variance2] = [variance(first), variance(second)];
	if (variance1 === null || variance2 === null) return null;
	const [error1, error2] = [variance1 / first.length, variance2 / second.length];
	const error = Math.sqrt(error1 + error2);
	if (error === 0) return null;
	const difference = mean(first)! - mean(second)!;
	const degrees = (error1 + error2) ** 2 / (error1 ** 2 / (first.length - 1) + error2 ** 2 / (second.length - 1));
	const t = difference / error;
	const half = studentQuantileTwoSided(confidence, degrees) * error;
	return {
		t,
		degrees,
		pValue: 2 * studentAbove(Math.abs(t), degrees),
		interval: { lower: difference - half, upper: difference + half }
	};
}
