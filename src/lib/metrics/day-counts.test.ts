import { expect, test } from 'vitest';
import { dayQuantile } from './day-counts';

const closed = (days: number, units = 1) => ({ days, units, open: 0 });

test('a quantile lies between two units', () => {
	expect(dayQuantile([closed(4), closed(2)], 0.5)).toEqual({ days: 3, lowerBound: false });
	expect(dayQuantile([closed(1, 9), closed(11)], 0.9)?.days).toBeCloseTo(2, 12);
	expect(dayQuantile([], 0.5)).toBeNull();
});

test('it is the least it will be where an open unit may still pass it', () => {
	expect(dayQuantile([closed(1), { days: 3, units: 1, open: 1 }, closed(9)], 0.5)).toEqual({
		days: 3,
		lowerBound: true
	});
	expect(dayQuantile([closed(1), closed(3), { days: 9, units: 1, open: 1 }], 0.5)?.lowerBound).toBe(false);
});
