import { describe, expect, it } from 'vitest';
import { poissonExact, wilson } from './interval';
import { familyConfidence, recoveredInterval } from './recovery';

const share = (weight: number, cases: number, n: number) => ({
	weight,
	estimate: cases / n,
	interval: wilson(cases, n)!
});

describe('interval of a weighted sum', () => {
	// Newcombe, Statistics in Medicine 17 (1998), table II, method 10, examples a, c and g.
	it.each([
		[[56, 70], [48, 80], 0.0524, 0.3339],
		[[9, 10], [3, 10], 0.1705, 0.809],
		[[10, 10], [0, 20], 0.6791, 1]
	])('of two shares %j and %j as published', ([a = 0, n = 0], [b = 0, m = 0], lower, upper) => {
		const found = recoveredInterval([share(1, a, n), share(-1, b, m)]);
		expect(found.lower).toBeCloseTo(lower, 3);
		expect(found.upper).toBeCloseTo(upper, 3);
	});
	it('turns over with its weights, and is the interval itself for a single term', () => {
		const one = poissonExact(3, 10)!;
		const term = { estimate: 0.3, interval: one };
		expect(recoveredInterval([{ weight: 2, ...term }]).upper).toBeCloseTo(2 * one.upper, 12);
		const turned = recoveredInterval([{ weight: -2, ...term }]);
		expect(turned.lower).toBeCloseTo(-2 * one.upper, 12);
		expect(turned.upper).toBeCloseTo(-2 * one.lower, 12);
	});
});

it('asks more of each of many', () => {
	expect(familyConfidence(0.95, 1)).toBe(0.95);
	expect(familyConfidence(0.95, 10) ** 10).toBeCloseTo(0.95, 12);
	expect(familyConfidence(0.95, 0)).toBe(0.95);
});
