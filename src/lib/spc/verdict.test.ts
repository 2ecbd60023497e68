import { describe, expect, it } from 'vitest';
import { durationBeforeAfter, rateBeforeAfter, shareBeforeAfter } from './before-after';
import { seededRandom } from './random';
import { verdictOn } from './verdict';

const months = (count: number, numerator: number, denominator: number) =>
	Array.from({ length: count }, () => ({ numerator, denominator }));
const up = (minimum: number) => ({ better: 'up', minimum }) as const;

describe('shares before and after', () => {
	it('pool months, and take the error of the baseline alone', () => {
		const compared = shareBeforeAfter(months(12, 90, 100), [
			...months(2, 95, 100),
			{ numerator: 47, denominator: 50 }
		])!;
		expect(compared).toMatchObject({ before: 0.9, after: 237 / 250, dispersion: 1, monthsBefore: 12, monthsAfter: 3 });
		expect(compared.error).toBeCloseTo(Math.sqrt(0.09 * (1 / 1200 + 1 / 250)), 14);
	});

	it('widen the error where months differ more than chance explains', () => {
		const restless = [...months(6, 80, 100), ...months(6, 100, 100)];
		// Each month lies 10 off 90, whose variance by chance is 9: 12 · 100 / 9 / 11.
		expect(shareBeforeAfter(restless, months(3, 95, 100))!.dispersion).toBeCloseTo((12 * 100) / 9 / 11, 12);
	});

	it('give a baseline without failures one success and one failure more', () => {
		const compared = shareBeforeAfter(months(6, 50, 50), months(3, 50, 50))!;
		const guarded = 301 / 302;
		expect(compared.error).toBeCloseTo(Math.sqrt(guarded * (1 - guarded) * (1 / 302 + 1 / 150)), 14);
		expect(verdictOn(compared, up(0.01))).toMatchObject({ conclusion: 'inconclusive', reasons: ['too_few'] });
	});

	it('leave out months without cases, and say nothing of an empty side', () => {
		expect(shareBeforeAfter([...months(6, 9, 10), ...months(1, 0, 0)], months(3, 9, 10))!.monthsBefore).toBe(6);
		expect(shareBeforeAfter(months(6, 9, 10), months(3, 0, 0))).toBeNull();
	});
});

