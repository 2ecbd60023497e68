import { describe, expect, it } from 'vitest';
import { attributeChart, countChart, unitsChart } from './attribute';
import { individuals, movingRangeChart } from './individuals';
import { c4 } from './subgroups';

/** Worked examples of Montgomery, Introduction to Statistical Quality Control, 6th edition. */
describe('Montgomery', () => {
	/** Example 7.1, also `orangejuice` of qcc: defective cans among 50, thirty times. */
	const cans = [
		12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
	];
	const counts = { numerators: cans, denominators: cans.map(() => 50) };

	it('p chart of orange juice cans: 0.2313 between 0.0524 and 0.4102', () => {
		const { centre, lower, upper } = attributeChart('p', counts);
		expect([centre[0], lower[0], upper[0]].map((value) => value!.toFixed(4))).toEqual(['0.2313', '0.0524', '0.4102']);
	});

	it('np chart of the same: fifty times that', () => {
		const { centre, lower, upper } = unitsChart(counts);
		expect([centre[0], lower[0], upper[0]].map((value) => value!.toFixed(2))).toEqual(['11.57', '2.62', '20.51']);
	});

	it('c chart of circuit boards, example 7.3: 19.85 between 6.48 and 33.22', () => {
		const faults = [
			21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15
		];
		const { centre, lower, upper } = countChart(faults);
		expect([centre[0], lower[0]].map((value) => value!.toFixed(2))).toEqual(['19.85', '6.48']);
		// The book adds to the rounded centre.
		expect(Math.abs(upper[0]! - 33.22)).toBeLessThan(0.01);
	});

	it('individuals and moving ranges of loan costs, example 6.5', () => {
		const costs = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304];
		const chart = individuals(costs);
		expect(chart.centre[0]).toBe(300.5);
		expect(chart.meanRange).toBeCloseTo(7.79, 2);
		expect([chart.lower[0]!, chart.upper[0]!].map((limit) => limit.toFixed(2))).toEqual(['279.78', '321.22']);
		expect(movingRangeChart(costs).upper[0]!).toBeCloseTo(25.45, 1);
	});

	it.each([
		[2, 0.7979],
		[5, 0.94],
		[25, 0.9896]
	])('c4 of %i, appendix VI', (n, expected) => {
		expect(c4(n)).toBeCloseTo(expected, 4);
	});
});
