import { describe, expect, it } from 'vitest';
import { differenceInterval } from './difference';
import { wilson } from './interval';

const share = (numerator: number, denominator: number) => ({
	value: numerator / denominator,
	...wilson(numerator, denominator)!
});

describe('the difference of two shares, as Newcombe has it in table II, method 10', () => {
	it.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[0, 10, 0, 10, -0.2775, 0.2775],
		[10, 10, 0, 20, 0.6791, 1],
		[10, 10, 0, 10, 0.6075, 1]
	])('%i/%i − %i/%i', (a, m, b, n, lower, upper) => {
		const interval = differenceInterval(share(a, m), share(b, n));
		expect(interval.lower).toBeCloseTo(lower, 4);
		expect(interval.upper).toBeCloseTo(upper, 4);
	});
});

it('turns over when the sides are exchanged', () => {
	const [a, b] = [share(3, 17), share(9, 20)];
	const [there, back] = [differenceInterval(a, b), differenceInterval(b, a)];
	expect(back.lower).toBeCloseTo(-there.upper, 14);
	expect(back.upper).toBeCloseTo(-there.lower, 14);
});
