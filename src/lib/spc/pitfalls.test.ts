import { describe, expect, it } from 'vitest';
import { attributeChart, pooled } from './attribute';
import { countsChart, subgroupChart, valueChart } from './control-chart';
import { assuranceByTable, assuranceIcon } from './icons';
import { PUBLISHED_LIMIT_FACTOR } from './making-data-count';
import { individuals } from './individuals';
import { completedAt } from './pattern';
import { findSignals, RULE_SETS, WESTERN_ELECTRIC } from './rule-sets';
import { beyondLimits, twoOfThree } from './rules';
import { runsByPhase } from './runs';
import { linesAround } from './lines';
import { subgroups } from './subgroups';

const ALL_RULES = Object.values(RULE_SETS).flat();
const months = <T>(count: number, value: T) => Array<T>(count).fill(value);

/** Faults of published tools that must not be ours. */
describe('a series that never varies', () => {
	it.each([100, 96.1, 1 / 3, 0, -7.3])('at %d keeps its limits, screened or not, and gives no signal', (value) => {
		for (const screen of [true, false]) {
			const chart = valueChart('i', months(36, value), { screen });
			expect(chart.lines.lower).toEqual(months(36, value));
			expect(chart.lines.upper).toEqual(months(36, value));
			expect(findSignals(ALL_RULES, chart)).toEqual([]);
			expect(runsByPhase(chart)[0]).toMatchObject({ useful: 0, signal: false });
		}
	});
	it('as a share at 100 % is p of 1, no signal, and passes a target of 100 %', () => {
		const full = { numerators: months(24, 37), denominators: months(24, 37) };
		for (const kind of ['p', 'pp'] as const) expect(findSignals(ALL_RULES, countsChart(kind, full))).toEqual([]);
		expect(assuranceIcon(1, 1, 1, 'up')).toBe('consistent_pass');
		expect(assuranceByTable(1, 1, 1, 'up')).toBe('inconsistent');
	});
	it('as equal shares of unequal months has no sigma z but 0', () => {
		const denominators = [30, 70, 110, 130, 170, 190, 230, 290, 310, 370, 410, 430];
		const equal = { numerators: denominators.map((n) => n / 10), denominators };
		expect(countsChart('pp', equal, { screen: true }).phases[0]!.sigmaZ).toBe(0);
	});
});

describe('calendar', () => {
	it('a missing month is no zero, and a month without cases is none either', () => {
		const counts = { numerators: [5, null, 0, 0], denominators: [100, 100, 100, 0] };
		expect(countsChart('u', counts).y).toEqual([0.05, null, 0, null]);
		expect(pooled(counts)).toBe(0.025);
		expect(valueChart('c', [4, null, 6]).lines.centre[0]).toBe(5);
	});
	it('no value that is no number takes the limits from all', () => {
		const { y, lines } = valueChart('i', [1, 2, NaN, 3, 5, Infinity]);
		expect(y).toEqual([1, 2, null, 3, 5, null]);
		expect(lines.upper.every((limit) => Number.isFinite(limit))).toBe(true);
	});
});

