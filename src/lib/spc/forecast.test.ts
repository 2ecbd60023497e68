import { describe, expect, it } from 'vitest';
import { forecastRate, forecastShare, forecastValue } from './forecast';
import { seededRandom } from './random';
import { chanceToMeet } from './target-chance';

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

describe('next value', () => {
	const forecast = forecastValue({ centre: 10, sigma: 2, points: 24 })!;

	it('lies around the centre, wider than the spread itself', () => {
		expect(forecast.expected).toBe(10);
		expect(forecast.upper - 10).toBeCloseTo(10 - forecast.lower, 12);
		expect(forecast.upper - 10).toBeGreaterThan(1.645 * 2);
		expect(forecast.atLeast(10)).toBeCloseTo(0.5, 12);
		expect(forecast.atLeast(forecast.upper)).toBeCloseTo(0.05, 9);
		expect(forecast.atLeast(8) + forecast.atMost(8)).toBeCloseTo(1, 12);
	});
	it('keeps to what can be', () => {
		const days = forecastValue({ centre: 1, sigma: 2, points: 12 }, 0.9, { least: 0 })!;
		expect(days.lower).toBe(0);
		expect(days.atLeast(0)).toBe(1);
	});
	it('is the value itself where nothing varies, and unknown from two points', () => {
		const constant = forecastValue({ centre: 7, sigma: 0, points: 24 })!;
		expect([constant.lower, constant.upper, constant.atLeast(7), constant.atMost(6.9)]).toEqual([7, 7, 1, 0]);
		expect(forecastValue({ centre: 7, sigma: 1, points: 2 })).toBeNull();
	});
	it('holds the next value about as often as it says', () => {
		const random = seededRandom('next');
		let held = 0;
		for (let run = 0; run < 2_000; run++) {
			const values = Array.from({ length: 12 }, () => normal(random));
			const ranges = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
			const sigma = ranges.reduce((sum, range) => sum + range, 0) / 11 / 1.128;
			const centre = values.reduce((sum, value) => sum + value, 0) / 12;
			const { lower, upper } = forecastValue({ centre, sigma, points: 12 })!;
			const next = normal(random);
			if (next >= lower && next <= upper) held++;
		}
		expect(held / 2_000).toBeGreaterThan(0.88);
		expect(held / 2_000).toBeLessThan(0.92);
	});
});

describe('next share', () => {
	it('is binomial where the baseline is long and chance explains all', () => {
		const forecast = forecastShare({ numerator: 5e9, denominator: 1e10 }, 10)!;
		expect(forecast.atLeast(0.8)).toBeCloseTo((45 + 10 + 1) / 1024, 6);
		expect(forecast.atMost(0)).toBeCloseTo(1 / 1024, 6);
		expect([forecast.lower, forecast.upper]).toEqual([0.2, 0.8]);
	});
	it('is beta-binomial where the baseline is short: with 1 of 2, known about as well as next month', () => {
		const { atLeast, atMost } = forecastShare({ numerator: 1, denominator: 2 }, 2)!;
		expect(atLeast(0) + 0).toBeCloseTo(1, 12);
		expect(atMost(0)).toBeCloseTo(atLeast(1), 12);
		expect(atMost(0)).toBeGreaterThan(0.25);
	});
	it('grows with dispersion, promises no perfection, and counts a target that is met exactly', () => {
		const width = (dispersion: number) => {
			const { lower, upper } = forecastShare({ numerator: 9_500, denominator: 10_000 }, 400, dispersion)!;
			return upper - lower;
		};
		expect(width(4)).toBeGreaterThan(1.8 * width(1));
		const flawless = forecastShare({ numerator: 120, denominator: 120 }, 60)!;
		expect(flawless.atLeast(1)).toBeLessThan(1);
		const { atLeast, atMost } = forecastShare({ numerator: 190, denominator: 200 }, 200)!;
		expect(atLeast(0.95) + atMost(189 / 200)).toBeCloseTo(1, 12);
	});
	it('copes with two million units, and with no cases', () => {
		const ppm = forecastShare({ numerator: 4_000, denominator: 48e6 }, 2e6, 4)!;
		// 1.645 sigma around 83.3 ppm, sigma² = 4 p (1/n + 1/N).
		const half = 1.645 * Math.sqrt((4 * 4_000) / 48e6 / 2e6 + (4 * 4_000) / 48e6 / 48e6);
		expect(ppm.lower * 1e6).toBeCloseTo(1e6 * (4_000 / 48e6 - half), -1);
		expect(ppm.upper * 1e6).toBeCloseTo(1e6 * (4_000 / 48e6 + half), -1);
		expect(forecastShare({ numerator: 0, denominator: 0 }, 10)).toBeNull();
		expect(forecastShare({ numerator: 1, denominator: 2 }, 0)).toBeNull();
	});
});

describe('next rate', () => {
	it('is Poisson where the baseline is long', () => {
		const forecast = forecastRate({ events: 3e9, exposure: 1e9 }, 1)!;
		expect(forecast.atMost(0)).toBeCloseTo(Math.exp(-3), 6);
		expect(forecast.atMost(3)).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5 + 4.5), 6);
	});
	it('leaves room for an event where there was none', () => {
		const forecast = forecastRate({ events: 0, exposure: 24 }, 1)!;
		expect(forecast.atLeast(1)).toBeGreaterThan(0);
		expect(forecast.atLeast(1)).toBeLessThan(0.05);
	});
});

describe('chance to meet the target', () => {
	const question = {
		target: 8,
		better: 'down' as const,
		centre: 8,
		centreInterval: { lower: 7, upper: 9 },
		reach: { lower: 0, upper: 16 },
		forecastAt: (centre: number) => forecastValue({ centre, sigma: 2, points: 24 })
	};
	it('is one half at the target, with what the baseline allows, and the change that makes it 95 %', () => {
		const { chance, interval, changeNeeded } = chanceToMeet(question)!;
		expect(chance).toBeCloseTo(0.5, 12);
		expect(interval.lower).toBeLessThan(0.35);
		expect(interval.upper).toBeGreaterThan(0.65);
		expect(question.forecastAt(8 + changeNeeded!)!.atMost(8)).toBeCloseTo(0.95, 9);
		expect(changeNeeded!).toBeLessThan(0);
	});
	it('knows of no change where even the best falls short', () => {
		expect(chanceToMeet({ ...question, target: -5 })!.changeNeeded).toBeNull();
	});
	it('is unknown without a forecast', () => {
		expect(chanceToMeet({ ...question, forecastAt: () => null })).toBeNull();
	});
});
