import { describe, expect, it } from 'vitest';
import { loadCases, type Case } from './cases';
import { CONTROL_CHARTS, holdControlChart } from './control-chart';
import { holdMakingDataCount } from './mdc';
import { OTHER_KINDS } from './other-kinds';

/** Cases that run, per kind and chart: a case that silently fell out would be missed here. */
const COVERED: Record<string, number> = {
	'control_chart i': 16,
	'control_chart mr': 3,
	'control_chart run': 2,
	'control_chart c': 4,
	'control_chart p': 9,
	'control_chart pp': 6,
	'control_chart u': 1,
	mdc: 35,
	runs_analysis: 12,
	threshold_table: 1,
	interval_proportion: 13,
	interval_rate: 7,
	quantiles: 7,
	pareto: 4
};

/** Kinds and charts that no code answers for yet. */
const NOT_YET_COVERED = [
	'compare_durations',
	'compare_many_proportions',
	'compare_proportions',
	'compare_rates',
	'control_chart g',
	'control_chart np',
	'control_chart s',
	'control_chart t',
	'control_chart xbar',
	'rules'
];

function answer(item: Case): ((item: Case) => void) | undefined {
	if (item.kind === 'control_chart') return CONTROL_CHARTS.includes(item.chart!) ? holdControlChart : undefined;
	if (item.kind === 'mdc') return holdMakingDataCount;
	return OTHER_KINDS[item.kind];
}

const label = (item: Case) => (item.kind === 'control_chart' ? `${item.kind} ${item.chart}` : item.kind);

function tally(items: Case[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const item of items) counts[label(item)] = (counts[label(item)] ?? 0) + 1;
	return counts;
}

describe('published reference values', () => {
	const cases = loadCases();
	const covered = cases.filter((item) => answer(item));

	it.each(covered)('$kind $id: $title', (item) => answer(item)!(item));

	it('runs every case of the kinds that are covered', () => {
		expect(tally(covered)).toEqual(COVERED);
	});

	it('names the kinds that are not covered yet', () => {
		expect(Object.keys(tally(cases.filter((item) => !answer(item)))).sort()).toEqual(NOT_YET_COVERED);
	});
});
