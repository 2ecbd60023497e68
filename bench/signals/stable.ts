import { valueChart, type ControlChart } from '../../src/lib/spc/control-chart';
import { seededRandom, type Random } from '../../src/lib/spc/random';
import {
	findSignals,
	MAKING_DATA_COUNT,
	RULE_SETS,
	WESTERN_ELECTRIC,
	type NamedRule
} from '../../src/lib/spc/rule-sets';
import { runsByPhase } from '../../src/lib/spc/runs';

// What a rule set says of months in which nothing changed, and how soon it sees that something did: independent normal
// values on an individuals chart.

/** Whether a rule set says anything of a chart, and whether it does of its last point. */
export interface Verdict {
	any: boolean;
	last: boolean;
}

export interface Judge {
	name: string;
	judge: (chart: ControlChart) => Verdict;
}

const byRules =
	(rules: readonly NamedRule[]) =>
	(chart: ControlChart): Verdict => {
		const found = findSignals(rules, chart);
		const last = chart.y.length - 1;
		return { any: found.length > 0, last: found.some(({ points }) => points.includes(last)) };
	};

const THREE_SIGMA = WESTERN_ELECTRIC.slice(0, 1);
const withoutTrend = MAKING_DATA_COUNT.filter(({ id }) => id !== 'rule_trend_7');

export const JUDGES: readonly Judge[] = [
	{ name: 'three sigma alone', judge: byRules(THREE_SIGMA) },
	{ name: 'three sigma, shift of 7, 2 of 3 (on by default)', judge: byRules(withoutTrend) },
	{ name: 'Making Data Count: the same with the trend of 7', judge: byRules(MAKING_DATA_COUNT) },
	{
		name: 'three sigma and Anhøj',
		judge: (chart) => {
			const { any, last } = byRules(THREE_SIGMA)(chart);
			return { any: any || runsByPhase(chart).some(({ signal }) => signal), last };
		}
	},
	{ name: 'Western Electric', judge: byRules(RULE_SETS.western_electric) },
	{ name: 'Nelson 1 to 8', judge: byRules(RULE_SETS.nelson) }
];

/** A standard normal value. Box and Muller, Annals of Mathematical Statistics 29 (1958). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export interface FalseSignals {
	name: string;
	/** Share of the series with any signal. */
	any: number;
	/** Share of the series whose last point has one. */
	last: number;
}

/**
 * Shares of stable series of a length of which each judge says something; limits from all their points, or from the first
 * `frozen` ones.
 */
export function falseSignals(length: number, series: number, seed: string, frozen = length): FalseSignals[] {
	const random = seededRandom(`${seed} ${length}`);
	const shares = JUDGES.map(({ name }) => ({ name, any: 0, last: 0 }));
	for (let count = 0; count < series; count++) {
		const chart = valueChart(
			'i',
			Array.from({ length }, () => normal(random)),
			{ freezeFirst: frozen }
		);
		JUDGES.forEach(({ judge }, at) => {
			const { any, last } = judge(chart);
			const own = shares[at]!;
			own.any += Number(any) / series;
			own.last += Number(last) / series;
		});
	}
	return shares;
}

/** Months behind a baseline until a judge speaks of the last of them, half of the series later; a shift nobody sees in so many: null. */
export function monthsToSee(shift: number, baseline: number, series: number, seed: string): (number | null)[] {
	const random = seededRandom(`${seed} shift ${shift}`);
	const seen = JUDGES.map((): number[] => []);
	for (let count = 0; count < series; count++) {
		const values = Array.from(
			{ length: baseline + MOST_MONTHS },
			(_, at) => normal(random) + (at < baseline ? 0 : shift)
		);
		JUDGES.forEach(({ judge }, at) => {
			// Only what a rule says of the months behind the baseline counts.
			const first = firstMonth(values, baseline, judge);
			if (first !== null) seen[at]!.push(first);
		});
	}
	return seen.map((months) =>
		months.length * 2 <= series ? null : (months.sort((a, b) => a - b)[series >> 1] ?? null)
	);
}

const MOST_MONTHS = 60;

function firstMonth(values: readonly number[], baseline: number, judge: Judge['judge']): number | null {
	for (let month = 1; month <= MOST_MONTHS; month++) {
		const chart = valueChart('i', values.slice(0, baseline + month), { freezeFirst: baseline });
		if (judge(chart).last) return month;
	}
	return null;
}
