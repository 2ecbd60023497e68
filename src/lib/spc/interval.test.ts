import { describe, expect, it } from 'vitest';
import { betaI, betaQuantile } from './beta';
import { chiSquaredQuantile, gammaP, gammaQuantile, logGamma, normalQuantileTwoSided } from './gamma';
import { clopperPearson, medianInterval, poissonExact, wilson, type Interval } from './interval';
import { median, quantile } from './quantile';

const percent = (interval: Interval | null) => [interval!.lower, interval!.upper].map((end) => (end * 100).toFixed(2));
const rounded = (interval: Interval | null) => [interval!.lower, interval!.upper].map((end) => Number(end.toFixed(3)));

describe('interval of a share', () => {
	it.each([
		[4, 9, ['18.88', '73.33']],
		[188, 200, ['89.81', '96.53']],
		[5, 5, ['56.55', '100.00']]
	])('%i of %i, Wilson 95 %%', (numerator, denominator, expected) => {
		expect(percent(wilson(numerator, denominator))).toEqual(expected);
	});
	it('is unknown for 0 of 0', () => {
		expect(wilson(0, 0)).toBeNull();
		expect(clopperPearson(0, 0)).toBeNull();
	});
});

describe('interval of a count', () => {
	it.each([
		[0, [0, 3.689]],
		[3, [0.619, 8.767]],
		[12, [6.201, 20.962]]
	])('%i events, exact Poisson 95 %%', (events, expected) => {
		expect(rounded(poissonExact(events))).toEqual(expected);
	});
	it('is unknown without exposure', () => {
		expect(poissonExact(3, 0)).toBeNull();
	});
});

describe('interval of a median', () => {
	it('needs six values for 95 %', () => {
		expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
		expect(medianInterval([6, 1, 5, 2, 4, 3])).toEqual({ lower: 1, upper: 6 });
	});
	// Ranks 6 and 15 of 20 hold 95.86 %: Conover, Practical Nonparametric Statistics, table A3.
	it('takes the 6th and 15th of 20', () => {
		expect(medianInterval(Array.from({ length: 20 }, (_, index) => index + 1))).toEqual({ lower: 6, upper: 15 });
	});
	it('holds for many thousand values', () => {
		const { lower, upper } = medianInterval(Array.from({ length: 20_000 }, (_, index) => index))!;
		expect(lower).toBeLessThan(9_999.5);
		expect(upper - lower).toBeCloseTo(1.96 * Math.sqrt(20_000), -1);
	});
});

describe('durations', () => {
	it('days late: mean 8.0, median 4.0, P90 18.0', () => {
		const days = [1, 2, 2, 3, 4, 6, 9, 15, 30];
		expect(days.reduce((sum, day) => sum + day) / days.length).toBe(8);
		expect(median(days)).toBe(4);
		expect(quantile(days, 0.9)).toBeCloseTo(18, 12);
	});
	it('days to close: median 10.5, P90 40.3', () => {
		const days = [2, 3, 5, 8, 13, 21, 34, 55];
		expect(median(days)).toBe(10.5);
		expect(quantile(days, 0.9)).toBeCloseTo(40.3, 12);
	});
	it('have no quantile without values, and refuse a probability above 1', () => {
		expect(median([])).toBeNull();
		expect(() => quantile([1], 1.1)).toThrow('probability must lie between 0 and 1: 1.1');
	});
});

/** Abramowitz and Stegun, Handbook of Mathematical Functions, tables 6.1, 26.1, 26.8; exact forms where there are any. */
describe('special functions', () => {
	it('logGamma', () => {
		expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
		expect(logGamma(1)).toBeCloseTo(0, 13);
		expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
	});
	it('gamma distribution: shape 1 is the exponential one', () => {
		for (const x of [0.1, 1, 5, 30]) expect(gammaP(1, x)).toBeCloseTo(1 - Math.exp(-x), 13);
		expect(gammaQuantile(0.975, 1)).toBeCloseTo(-Math.log(0.025), 12);
		expect(gammaQuantile(0, 3)).toBe(0);
	});
	it('chi-squared and normal quantiles', () => {
		expect(chiSquaredQuantile(0.95, 2)).toBeCloseTo(-2 * Math.log(0.05), 12);
		expect(chiSquaredQuantile(0.95, 10)).toBeCloseTo(18.307, 3);
		expect(normalQuantileTwoSided(0.95)).toBeCloseTo(1.959963984540054, 12);
		expect(normalQuantileTwoSided(0.99)).toBeCloseTo(2.575829303548901, 12);
	});
	it('beta distribution: one shape 1 is a power', () => {
		for (const x of [0.01, 0.3, 0.99]) expect(betaI(x, 3, 1)).toBeCloseTo(x ** 3, 13);
		expect(betaQuantile(0.2, 3, 1)).toBeCloseTo(Math.cbrt(0.2), 12);
		expect(betaI(0.4, 2.5, 7)).toBeCloseTo(1 - betaI(0.6, 7, 2.5), 13);
	});
});
