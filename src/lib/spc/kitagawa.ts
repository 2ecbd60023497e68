import { sum } from './mean';

/** What a group counts in a period, of how much. */
export interface Parts {
	numerator: number;
	denominator: number;
}

/** The same group in two periods. */
export interface Twice<P extends Parts = Parts> {
	before: P;
	after: P;
}

/** What a group adds to the change of the whole, in three parts. */
export interface Effects {
	rate: number;
	mix: number;
	interaction: number;
}

/** The same, and all three together. */
export interface SummedEffects extends Effects {
	total: number;
}

/**
 * The change of a ratio of sums, told apart by group: rate w₀(r₁ − r₀), mix (w₁ − w₀)(r₀ − R₀), interaction
 * (w₁ − w₀)(r₁ − r₀), with r the ratio of the group, w its part of all denominators, R the ratio of the whole. Mix is held
 * against R₀, which adds nothing in sum and says of a group that grew whether it lies above the whole or below it. A group
 * that is new or gone is mix alone; what it counts without a denominator is rate.
 * Kitagawa, Components of a difference between two rates, Journal of the American Statistical Association 50 (1955).
 * Null where a period has nothing to divide by.
 */
export function kitagawa(groups: readonly Twice[]): Effects[] | null {
	const [all0, all1] = [addParts(groups.map(({ before }) => before)), addParts(groups.map(({ after }) => after))];
	if (!(all0.denominator > 0) || !(all1.denominator > 0)) return null;
	const whole = all0.numerator / all0.denominator;
	return groups.map(({ before, after }) => {
		const [w0, w1] = [before.denominator / all0.denominator, after.denominator / all1.denominator];
		const moved = w1 - w0;
		const [r0, r1] = [ratioOf(before), ratioOf(after)];
		if (r0 !== null && r1 !== null)
			return { rate: w0 * (r1 - r0), mix: moved * (r0 - whole), interaction: moved * (r1 - r0) };
		const mix = r1 !== null ? w1 * (r1 - whole) : r0 !== null ? w0 * (whole - r0) : 0;
		const [loose0, loose1] = [r0 === null ? before.numerator : 0, r1 === null ? after.numerator : 0];
		return { rate: loose1 / all1.denominator - loose0 / all0.denominator, mix, interaction: 0 };
	});
}

export const ratioOf = ({ numerator, denominator }: Parts): number | null =>
	denominator > 0 ? numerator / denominator : null;

/** Numerators and denominators added up. */
export function addParts(parts: readonly Parts[]): Parts {
	return {
		numerator: sum(parts.map(({ numerator }) => numerator)),
		denominator: sum(parts.map(({ denominator }) => denominator))
	};
}