describe('a verdict', () => {
	const before = months(12, 900, 1_000);
	const after = (numerator: number, count = 3) => shareBeforeAfter(before, months(count, numerator, 1_000));

	it.each([
		['improved, and enough', 940, 0.02, 'effective', 'improved_enough'],
		['improved by exactly the minimum', 930, 0.03, 'effective', 'improved_enough'],
		['improved, but less than worth while, and more is in reach', 915, 0.02, 'inconclusive', 'noise'],
		['improved, and the minimum is out of reach', 915, 0.05, 'not_effective', 'out_of_reach'],
		['worsened', 860, 0.02, 'not_effective', 'worsened'],
		['unchanged, the minimum out of reach', 900, 0.02, 'not_effective', 'out_of_reach'],
		['unchanged, the minimum small', 900, 0.005, 'inconclusive', 'noise']
	])('%s', (_, numerator, minimum, conclusion, reason) => {
		expect(verdictOn(after(numerator), up(minimum))).toMatchObject({ conclusion, reasons: [reason] });
	});

	it('puts t(0.95, m − 1) errors on either side of the effect', () => {
		const { effect, interval } = verdictOn(after(940), up(0.02));
		expect(effect).toBeCloseTo(0.04, 12);
		// t(0.95, 11) = 1.795885 in every table.
		expect(interval!.upper - effect!).toBeCloseTo(1.795885 * Math.sqrt(0.09 * (1 / 12_000 + 1 / 3_000)), 7);
	});

	it('turns the effect where less is better', () => {
		const fewer = verdictOn(shareBeforeAfter(months(12, 100, 1_000), months(3, 60, 1_000)), {
			better: 'down',
			minimum: 0.02
		});
		expect(fewer.conclusion).toBe('effective');
		expect(fewer.effect).toBeCloseTo(0.04, 12);
	});

	it('asks first what makes it impossible, then what makes it too early or too few', () => {
		const blocked = { ...up(0.02), obstacles: ['definition_break', 'grade_d'] as const };
		expect(verdictOn(after(940, 2), blocked)).toMatchObject({
			conclusion: 'not_assessable',
			reasons: ['definition_break', 'grade_d']
		});
		expect(verdictOn(after(940, 2), up(0.02)).reasons).toEqual(['too_early']);
		expect(verdictOn(null, up(0.02))).toEqual({
			conclusion: 'inconclusive',
			reasons: ['too_early'],
			effect: null,
			interval: null
		});
		expect(verdictOn(shareBeforeAfter(before.slice(0, 5), months(3, 940, 1_000)), up(0.02)).reasons).toEqual([
			'too_few'
		]);
	});

	it('is too few at 9 events in the baseline, and below 5 expected after it', () => {
		const of = (rarer: number, expected: number) =>
			shareBeforeAfter(
				[...months(5, 0, 100), { numerator: rarer, denominator: 100 }],
				months(3, 0, (expected * 200) / rarer)
			)!.enoughCases;
		expect(of(9, 50)).toBe(false);
		expect(rateBeforeAfter(events(10, 1, 10), events(3, 0, 16.6))!.enoughCases).toBe(false);
		expect(rateBeforeAfter(events(10, 1, 10), events(3, 0, 16.7))!.enoughCases).toBe(true);
		expect(rateBeforeAfter(events(9, 1, 10), events(3, 0, 100))!.enoughCases).toBe(false);
	});

	it('calls a measure without effect effective in at most 5 %', () => {
		const random = seededRandom('no effect');
		const successes = (share: number) => Array.from({ length: 200 }, () => random()).filter((u) => u < share).length;
		const month = () => ({ numerator: successes(0.9 + 0.04 * (random() - 0.5)), denominator: 200 });
		const series = (count: number) => Array.from({ length: count }, month);
		const found = Array.from({ length: 600 }, () => verdictOn(shareBeforeAfter(series(12), series(3)), up(1e-6)));
		const effective = found.filter(({ conclusion }) => conclusion === 'effective').length;
		expect(effective / 600).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / 600));
	});
});

const events = (count: number, each: number, exposure: number) =>
	Array.from({ length: count }, () => ({ events: each, exposure }));

describe('rates before and after', () => {
	it('take the error from the rate of the baseline', () => {
		const compared = rateBeforeAfter(events(12, 4, 100), events(3, 1, 100))!;
		expect(compared).toMatchObject({ before: 0.04, after: 0.01, dispersion: 1 });
		expect(compared.error).toBeCloseTo(Math.sqrt(0.04 * (1 / 1200 + 1 / 300)), 14);
		expect(verdictOn(compared, { better: 'down', minimum: 0.01 }).conclusion).toBe('effective');
	});
});

describe('durations before and after', () => {
	const random = seededRandom('durations');
	const month = (days: number) => Array.from({ length: 40 }, () => days * -Math.log(1 - random()));
	const series = (count: number, days: number) => Array.from({ length: count }, () => month(days));
	const [before, after] = [series(12, 20), series(3, 5)];

	it('compare medians, the same each time for the same decision', () => {
		const compared = durationBeforeAfter(before, after, 'D-17')!;
		expect(durationBeforeAfter(before, after, 'D-17')).toEqual(compared);
		expect(durationBeforeAfter(before, after, 'D-18')!.error).not.toBe(compared.error);
		expect(verdictOn(compared, { better: 'down', minimum: 5 }).conclusion).toBe('effective');
	});

	it('have no error where every month is the same, and none to tell with one month', () => {
		const same = Array.from({ length: 6 }, () => [1, 2, 3]);
		expect(durationBeforeAfter(same, same.slice(3), 'x')!.error).toBe(0);
		expect(durationBeforeAfter(same, [[1]], 'x')).toBeNull();
	});
});
