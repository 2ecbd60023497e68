import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeChart } from './attribute';
import { individuals } from './individuals';
import { sigmaZ } from './laney';
import type { Lines } from './lines';
import { quantile } from './quantile';
import { astronomical, shift, trend, twoOfThree } from './rules';
import { runsAnalysis } from './runs';

const SEED = { seed: 20_260_901 };
const value = fc.integer({ min: -500, max: 500 }).map((tenths) => tenths / 10);
const series = fc.array(fc.option(value, { nil: null, freq: 8 }), { minLength: 0, maxLength: 40 });
const factor = fc.constantFrom(0.001, 0.5, 3, 1000);
const offset = fc.constantFrom(-300, -7.5, 12, 1000);

const signals = (values: (number | null)[], lines: Lines) =>
	[astronomical, shift, trend, twoOfThree].map((rule) => rule(values, lines));
const map = (values: (number | null)[], change: (value: number) => number) =>
	values.map((entry) => (entry === null ? null : change(entry)));

function expectClose(actual: (number | null)[], expected: (number | null)[]) {
	expect(actual.length).toBe(expected.length);
	actual.forEach((entry, index) => {
		const wanted = expected[index] ?? null;
		if (wanted === null || entry === null) expect(entry).toBe(wanted);
		else expect(Math.abs(entry - wanted)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)) * 100);
	});
}

describe('individuals chart', () => {
	it('scales with the values, and so do its signals not change', () => {
		fc.assert(
			fc.property(series, factor, (values, by) => {
				const lines = individuals(values);
				const scaled = individuals(map(values, (entry) => entry * by));
				expectClose(
					scaled.upper,
					map(lines.upper, (limit) => limit * by)
				);
				expect(
					signals(
						map(values, (entry) => entry * by),
						scaled
					)
				).toEqual(signals(values, lines));
			}),
			SEED
		);
	});

	it('moves with the values, and so do its signals not change', () => {
		fc.assert(
			fc.property(series, offset, (values, by) => {
				const lines = individuals(values);
				const moved = individuals(map(values, (entry) => entry + by));
				expectClose(
					moved.lower,
					map(lines.lower, (limit) => limit + by)
				);
				expect(
					signals(
						map(values, (entry) => entry + by),
						moved
					)
				).toEqual(signals(values, lines));
			}),
			SEED
		);
	});

	it('mirrors its signals with the values', () => {
		const other = { high: 'low', low: 'high' } as const;
		fc.assert(
			fc.property(series, (values) => {
				const mirrored = map(values, (entry) => -entry);
				const turned = signals(values, individuals(values)).map((sides) =>
					sides.map((side) => (side === null ? null : other[side]))
				);
				expect(signals(mirrored, individuals(mirrored))).toEqual(turned);
			}),
			SEED
		);
	});

	it('never flags a constant series', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 60 }), (constant, n) => {
				const values = Array<number>(n).fill(constant);
				const flags = signals(values, individuals(values, { screen: true })).flat();
				expect(flags.every((side) => side === null)).toBe(true);
			}),
			SEED
		);
	});

	it('takes limits from the included points alone', () => {
		fc.assert(
			fc.property(series, series, (basis, later) => {
				const included = [...basis.map(() => true), ...later.map(() => false)];
				const frozen = individuals([...basis, ...later], { included });
				expect(frozen.sigma).toBe(individuals(basis).sigma);
			}),
			SEED
		);
	});
});

describe('attribute charts', () => {
	const months = fc.array(fc.record({ n: fc.integer({ min: 0, max: 500 }), late: fc.integer({ min: 0, max: 500 }) }), {
		minLength: 1,
		maxLength: 36
	});
	const counts = (rows: { n: number; late: number }[]) => ({
		numerators: rows.map(({ n, late }) => Math.min(n, late)),
		denominators: rows.map(({ n }) => n)
	});

	it('keep the limits of a share between 0 and 1 and never yield NaN', () => {
		fc.assert(
			fc.property(months, (rows) => {
				const { lower, upper } = attributeChart('p', counts(rows));
				for (const limit of [...lower, ...upper]) {
					if (limit === null) continue;
					expect(limit).toBeGreaterThanOrEqual(0);
					expect(limit).toBeLessThanOrEqual(1);
				}
			}),
			SEED
		);
	});

	it('give the complement of a share the mirrored chart and the same overdispersion', () => {
		fc.assert(
			fc.property(months, (rows) => {
				const hits = counts(rows);
				const misses = {
					...hits,
					numerators: hits.numerators.map((hit, index) => hits.denominators[index]! - hit)
				};
				expectClose(
					attributeChart('p', misses).lower,
					map(attributeChart('p', hits).upper, (limit) => 1 - limit)
				);
				expectClose([sigmaZ('p', misses)], [sigmaZ('p', hits)]);
			}),
			SEED
		);
	});

	it('widen the limits of a smaller month', () => {
		const { lower, upper } = attributeChart('p', { numerators: [50, 5], denominators: [100, 10] });
		expect(upper[1]! - lower[1]!).toBeGreaterThan(upper[0]! - lower[0]!);
	});
});

describe('order', () => {
	it('does not matter to quantiles, which lie between the extremes', () => {
		fc.assert(
			fc.property(
				fc.array(value, { minLength: 1 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(values, probability) => {
					const found = quantile(values, probability)!;
					expect(quantile([...values].reverse(), probability)).toBe(found);
					expect(found).toBeGreaterThanOrEqual(Math.min(...values));
					expect(found).toBeLessThanOrEqual(Math.max(...values));
				}
			),
			SEED
		);
	});

	it('does not matter to runs when the series is read backwards', () => {
		fc.assert(
			fc.property(series, (values) => {
				expect(runsAnalysis([...values].reverse(), 0)).toEqual(runsAnalysis(values, 0));
			}),
			SEED
		);
	});
});
