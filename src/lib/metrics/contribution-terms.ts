import type { Twice } from '../spc/kitagawa';
import type { Basis, Chance, Sums } from './contribution-chance';
import { minus } from './contribution-groups';

/** A ratio and how often it counts in a contribution. */
export interface WeightedSums {
	weight: number;
	sums: Sums;
}

/**
 * What a group adds, as a weighted sum of independent ratios. With its parts w of all denominators, its ratios r and that
 * of the others before, o: w₁r₁ − w₀r₀ − R₀(w₁ − w₀) = w₁r₁ − w₀(1 + w₁ − w₀)r₀ − (1 − w₀)(w₁ − w₀)o. Weights are taken as
 * they are: how much business there was is counted, not estimated. An amount is its own two periods.
 */
export function termsOf(basis: Basis, whole: Twice<Sums>, { before, after }: Twice<Sums>): WeightedSums[] {
	if (basis === 'amount')
		return [
			{ weight: 1, sums: after },
			{ weight: -1, sums: before }
		];
	const [all0, all1] = [whole.before.denominator, whole.after.denominator];
	const [w0, w1] = [before.denominator / all0, after.denominator / all1];
	const moved = w1 - w0;
	return [
		counting(w1, after, 1 / all1),
		counting(-w0 * (1 + moved), before, -(1 + moved) / all0),
		counting(-(1 - w0) * moved, minus(whole.before, before), -moved / all0)
	].filter(({ weight }) => weight !== 0);
}

/** Events without anything to divide by stand for themselves. */
function counting(weight: number, sums: Sums, loose: number): WeightedSums {
	if (sums.denominator > 0) return { weight, sums };
	return sums.numerator > 0 ? { weight: loose, sums: { ...sums, denominator: 1 } } : { weight: 0, sums };
}

/**
 * Variances of the rate and of the mix effects of all groups together, by chance; null where it is not known. In the mix
 * R₀ falls out, as weights move by nothing in sum; new and gone groups count there as a whole.
 */
export function effectVariances(
	groups: readonly Twice<Sums>[],
	whole: Twice<Sums>,
	chance: Chance | null
): [rate: number | null, mix: number | null] {
	if (!chance) return [null, null];
	let [rate, mix] = [0, 0];
	const spread = (sums: Sums) => chance.variance(sums) / sums.denominator;
	for (const { before, after } of groups) {
		const w0 = before.denominator / whole.before.denominator;
		const w1 = after.denominator / whole.after.denominator;
		if (w0 > 0 && w1 > 0) {
			rate += w0 ** 2 * (spread(before) + spread(after));
			mix += (w1 - w0) ** 2 * spread(before);
		} else if (w0 > 0) mix += w0 ** 2 * spread(before);
		else if (w1 > 0) mix += w1 ** 2 * spread(after);
	}
	return [rate, mix];
}
