import { describe, expect, it } from 'vitest';
import { linesAround } from './lines';
import { astronomical, shift, trend, twoOfThree, type Side } from './rules';

/** Centre 10, sigma 1: limits 7 and 13, zone from 8 and 12. */
const lines = (length: number) => linesAround(10, Array<number>(length).fill(1));
const marked = (rule: typeof shift, values: (number | null)[]) =>
	rule(values, lines(values.length)).flatMap((side: Side, index) => (side === null ? [] : [index]));

describe('astronomical', () => {
	it('fires strictly outside the limits, on either side', () => {
		expect(astronomical([13.01, 10, 6.99], lines(3))).toEqual(['high', null, 'low']);
	});
	it('does not fire on a limit, within rounding of it, or on a gap', () => {
		expect(marked(astronomical, [13, 7, 13 + 1e-12, 7 - 1e-12, null])).toEqual([]);
	});
	it('does not fire without limits', () => {
		expect(astronomical([99], linesAround(10, [null]))).toEqual([null]);
	});
	it('never fires on a constant series whose mean is rounded', () => {
		const values = Array<number>(24).fill(96.1);
		const mean = values.reduce((sum, value) => sum + value, 0) / 24;
		expect(astronomical(values, linesAround(mean, Array(24).fill(0))).every((side) => side === null)).toBe(true);
		expect(shift(values, linesAround(mean, Array(24).fill(0))).every((side) => side === null)).toBe(true);
	});
});

describe('shift', () => {
	it('fires at seven in a row and marks all of them', () => {
		expect(marked(shift, [9, 11, 11, 11, 11, 11, 11, 11, 9])).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});
	it('goes on beyond seven, up to the last month', () => {
		expect(marked(shift, [9, 9, 9, 9, 9, 9, 9, 9])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});
	it('does not fire at six, or across a point on the centre, or across a gap', () => {
		expect(marked(shift, [11, 11, 11, 11, 11, 11, 9])).toEqual([]);
		expect(marked(shift, [11, 11, 11, 10, 11, 11, 11, 11])).toEqual([]);
		expect(marked(shift, [11, 11, 11, null, 11, 11, 11, 11])).toEqual([]);
	});
	it('follows the centre of each point', () => {
		const values = [11, 11, 11, 11, 11, 11, 11];
		const steps = linesAround(10, Array(7).fill(1));
		expect(shift(values, { ...steps, centre: [10, 10, 10, 10, 10, 10, 12] }).every((side) => side === null)).toBe(true);
	});
	it('has nothing to say of no points', () => {
		expect(shift([], lines(0))).toEqual([]);
	});
});

describe('trend', () => {
	it('fires at seven points rising, six steps', () => {
		expect(marked(trend, [9, 8, 8.5, 9, 9.5, 10, 10.5, 11])).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});
	it('does not fire at six points, at a tie, or across a gap', () => {
		expect(marked(trend, [8, 8.5, 9, 9.5, 10, 10.5])).toEqual([]);
		expect(marked(trend, [8, 8.5, 9, 9, 9.5, 10, 10.5, 11])).toEqual([]);
		expect(marked(trend, [8, 8.5, 9, null, 9.5, 10, 10.5, 11])).toEqual([]);
	});
});

describe('two of three', () => {
	it('marks the two between two and three sigma, not the third', () => {
		expect(marked(twoOfThree, [12.5, 11, 12.5])).toEqual([0, 2]);
		expect(twoOfThree([7.5, 7.5, 9], lines(3))).toEqual(['low', 'low', null]);
	});
	it('asks for all three on one side, and for more than exactly two sigma', () => {
		expect(marked(twoOfThree, [12.5, 9, 12.5])).toEqual([]);
		expect(marked(twoOfThree, [12.5, 10, 12.5])).toEqual([]);
		expect(marked(twoOfThree, [12, 11, 12.5])).toEqual([]);
	});
	it('does not count points beyond three sigma, gaps, or fewer than three points', () => {
		expect(marked(twoOfThree, [13.5, 11, 12.5])).toEqual([]);
		expect(marked(twoOfThree, [12.5, null, 12.5])).toEqual([]);
		expect(marked(twoOfThree, [12.5, 12.5])).toEqual([]);
	});
});
