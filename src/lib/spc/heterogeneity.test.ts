import { expect, it } from 'vitest';
import { heterogeneity } from './heterogeneity';

it("is Cochran's Q about the weighted mean", () => {
	// Weights 1, 4 and 1: mean 2, Q = 1 + 0 + 1.
	const found = heterogeneity([
		{ change: 1, variance: 1 },
		{ change: 2, variance: 0.25 },
		{ change: 3, variance: 1 },
		{ change: 99, variance: 0 }
	]);
	expect(found).toEqual({ q: 2, degrees: 2, beyondChance: 0, common: 24, weight: 6 });
});

it('is what lies beyond the 95 % point of chi-squared', () => {
	const found = heterogeneity([
		{ change: 0, variance: 1 },
		{ change: 10, variance: 1 }
	]);
	expect(found.q).toBe(50);
	expect(found.beyondChance).toBeCloseTo(50 - 3.841459, 5);
});

it('says nothing of one group, or of none', () => {
	expect(heterogeneity([{ change: 5, variance: 1 }])).toEqual({
		q: 0,
		degrees: 0,
		beyondChance: 0,
		common: 25,
		weight: 1
	});
	expect(heterogeneity([])).toEqual({ q: 0, degrees: 0, beyondChance: 0, common: 0, weight: 0 });
});
