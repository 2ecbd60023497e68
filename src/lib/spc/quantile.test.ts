import { expect, it } from 'vitest';
import fc from 'fast-check';
import { quantile, quantileOfCounts } from './quantile';

it('lies between two values, by their distance', () => {
	const late = [1, 2, 2, 3, 4, 6, 9, 15, 30].map((value) => ({ value, count: 1 }));
	expect(quantileOfCounts(late, 0.5)).toBe(4);
	expect(quantileOfCounts(late, 0.9)).toBeCloseTo(18, 12);
	const closing = [2, 3, 5, 8, 13, 21, 34, 55].map((value) => ({ value, count: 1 }));
	expect(quantileOfCounts(closing, 0.5)).toBe(10.5);
	expect(quantileOfCounts(closing, 0.9)).toBeCloseTo(40.3, 12);
});

it('is that of the values one by one, in whatever order they are counted', () => {
	const some = fc.array(fc.record({ value: fc.integer({ min: -50, max: 50 }), count: fc.integer({ min: 0, max: 5 }) }));
	fc.assert(
		fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), (counts, probability) => {
			const values = counts.flatMap(({ value, count }) => Array<number>(count).fill(value));
			const [counted, single] = [quantileOfCounts(counts, probability), quantile(values, probability)];
			if (single === null) expect(counted).toBeNull();
			else expect(counted).toBeCloseTo(single, 9);
		}),
		{ seed: 7 }
	);
});
