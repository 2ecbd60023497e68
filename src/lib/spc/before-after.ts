import type { Part } from './compare-proportions';
import type { Events } from './compare-rates';
import { counted, countedMedianError, type CountedMonths } from './bootstrap';
import { sum } from './mean';
import { quantileOfCounts, type ValueCount } from './quantile';
import { seededRandom } from './random';

/** Months before and after a decision, compared: what a verdict rests on. */
export interface BeforeAfter {
	before: number;
	after: number;
	/** Standard error of the difference, if nothing has changed. */
	error: number;
	/** Spread between the baseline months in units of what chance explains, at least 1; null for durations. */
	dispersion: number | null;
	monthsBefore: number;
	monthsAfter: number;
	/** Whether there are cases enough on both sides: see FEWEST. */
	enoughCases: boolean;
}

/** Events on the rarer side that the baseline must have, and that are to be expected afterwards. */
const FEWEST = { before: 10, after: 5 } as const;
const DRAWS = 2000;

/** max(1, Pearson's chi-squared of the months / (m − 1)): McCullagh and Nelder, Generalized Linear Models, 4.5. */
function dispersionOf(squares: readonly number[]): number {
	const usable = squares.filter(Number.isFinite);
	return usable.length < 2 ? 1 : Math.max(1, sum(usable) / (squares.length - 1));
}

/**
 * Shares by month: pooled before and after; error² = φ p(1 − p)(1/Nb + 1/Na) with the baseline's share p and dispersion φ.
 * A baseline without any success, or failure, is given one more of each for the error. Null without cases on a side.
 */
export function shareBeforeAfter(before: readonly Part[], after: readonly Part[]): BeforeAfter | null {
	const [base, later] = [before, after].map((months) => months.filter(({ denominator }) => denominator > 0));
	if (!base?.length || !later?.length) return null;
	const [all, then] = [total(base), total(later)];
	const share = all.numerator / all.denominator;
	const dispersion = dispersionOf(
		base.map(({ numerator: k, denominator: n }) => (k - n * share) ** 2 / (n * share * (1 - share)))
	);
	const added = share <= 0 || share >= 1 ? 1 : 0;
	const cases = all.denominator + 2 * added;
	const guarded = (all.numerator + added) / cases;
	const rarer = Math.min(all.numerator, all.denominator - all.numerator);
	return {
		before: share,
		after: then.numerator / then.denominator,
		error: Math.sqrt(dispersion * guarded * (1 - guarded) * (1 / cases + 1 / then.denominator)),
		dispersion,
		monthsBefore: base.length,
		monthsAfter: later.length,
		enoughCases: areEnough(rarer, (rarer / all.denominator) * then.denominator, dispersion)
	};
}

/** Rates by month, likewise: error² = φ r (1/Eb + 1/Ea). A baseline without events is given one for the error. */
export function rateBeforeAfter(before: readonly Events[], after: readonly Events[]): BeforeAfter | null {
	const asParts = (months: readonly Events[]): Part[] =>
		months
			.filter(({ exposure }) => exposure > 0)
			.map(({ events, exposure }) => ({ numerator: events, denominator: exposure }));
	const [base, later] = [asParts(before), asParts(after)];
	if (base.length === 0 || later.length === 0) return null;
	const [all, then] = [total(base), total(later)];
	const rate = all.numerator / all.denominator;
	const dispersion = dispersionOf(
		base.map(({ numerator: k, denominator: exposure }) => (k - exposure * rate) ** 2 / (exposure * rate))
	);
	const guarded = Math.max(all.numerator, 1) / all.denominator;
	return {
		before: rate,
		after: then.numerator / then.denominator,
		error: Math.sqrt(dispersion * guarded * (1 / all.denominator + 1 / then.denominator)),
		dispersion,
		monthsBefore: base.length,
		monthsAfter: later.length,
		enoughCases: areEnough(all.numerator, rate * then.denominator, dispersion)
	};
}

/**
 * Durations by month: difference of the medians of all cases, its error by a bootstrap over months (see medianError). A
 * single month after it tells no spread: there is no comparison then.
 */
export const durationBeforeAfter = (
	before: readonly (readonly number[])[],
	after: readonly (readonly number[])[],
	seed: string
): BeforeAfter | null => countedDurationBeforeAfter(before.map(counted), after.map(counted), seed);

/** The same of cases that are counted by their durations. */
export function countedDurationBeforeAfter(
	before: CountedMonths,
	after: CountedMonths,
	seed: string
): BeforeAfter | null {
	const [base = [], later = []] = [before, after].map((months) => months.filter((counts) => casesOf(counts) > 0));
	const random = seededRandom(seed);
	const errors = [countedMedianError(base, DRAWS, random), countedMedianError(later, DRAWS, random)];
	if (errors[0] == null || errors[1] == null) return null;
	return {
		before: quantileOfCounts(base.flat(), 0.5)!,
		after: quantileOfCounts(later.flat(), 0.5)!,
		error: Math.hypot(errors[0], errors[1]),
		dispersion: null,
		monthsBefore: base.length,
		monthsAfter: later.length,
		enoughCases: areEnough(casesOf(base.flat()), casesOf(later.flat()), 1)
	};
}

const casesOf = (counts: readonly ValueCount[]): number => sum(counts.map(({ count }) => count));

const total = (parts: readonly Part[]): Part => ({
	numerator: sum(parts.map(({ numerator }) => numerator)),
	denominator: sum(parts.map(({ denominator }) => denominator))
});

const areEnough = (before: number, expectedAfter: number, dispersion: number): boolean =>
	before >= FEWEST.before && expectedAfter / dispersion >= FEWEST.after;
