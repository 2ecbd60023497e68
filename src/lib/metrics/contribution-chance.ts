import { poissonExact, wilson, type Interval } from '../spc/interval';
import type { Moved } from '../spc/heterogeneity';
import type { Parts, Twice } from '../spc/kitagawa';
import { sum } from '../spc/mean';
import { studentQuantileTwoSided } from '../spc/student';

/**
 * What a value is made of: a share of cases, events per exposure, the mean of single values (numerator their sum,
 * denominator their number), or an amount (denominator: months).
 */
export type Basis = 'share' | 'rate' | 'mean' | 'amount';

/** What a group counts in a period; `squares` of the single values, for means alone. */
export interface Sums extends Parts {
	squares?: number;
}

/** What chance does to the values of groups. */
export interface Chance {
	/** Interval of numerator / denominator; null where it cannot be told. */
	interval: (sums: Sums, confidence: number) => Interval | null;
	/** Variance that one unit of the denominator brings: that of the ratio is this by the denominator. */
	variance: (sums: Sums) => number;
	/** A group's change, with its variance if nothing changed in the group; null where the group tells nothing. */
	moved: (group: Twice<Sums>) => Moved | null;
}

/** Cases like the whole that each group is given, so that five of five on time do not read as certainty. */
const LENT = { cases: 4, events: 2 } as const;

/**
 * Chance for a basis. `dispersion` is how much more the values vary than chance alone explains, as a ratio of variances:
 * cases count as so much fewer (Rao and Scott, Biometrics 48, 1992). Null where nothing is known of chance.
 */
export function chanceFor(basis: Basis, groups: readonly Twice<Sums>[], dispersion: number | null): Chance | null {
	if (dispersion === null || !(dispersion > 0)) return null;
	const periods = groups.flatMap(({ before, after }) => [before, after]);
	if (basis === 'mean') return meanChance(periods, dispersion);
	// Units found defective may outnumber those inspected: such a share is a rate.
	const within = periods.every(({ numerator, denominator }) => numerator >= 0 && numerator <= denominator);
	return basis === 'share' && within ? shareChance(periods, dispersion) : rateChance(periods, dispersion);
}

const both = ({ before, after }: Twice<Sums>): Sums => addSums([before, after]);

/** The difference of the ratios; null where a period has none. */
function changeOf({ before, after }: Twice<Sums>): number | null {
	if (!(before.denominator > 0) || !(after.denominator > 0)) return null;
	return after.numerator / after.denominator - before.numerator / before.denominator;
}

function shareChance(periods: readonly Sums[], dispersion: number): Chance {
	const all = addSums(periods);
	const pooled = all.denominator > 0 ? all.numerator / all.denominator : 0;
	return {
		interval: ({ numerator, denominator }, confidence) =>
			wilson(numerator / dispersion, denominator / dispersion, confidence),
		variance: ({ numerator, denominator }) => {
			const share = (numerator + LENT.cases * pooled) / (denominator + LENT.cases);
			return dispersion * share * (1 - share);
		},
		moved: (group) => {
			const change = changeOf(group);
			const { numerator: cases, denominator: n } = both(group);
			if (change === null || cases <= 0 || cases >= n || n <= 1) return null;
			// Hypergeometric: given all cases of a group, only how they fall on the two periods is left to chance.
			const spread = (cases * (n - cases)) / ((n - 1) * group.before.denominator * group.after.denominator);
			return { change, variance: dispersion * spread };
		}
	};
}

function rateChance(periods: readonly Sums[], dispersion: number): Chance {
	const all = addSums(periods);
	const pooled = all.denominator > 0 ? all.numerator / all.denominator : 0;
	return {
		interval: ({ numerator, denominator }, confidence) =>
			numerator < 0 ? null : poissonExact(numerator / dispersion, denominator / dispersion, confidence),
		variance: ({ numerator, denominator }) =>
			pooled > 0 ? (dispersion * (Math.max(0, numerator) + LENT.events)) / (denominator + LENT.events / pooled) : 0,
		moved: (group) => {
			const change = changeOf(group);
			const { numerator: events } = both(group);
			if (change === null || events <= 0) return null;
			// Given all events of a group they fall on the periods by their exposure.
			const spread = events / (group.before.denominator * group.after.denominator);
			return { change, variance: dispersion * spread };
		}
	};
}

/**
 * Means with the variance of their group, held towards that within all groups by so many degrees of freedom: a moderated
 * t (Smyth, Statistical Applications in Genetics and Molecular Biology 3, 2004), which a group of one case has too.
 */
function meanChance(periods: readonly Sums[], dispersion: number): Chance | null {
	const squaresOf = ({ numerator, denominator, squares = 0 }: Sums) =>
		denominator > 0 ? Math.max(0, squares - numerator ** 2 / denominator) : 0;
	const degreesOf = ({ denominator }: Sums) => Math.max(0, denominator - 1);
	const degrees = sum(periods.map(degreesOf));
	if (degrees === 0) return null;
	const within = sum(periods.map(squaresOf)) / degrees;
	const variance = (sums: Sums) =>
		(dispersion * (squaresOf(sums) + LENT.cases * within)) / (degreesOf(sums) + LENT.cases);
	return {
		variance,
		interval: (sums, confidence) => {
			const { numerator, denominator } = sums;
			if (!(denominator > 0)) return null;
			const t = studentQuantileTwoSided(confidence, degreesOf(sums) + LENT.cases);
			const half = t * Math.sqrt(variance(sums) / denominator);
			return { lower: numerator / denominator - half, upper: numerator / denominator + half };
		},
		moved: (group) => {
			const change = changeOf(group);
			if (change === null) return null;
			const { before, after } = group;
			const spread = variance(before) / before.denominator + variance(after) / after.denominator;
			return { change, variance: spread };
		}
	};
}

/** Sums of several groups or periods. */
export function addSums(sums: readonly Sums[]): Sums {
	return {
		numerator: sum(sums.map(({ numerator }) => numerator)),
		denominator: sum(sums.map(({ denominator }) => denominator)),
		squares: sum(sums.map(({ squares = 0 }) => squares))
	};
}
