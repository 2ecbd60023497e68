import { expect, test } from 'vitest';
import { falseSignals, monthsToSee } from './stable';

const SERIES = 2000;
const shareOf = (length: number, name: string): number =>
	100 * (falseSignals(length, SERIES, 'test').find((one) => one.name.startsWith(name))?.any ?? NaN);

// The budget of false signals that the defaults were chosen by, in percent of stable series; 2,000 of them scatter by a point.
test.each([
	['three sigma, shift of 7, 2 of 3', [4, 16, 24]],
	['three sigma and Anhøj', [3, 9, 12]]
])('%s speaks of stable months as often as it should', (name, budget) => {
	[12, 24, 36].forEach((length, at) => {
		expect(Math.abs(shareOf(length, name) - budget[at]!)).toBeLessThan(3);
	});
});

test('a stable last month is rarely spoken of', () => {
	for (const { name, last } of falseSignals(24, SERIES, 'last'))
		if (name.includes('on by default')) expect(last).toBeLessThan(0.025);
});

test('more rules see a shift of one and a half sigma sooner', () => {
	const [alone, byDefault] = monthsToSee(1.5, 24, 200, 'test');
	expect(byDefault).toBeLessThanOrEqual(6);
	expect(alone).toBeGreaterThan(byDefault ?? Infinity);
});