describe('limits', () => {
	it('of a rate may exceed 1, of a share never, and neither falls below 0', () => {
		const many = { numerators: [3, 1, 2, 2], denominators: [1, 1, 1, 1] };
		expect(attributeChart('u', many).upper[0]).toBeGreaterThan(2);
		expect(attributeChart('u', many).lower[0]).toBe(0);
		expect(countsChart('pp', { numerators: [1, 19, 2], denominators: [20, 20, 20] }).lines.upper[0]).toBe(1);
	});
	it('are carried forward from a frozen baseline to every later point', () => {
		const { lines } = countsChart(
			'p',
			{ numerators: [5, 6, 7, 50, null], denominators: [100, 100, 100, 400, 100] },
			{ freezeFirst: 3 }
		);
		expect(lines.centre).toEqual(months(5, 0.06));
		expect(lines.upper[3]!).toBeLessThan(lines.upper[0]!);
		expect(lines.upper[4]).toBeNull();
	});
	it('are those of the phase where a chart has phases and a freeze', () => {
		const values = [1, 2, 1, 2, 11, 12, 11, 12];
		expect(valueChart('i', values, { phaseStarts: [4], freezeFirst: 2 })).toEqual(
			valueChart('i', values, { phaseStarts: [4] })
		);
		const ranges = valueChart('mr', values, { freezeFirst: 3 });
		expect(ranges.lines.upper.every((limit) => limit !== null)).toBe(true);
	});
	it('are absent from a subgroup of one, and never below 0 on an s chart', () => {
		const groups = subgroups(['a', 'a', 'b', 'c', 'c', 'c'], [1, 3, 5, 2, 4, null]);
		expect(groups.map(({ n }) => n)).toEqual([2, 1, 2]);
		const { lines } = subgroupChart('s', groups);
		expect([lines.lower[0], lines.lower[1], lines.upper[1]]).toEqual([0, null, null]);
	});
	it('rest on 3 / 1.128, and on 2.66 only where the published profile is asked for', () => {
		const [own, published] = [individuals([49, 51]), individuals([49, 51], { limitFactor: PUBLISHED_LIMIT_FACTOR })];
		expect(own.upper[0]! - 50).toBeCloseTo((2 * 3) / 1.128, 12);
		expect(published.upper[0]! - 50).toBeCloseTo(5.32, 12);
	});
	it('change with screening, which is off unless asked for', () => {
		const values = [...months(12, 0).map((_, index) => index % 2), 9, 0, 1];
		expect(valueChart('i', values)).toEqual(valueChart('i', values, { screen: false }));
		expect(valueChart('i', values, { screen: true }).phases[0]!.sigma!).toBeLessThan(
			valueChart('i', values).phases[0]!.sigma!
		);
	});
});

describe('rules', () => {
	const lines = linesAround(0, [1, 1, 1]);
	it('two of three never joins opposite sides', () => {
		expect(twoOfThree([2.5, 0.5, -2.5], lines)).toEqual([null, null, null]);
	});
	it('two of three loses its pair to a point beyond three sigma, where Western Electric counts it', () => {
		const values = [3.5, 2.5, 0.5];
		expect(twoOfThree(values, lines)).toEqual([null, null, null]);
		expect(WESTERN_ELECTRIC[1].find([0.5, 3.5, 2.5], lines)).toEqual([{ side: 'high', at: 2, points: [1, 2] }]);
	});
	it('never look across phases, nor at excluded points but for the limits', () => {
		const values = [...months(6, 0).map((_, index) => index % 2), 5, 6, 5, 6, 5, 6, 5, 6];
		const phased = valueChart('i', values, { phaseStarts: [6] });
		expect(findSignals(RULE_SETS.nelson, phased)).toEqual([]);
		const outlier = valueChart('i', [1, 2, 1, 2, 99, 1, 2], { excluded: [4] });
		const found = findSignals(RULE_SETS.making_data_count, outlier, [4]);
		expect(found).toEqual([{ rule: 'rule_astronomical', side: 'high', at: 4, points: [4] }]);
	});
	it('see what is there with a baseline that is large and steady', () => {
		const values = [1e6, 1e6 + 0.001, 1e6, 1e6 + 0.001, 1e6, 1e6 + 0.001, 1e6 + 1];
		const chart = valueChart('i', values, { freezeFirst: 6 });
		expect(completedAt(beyondLimits(chart.y, chart.lines))).toEqual([6]);
	});
});

describe('the target', () => {
	it('is held against the limits of the last phase', () => {
		const values = [50, 52, 50, 52, 90, 92, 90, 92];
		const { lines } = valueChart('i', values, { phaseStarts: [4] });
		expect(assuranceIcon(75, lines.lower.at(-1)!, lines.upper.at(-1)!, 'up')).toBe('consistent_pass');
		expect(assuranceIcon(75, lines.lower[0]!, lines.upper[0]!, 'up')).toBe('consistent_fail');
	});
	it('on a limit is neither passed nor failed for sure', () => {
		expect(assuranceIcon(55.32, 44.68, 50 + 2.66 * 2, 'up')).toBe('inconsistent');
	});
});
