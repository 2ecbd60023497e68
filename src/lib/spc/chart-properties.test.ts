import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeChart } from './attribute';
import { countsChart, valueChart, type CountsChart, type ValueChart } from './control-chart';
import { linesAround } from './lines';
import { completedAt, type Found } from './pattern';
import { RULE_SETS } from './rule-sets';

const SEED = { seed: 20_260_902 };
const value = fc.option(
	fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
	{ nil: null, freq: 9 }
);
const values = fc.array(value, { minLength: 1, maxLength: 30 });
const months = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })), {
	minLength: 1,
	maxLength: 30
});
const countsOf = (rows: [number, number][]) => ({
	numerators: rows.map(([a, b]) => Math.min(a, b)),
	denominators: rows.map(([a, b]) => Math.max(a, b))
});
const VALUE_CHARTS: ValueChart[] = ['run', 'i', 'mr', 'c', 'g', 't'];
const COUNTS_CHARTS: CountsChart[] = ['p', 'pp', 'u', 'up', 'np'];
const RULES = Object.values(RULE_SETS).flat();

describe('every chart', () => {
	it('of phases is its charts side by side', () => {
		fc.assert(
			fc.property(values, fc.nat(30), fc.constantFrom(...VALUE_CHARTS), fc.boolean(), (series, cut, chart, screen) => {
				const at = Math.min(cut, series.length - 1);
				const whole = valueChart(chart, series, { phaseStarts: [at], screen });
				const parts = at === 0 ? [series] : [series.slice(0, at), series.slice(at)];
				const alone = parts.map((part) => valueChart(chart, part, { screen }));
				expect(whole.lines.upper).toEqual(alone.flatMap(({ lines }) => lines.upper));
				expect(whole.lines.centre).toEqual(alone.flatMap(({ lines }) => lines.centre));
				expect(whole.y).toEqual(alone.flatMap(({ y }) => y));
			}),
			SEED
		);
	});

	it('of values keeps its lines whatever an excluded point says', () => {
		fc.assert(
			fc.property(values, fc.nat(29), fc.constantFrom('run', 'i', 'c', 'g', 't' as const), (series, index, chart) => {
				const excluded = [index % series.length];
				const other = series.map((entry, at) => (at === excluded[0] ? 1e6 : entry));
				const [drawn, moved] = [series, other].map((each) => valueChart(chart as ValueChart, each, { excluded }));
				expect(moved!.lines).toEqual(drawn!.lines);
			}),
			SEED
		);
	});

	it('of counts keeps its centre and sigma z whatever an excluded point says', () => {
		fc.assert(
			fc.property(months, fc.nat(29), fc.constantFrom('p', 'pp', 'u', 'up' as const), (rows, index, chart) => {
				const excluded = [index % rows.length];
				const counts = countsOf(rows as [number, number][]);
				const other = { ...counts, numerators: counts.numerators.map((n, at) => (at === excluded[0] ? 0 : n)) };
				const [drawn, moved] = [counts, other].map((each) => countsChart(chart as CountsChart, each, { excluded }));
				expect(moved!.lines).toEqual(drawn!.lines);
				expect(moved!.phases[0]!.sigmaZ).toEqual(drawn!.phases[0]!.sigmaZ);
			}),
			SEED
		);
	});

	it('has lines in order and no NaN, whatever the counts and the options', () => {
		const options = fc.record({
			phaseStarts: fc.array(fc.nat(30), { maxLength: 3 }),
			excluded: fc.array(fc.nat(30), { maxLength: 30 }),
			freezeFirst: fc.option(fc.nat(30), { nil: undefined }),
			screen: fc.boolean()
		});
		fc.assert(
			fc.property(months, options, fc.constantFrom(...COUNTS_CHARTS), (rows, chosen, chart) => {
				const { lines, y } = countsChart(chart, countsOf(rows as [number, number][]), chosen);
				y.forEach((plotted, index) => {
					const drawn = [lines.lower, lines.lowerTwoSigma, lines.lowerOneSigma, lines.centre].map(
						(line) => line[index]
					);
					for (const line of [plotted, ...drawn, lines.upper[index]]) expect(Number.isNaN(line)).toBe(false);
					const known = drawn.filter((line): line is number => typeof line === 'number');
					for (let at = 1; at < known.length; at++) expect(known[at]! - known[at - 1]!).toBeGreaterThan(-1e-9);
				});
			}),
			SEED
		);
	});

	it('of shares has limits that close in as months grow', () => {
		fc.assert(
			fc.property(months, (rows) => {
				const { denominators, numerators } = countsOf(rows as [number, number][]);
				const { lower, upper } = attributeChart('p', { numerators, denominators });
				const order = denominators.map((n, index) => ({ n, index })).sort((a, b) => a.n - b.n);
				order.reduce((small, large) => {
					if (upper[small.index] != null && upper[large.index] != null) {
						expect(upper[large.index]!).toBeLessThanOrEqual(upper[small.index]! + 1e-12);
						expect(lower[large.index]!).toBeGreaterThanOrEqual(lower[small.index]! - 1e-12);
					}
					return large;
				});
			}),
			SEED
		);
	});

	it('of counts does not care for their order, nor p and u for that of months', () => {
		fc.assert(
			fc.property(months, (rows) => {
				const turned = countsOf([...(rows as [number, number][])].reverse());
				expect(attributeChart('u', turned).upper.reverse()).toEqual(
					attributeChart('u', countsOf(rows as [number, number][])).upper
				);
			}),
			SEED
		);
	});
});

describe('every rule', () => {
	const series = fc.array(fc.option(fc.integer({ min: -35, max: 35 }), { nil: null, freq: 12 }), { maxLength: 40 });
	const lines = (length: number) => linesAround(0, Array<number>(length).fill(10));

	it('finds the same in the mirror, on the other side', () => {
		const turned = { high: 'low', low: 'high', both: 'both' } as const;
		const mirror = (found: Found[]) => found.map(({ side, ...rest }) => ({ side: turned[side], ...rest }));
		fc.assert(
			fc.property(series, (given) => {
				const negated = given.map((entry) => (entry === null ? null : -entry));
				for (const { find } of RULES)
					expect(find(negated, lines(given.length))).toEqual(mirror(find(given, lines(given.length))));
			}),
			SEED
		);
	});

	it('names points that are there, the last of them where the pattern is complete', () => {
		fc.assert(
			fc.property(series, (given) => {
				for (const { find } of RULES)
					for (const { at, points } of find(given, lines(given.length))) {
						expect(points.every((index) => given[index] !== null)).toBe(true);
						expect(points.every((index) => index <= at)).toBe(true);
					}
			}),
			SEED
		);
	});

	it('finds no less when the series goes on', () => {
		fc.assert(
			fc.property(series, fc.nat(40), (given, cut) => {
				const shorter = given.slice(0, cut);
				for (const { find } of RULES)
					expect(completedAt(find(given, lines(given.length))).filter((at) => at < shorter.length)).toEqual(
						completedAt(find(shorter, lines(shorter.length)))
					);
			}),
			SEED
		);
	});
});
