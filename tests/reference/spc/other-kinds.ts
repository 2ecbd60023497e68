import { pareto } from '../../../src/lib/metrics/pareto';
import { clopperPearson, poissonExact, wilson } from '../../../src/lib/spc/interval';
import { linesAround } from '../../../src/lib/spc/lines';
import { mean, standardDeviation } from '../../../src/lib/spc/mean';
import { measured, type Series } from '../../../src/lib/spc/moving-range';
import { NELSON } from '../../../src/lib/spc/nelson';
import { completedAt } from '../../../src/lib/spc/pattern';
import { median, quantile } from '../../../src/lib/spc/quantile';
import { WESTERN_ELECTRIC } from '../../../src/lib/spc/rule-sets';
import { crossingsMin, longestRunMax, runsAnalysis } from '../../../src/lib/spc/runs';
import type { Answer } from './answers';
import type { Case } from './cases';

export function rulesAnswer({ input }: Case): Answer {
	const values: Series = input.values;
	const lines = linesAround(
		input.centre,
		values.map(() => input.sigma)
	);
	return Object.fromEntries(
		[...NELSON, ...WESTERN_ELECTRIC].map(({ id, find }) => [id, completedAt(find(values, lines))])
	);
}

export function runsAnswer({ input }: Case): Answer {
	const values: Series = input.values;
	const centre = input.centre ?? median(measured(values));
	const runs = runsAnalysis(values, centre);
	return {
		centre,
		n_obs: values.length,
		n_useful: runs.useful,
		longest_run: runs.longestRun,
		longest_run_max: runs.longestRunMax,
		crossings: runs.crossings,
		crossings_min: runs.crossingsMin,
		signal: runs.signal
	};
}

export function thresholdsAnswer({ input }: Case): Answer {
	const useful: number[] = input.n_useful;
	return { longest_run_max: useful.map(longestRunMax), crossings_min: useful.map(crossingsMin) };
}

export function proportionAnswer({ input }: Case): Answer {
	const { numerator, denominator, confidence } = input;
	const score = wilson(numerator, denominator, confidence);
	const exact = clopperPearson(numerator, denominator, confidence);
	return {
		estimate: denominator > 0 ? numerator / denominator : null,
		wilson_lower: score?.lower ?? null,
		wilson_upper: score?.upper ?? null,
		clopper_pearson_lower: exact?.lower ?? null,
		clopper_pearson_upper: exact?.upper ?? null
	};
}

export function rateAnswer({ input }: Case): Answer {
	const { events, exposure, confidence } = input;
	const exact = poissonExact(events, exposure, confidence);
	return {
		estimate: exposure > 0 ? events / exposure : null,
		lower: exact?.lower ?? null,
		upper: exact?.upper ?? null
	};
}

export function quantilesAnswer({ input }: Case): Answer {
	const values = measured(input.values);
	const probabilities: number[] = input.probabilities;
	return {
		n: values.length,
		quantiles: probabilities.map((share) => quantile(values, share)),
		mean: mean(values),
		median: median(values),
		sd: standardDeviation(values)
	};
}

/** The plain list of the README: no category is kept for the end. */
export function paretoAnswer({ input }: Case): Answer {
	const counts: number[] = input.counts;
	const listed = (input.categories as string[]).map((category, index) => ({ category, count: counts[index]! }));
	const { bars, total } = pareto(listed, { isRest: () => false });
	const percent = (share: number) => (total === 0 ? null : share * 100);
	return {
		categories: bars.map(({ category }) => category),
		counts: bars.map(({ count }) => count),
		cumulative_counts: bars.map(({ cumulativeCount }) => cumulativeCount),
		percent: bars.map(({ share }) => percent(share)),
		cumulative_percent: bars.map(({ cumulativeShare }) => percent(cumulativeShare))
	};
}
