import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import { forecastWords, oftenWords } from './forecast-words';
import { USUAL_JUDGING } from './judging';
import type { Kpi, MonthValue } from './kpi';
import { monthForecast } from './month-forecast';
import { suggestedChange } from './suggested-change';
import { suggestionWords } from './suggestion-words';
import type { Worded } from './words';

type Tested = Worded & Pick<Kpi, 'measure' | 'chart' | 'direction'>;
const SHARE = {
	name: 'On-time delivery',
	measure: 'share',
	chart: 'p',
	direction: 'up',
	unit: '%',
	factor: 100,
	needs: ['deliveries'],
	words: { all: 'lines', part: 'on time' }
} as unknown as Tested;
const DAYS = { ...SHARE, measure: 'duration', chart: 'i', direction: 'down', unit: 'days', factor: 1 } as Tested;
const target = (value: number) => [{ from: '2020-01', value, source: 'policy' }];
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

const shares = (share: (index: number) => number, count = 24, cases = 1000): MonthValue[] =>
	Array.from({ length: count }, (_, index) => {
		const numerator = Math.round(cases * share(index));
		return {
			month: addMonths('2024-10', index),
			state: 'final',
			value: numerator / cases,
			numerator,
			denominator: cases,
			n: cases
		};
	});
const days = (values: number[]): MonthValue[] =>
	values.map((value, index) => ({
		month: addMonths('2024-10', index),
		state: 'final',
		value,
		numerator: null,
		denominator: null,
		n: 40
	}));

describe('the forecast of the next month', () => {
	const steady = shares((index) => (index % 2 ? 0.955 : 0.945));

	it('of a share lies around its average, as wide as chance makes a month of as many cases', () => {
		const { forecast } = monthForecast(assess(steady, SHARE, []), SHARE, target(0.95));
		expect(forecast).toMatchObject({ month: '2026-10', cases: 1000, target: 0.95 });
		// 1.645 √(0.95 · 0.05 (1/1000 + 1/24000)) = 0.0116.
		expect(forecast!.expected).toBeCloseTo(0.95, 3);
		expect(forecast!.upper - forecast!.lower).toBeCloseTo(2 * 0.0116, 2);
		expect(forecast!.chance).toBeGreaterThan(0.45);
		expect(forecast!.chance).toBeLessThan(0.56);
		expect(forecast!.chanceInterval!.lower).toBeLessThan(forecast!.chance!);
		expect(forecast!.chanceInterval!.upper).toBeGreaterThan(forecast!.chance!);
		expect(forecast!.changeNeeded).toBeGreaterThan(0.008);
	});

	it('is wider where the months scatter more than chance', () => {
		const wild = shares((index) => (index % 2 ? 0.97 : 0.93));
		const [calm, wide] = [steady, wild].map((values) => monthForecast(assess(values, SHARE, []), SHARE, []).forecast!);
		expect(wide!.upper - wide!.lower).toBeGreaterThan(2 * (calm!.upper - calm!.lower));
		expect(wide).toMatchObject({ target: null, chance: null, changeNeeded: null });
	});

	it('of very many cases that scatter more than chance is as wide as their scatter', () => {
		const values = shares((index) => 0.973 + ((index * 7) % 5) * 0.004 - 0.008, 24, 345_000);
		const assessment = assess(values, SHARE, []);
		const { forecast } = monthForecast(assessment, SHARE, target(0.97));
		const sigma = assessment.sigmaZ! * Math.sqrt((0.973 * 0.027) / 345_000);
		expect(forecast!.upper - forecast!.lower).toBeCloseTo(2 * 1.645 * sigma * Math.sqrt(1 + 1 / 24), 3);
	});

	it('of days is the interval for a single value, and says what would have to change', () => {
		const values = Array.from({ length: 24 }, (_, index) => (index % 2 ? 21 : 19));
		const answer = monthForecast(assess(days(values), DAYS, []), DAYS, target(20));
		expect(answer.forecast!.chance).toBeCloseTo(0.5, 9);
		expect(answer.forecast!.expected).toBe(20);
		expect(spaced(forecastWords(DAYS, answer))).toMatch(
			/^If nothing changes, October will be 16\.\d–23\.\d days \(9 times in 10\)\. The target of 20 days is met in about 5 months of 10; for 19 in 20 the average would have to move by −\d\.\d days\.$/
		);
	});

	it.each([
		['a stock', days(Array<number>(24).fill(4)), { ...DAYS, measure: 'stock', chart: 'run' } as Tested, 'never_judged'],
		['eleven months', days([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 3]), DAYS, 'too_few'],
		['a level that moves', days([...Array.from({ length: 24 }, (_, i) => 19 + 2 * (i % 2)), 40]), DAYS, 'changing'],
		['what never varied', days(Array<number>(24).fill(4)), DAYS, 'no_variation']
	] as const)('is not given for %s', (_, values, kpi, none) => {
		expect(monthForecast(assess(values, kpi, []), kpi, target(5))).toEqual({ forecast: null, none });
	});

	it('rests on the current phase alone', () => {
		const values = shares((index) => (index < 24 ? 0.9 : 0.97) + (index % 2 ? 0.005 : -0.005), 38);
		const phases = [{ month: '2026-10', reason: 'decision', text: 'second carrier' } as const];
		const { forecast } = monthForecast(assess(values, SHARE, [], { ...USUAL_JUDGING, phases }), SHARE, []);
		expect(forecast!.expected).toBeCloseTo(0.97, 2);
		expect(forecast!.lower).toBeGreaterThan(0.95);
	});

	it('is put as often as it comes true', () => {
		expect([0.01, 0.1, 0.62, 0.94, 0.999].map(oftenWords)).toEqual([
			'in less than 1 month of 20',
			'in about 1 month of 10',
			'in about 6 months of 10',
			'in about 9 months of 10',
			'in more than 19 months of 20'
		]);
	});
});

describe('a change of level', () => {
	const moved = shares((index) => (index < 14 ? 0.96 : 0.93) + (index % 3) * 0.002);

	it('is suggested with its month, and nothing is applied', () => {
		const assessment = assess(moved, SHARE, []);
		const change = suggestedChange(assessment, SHARE)!;
		expect(change).toMatchObject({ month: '2025-12', monthsBefore: 14, monthsAfter: 10 });
		expect(assessment.phases).toHaveLength(1);
		expect(spaced(suggestionWords(SHARE, change))).toBe(
			'The level seems to have changed in December 2025: 96.2 % before, 93.2 % since. ' +
				'Chance alone shows this less than once in 100 such series.'
		);
	});

	it('is not suggested once a phase begins there, for stocks, or for what stays', () => {
		const phases = [{ month: '2025-12', reason: 'decision', text: 'x' } as const];
		expect(suggestedChange(assess(moved, SHARE, [], { ...USUAL_JUDGING, phases }), SHARE)).toBeNull();
		expect(suggestedChange(assess(moved, SHARE, []), { measure: 'stock', chart: 'run' })).toBeNull();
		const flat = shares((index) => 0.95 + (index % 2) * 0.004);
		expect(suggestedChange(assess(flat, SHARE, []), SHARE)).toBeNull();
	});
});
