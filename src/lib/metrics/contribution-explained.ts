import { chiSquaredQuantile } from '../spc/gamma';
import { heterogeneity, withChance, type Heterogeneity } from '../spc/heterogeneity';
import type { Twice } from '../spc/kitagawa';
import { sum } from '../spc/mean';
import type { Basis, Chance, Sums } from './contribution-chance';

interface ToExplain {
	basis: Basis;
	groups: readonly Twice<Sums>[];
	whole: Twice<Sums>;
	dispersion: number | null;
	chance: Chance | null;
	/** Mix effect of all groups, and the variance that chance gives it. */
	mix: number;
	mixVariance: number | null;
}

/** What chance alone brings of a movement in common: one, as chi-squared of one degree of freedom. */
const CHANCE = 1;

/**
 * How much of the movement a dimension tells apart, 0 to 1: what its groups moved differently, and what their mix brought,
 * each as far as chance does not bring it in 95 of 100 cases, of that and the movement they have in common. A change in a
 * single group with the part w of everything comes to 1 − w, one in which all groups share alike to 0, however many they
 * are. An ω² (Hays, Statistics, 1963) whose noise is the chi-squared of Cochran's Q. Null where nothing tells.
 */
export function explainedBy(given: ToExplain): number | null {
	const { basis, groups, dispersion, chance, mix, mixVariance } = given;
	if (!chance || dispersion === null) return null;
	const found =
		basis === 'amount'
			? amounts(given, dispersion)
			: heterogeneity(groups.flatMap((group) => chance.moved(group) ?? []));
	if (found === null || found.weight === 0) return null;
	const beyond = Math.max(0, mix ** 2 - chiSquaredQuantile(0.95, 1) * (mixVariance ?? 0));
	const told = found.beyondChance + beyond * found.weight;
	return told / (told + found.common + CHANCE);
}

/**
 * Amounts move alike where all grow by the same factor: chi-squared of groups by periods, with the sums of both periods
 * given, each amount worth `dispersion` of variance. Pearson, Philosophical Magazine 50 (1900).
 */
function amounts({ groups, whole }: ToExplain, dispersion: number): Heterogeneity | null {
	const [all0, all1] = [whole.before.numerator, whole.after.numerator];
	const [months0, months1] = [whole.before.denominator, whole.after.denominator];
	const later = all1 / (all0 + all1);
	if (!(later > 0) || !(later < 1)) return null;
	const telling = groups.filter(({ before, after }) => before.numerator + after.numerator > 0);
	const q = sum(
		telling.map(({ before, after }) => {
			const both = before.numerator + after.numerator;
			return (after.numerator - both * later) ** 2 / (both * later * (1 - later) * dispersion);
		})
	);
	const variance = dispersion * (all1 / months1 ** 2 + all0 / months0 ** 2);
	return withChance(q, telling.length - 1, (all1 / months1 - all0 / months0) ** 2 / variance, 1 / variance);
}
