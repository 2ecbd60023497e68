import type { Case } from './cases';
import { compareDurationsAnswer, compareManyAnswer, compareProportionsAnswer, compareRatesAnswer } from './comparisons';
import { controlChartAnswer } from './control-chart';
import { makingDataCountAnswer } from './making-data-count';
import {
	paretoAnswer,
	proportionAnswer,
	quantilesAnswer,
	rateAnswer,
	rulesAnswer,
	runsAnswer,
	thresholdsAnswer
} from './other-kinds';

/** What the code says to a case, by the names of the fields that the README describes. */
export type Answer = Record<string, unknown>;

/** One entry per kind of the README: cases are told apart by kind and chart, never by name. */
export const ANSWERS: Record<string, (item: Case) => Answer> = {
	control_chart: controlChartAnswer,
	mdc: makingDataCountAnswer,
	rules: rulesAnswer,
	runs_analysis: runsAnswer,
	threshold_table: thresholdsAnswer,
	interval_proportion: proportionAnswer,
	interval_rate: rateAnswer,
	compare_proportions: compareProportionsAnswer,
	compare_rates: compareRatesAnswer,
	compare_many_proportions: compareManyAnswer,
	compare_durations: compareDurationsAnswer,
	quantiles: quantilesAnswer,
	pareto: paretoAnswer
};
