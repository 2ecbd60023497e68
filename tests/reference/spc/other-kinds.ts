import { clopperPearson, poissonExact, wilson } from '../../../src/lib/spc/interval';
import { mean } from '../../../src/lib/spc/moving-range';
import { median, quantile } from '../../../src/lib/spc/quantile';
import { crossingsMin, longestRunMax, runsAnalysis } from '../../../src/lib/spc/runs';
import { pareto } from '../../../src/lib/metrics/pareto';
import { hold, type Case } from './cases';

/** The kinds of the README that are no charts, as far as they are built. */
export const OTHER_KINDS: Record<string, (item: Case) => void> = {
	runs_analysis(item) {
		const { values } = item.input;
		const centre = item.input.centre ?? median(values);
		const runs = runsAnalysis(values, centre);
		hold(item, 'centre', centre);
		hold(item, 'n_obs', values.length);
		hold(item, 'n_useful', runs.useful);
		hold(item, 'longest_run', runs.longestRun);
		hold(item, 'longest_run_max', runs.longestRunMax);
		hold(item, 'crossings', runs.crossings);
		hold(item, 'crossings_min', runs.crossingsMin);
		hold(item, 'signal', runs.signal);
	},
	threshold_table(item) {
		hold(item, 'longest_run_max', item.input.n_useful.map(longestRunMax));
		hold(item, 'crossings_min', item.input.n_useful.map(crossingsMin));
	},
	interval_proportion(item) {
		const { numerator, denominator, confidence } = item.input;
		hold(item, 'estimate', numerator / denominator);
		const score = wilson(numerator, denominator, confidence)!;
		hold(item, 'wilson_lower', score.lower);
		hold(item, 'wilson_upper', score.upper);
		const exact = clopperPearson(numerator, denominator, confidence)!;
		hold(item, 'clopper_pearson_lower', exact.lower);
		hold(item, 'clopper_pearson_upper', exact.upper);
	},
	interval_rate(item) {
		const { events, exposure, confidence } = item.input;
		hold(item, 'estimate', events / exposure);
		const exact = poissonExact(events, exposure, confidence)!;
		hold(item, 'lower', exact.lower);
		hold(item, 'upper', exact.upper);
	},
	quantiles(item) {
		const values = item.input.values.filter((value: number | null) => value !== null);
		hold(item, 'n', values.length);
		hold(
			item,
			'quantiles',
			item.input.probabilities.map((share: number) => quantile(values, share))
		);
		hold(item, 'mean', mean(values));
		hold(item, 'median', median(values));
	},
	pareto(item) {
		const counts: number[] = item.input.counts;
		const { bars } = pareto(
			item.input.categories.map((category: string, index: number) => ({ category, count: counts[index]! }))
		);
		hold(
			item,
			'categories',
			bars.map((bar) => bar.category)
		);
		hold(
			item,
			'counts',
			bars.map((bar) => bar.count)
		);
		hold(
			item,
			'cumulative_counts',
			bars.map((bar) => bar.cumulativeCount)
		);
		hold(
			item,
			'percent',
			bars.map((bar) => bar.share * 100)
		);
		hold(
			item,
			'cumulative_percent',
			bars.map((bar) => bar.cumulativeShare * 100)
		);
	}
};
