import { rankSum, welch } from '../../../src/lib/spc/compare-durations';
import {
	compareManyProportions,
	compareProportions,
	fisherExact,
	type Part
} from '../../../src/lib/spc/compare-proportions';
import { compareRates } from '../../../src/lib/spc/compare-rates';
import type { Interval } from '../../../src/lib/spc/interval';
import { measured } from '../../../src/lib/spc/moving-range';
import type { Answer } from './answers';
import type { Case } from './cases';

const ends = (interval: Interval | undefined) => (interval ? [interval.lower, interval.upper] : null);

const partsOf = ({ input }: Case): Part[] =>
	(input.numerators as number[]).map((numerator, index) => ({ numerator, denominator: input.denominators[index] }));

export function compareProportionsAnswer(item: Case): Answer {
	const [before, after] = partsOf(item) as [Part, Part];
	const { confidence } = item.input;
	const plain = compareProportions(before, after, { confidence });
	const corrected = compareProportions(before, after, { confidence, corrected: true });
	return {
		difference_before_minus_after: before.numerator / before.denominator - after.numerator / after.denominator,
		z_squared: plain?.chiSquared ?? null,
		p_value: plain?.pValue ?? null,
		ci_difference: ends(plain?.interval),
		z_squared_corrected: corrected?.chiSquared ?? null,
		p_value_corrected: corrected?.pValue ?? null,
		ci_difference_corrected: ends(corrected?.interval),
		fisher_p_value: fisherExact(before, after)
	};
}

export function compareRatesAnswer({ input }: Case): Answer {
	const sides = (input.events as number[]).map((events, index) => ({ events, exposure: input.exposures[index] }));
	const compared = compareRates(sides[0]!, sides[1]!, input.confidence);
	return {
		rate_ratio_before_over_after: compared && Number.isFinite(compared.ratio) ? compared.ratio : null,
		p_value: compared?.pValue ?? null,
		ci_lower: compared?.interval.lower ?? null,
		ci_upper: compared?.interval.upper ?? null
	};
}

export function compareManyAnswer(item: Case): Answer {
	const { chiSquared, degrees, pValue } = compareManyProportions(partsOf(item));
	return { chi_squared: chiSquared, df: degrees, p_value: pValue };
}

export function compareDurationsAnswer({ input }: Case): Answer {
	const [before, after] = [measured(input.before), measured(input.after)];
	const ranks = rankSum(before, after);
	const means = welch(before, after, input.confidence);
	return {
		wilcoxon_w: ranks?.w ?? null,
		wilcoxon_p_value: ranks?.pValue ?? null,
		welch_t: means?.t ?? null,
		welch_df: means?.degrees ?? null,
		welch_p_value: means?.pValue ?? null,
		welch_ci_difference: ends(means?.interval)
	};
}
