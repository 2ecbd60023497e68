import { describe, expect, it } from 'vitest';
import {
	changeWords,
	gapWords,
	intervalWords,
	periodsSentence,
	periodSpan,
	periodValue,
	startName
} from './period-words';
import type { PeriodPair, PeriodTotal } from './periods';

const SHARE = { measure: 'share', unit: '%', factor: 100 } as const;
const DAYS = { measure: 'duration', unit: 'days', factor: 1 } as const;

const total = (value: number | null, more: Partial<PeriodTotal> = {}): PeriodTotal => ({
	...{ from: '2026-08', to: '2026-08', months: 1, told: value === null ? 0 : 1 },
	...{ value, numerator: null, denominator: null, n: 10, lowerBound: false },
	...more
});
const pair = (more: Partial<PeriodPair>): PeriodPair => ({
	...{ name: 'previous_month', now: total(0.934), before: total(0.951, { from: '2026-07', to: '2026-07' }) },
	...{ difference: -0.017, interval: { lower: -0.031, upper: 0.005 }, change: 'chance', untested: null },
	...more
});

describe('the parts of a row', () => {
	it('name their months without repeating the year', () => {
		expect(periodSpan({ from: '2026-08', to: '2026-08' })).toBe('Aug 2026');
		expect(periodSpan({ from: '2026-01', to: '2026-08' })).toBe('Jan to Aug 2026');
		expect(periodSpan({ from: '2025-10', to: '2026-08' })).toBe('Oct 2025 to Aug 2026');
	});

	it('give values, and say why there is none', () => {
		expect(periodValue(DAYS, total(4, { lowerBound: true }))).toBe('≥\u00a04.0\u00a0days');
		expect(periodValue(SHARE, total(null))).toBe('no value');
		expect(periodValue(SHARE, total(null, { told: 8 }))).toBe('by month only');
	});

	it('give the interval with its unit once, signed', () => {
		expect(intervalWords(SHARE, pair({}))).toBe('\u22123.10 to +0.50\u00a0points');
		expect(intervalWords(SHARE, pair({ interval: null }))).toBe('');
	});

	it('say whether it can be chance, or why that is not told', () => {
		expect(changeWords(pair({}))).toBe('can be chance');
		expect(changeWords(pair({ change: 'worse' }))).toBe('really worse');
		expect(changeWords(pair({ change: null, untested: 'census' }))).toContain('every case is counted');
		expect(changeWords(pair({ change: null, difference: null }))).toBe('');
	});

	it('mention months without a value only where others have one', () => {
		expect(gapWords(total(1, { months: 8, told: 7 }))).toBe('7 of 8 months have a value');
		expect(gapWords(total(1, { months: 8, told: 8 }))).toBe('');
		expect(gapWords(total(null, { months: 8, told: 0 }))).toBe('');
	});
});

describe('the sentence', () => {
	const said = (...pairs: PeriodPair[]) => periodsSentence(SHARE, { month: '2026-08', fiscalStart: 1, pairs });

	it('warns of reacting to what chance explains', () => {
		expect(said(pair({}))).toBe(
			'August 2026 and the year so far differ from before by no more than chance explains: do not react to the difference alone.'
		);
	});

	it('tells every difference that is more, with both values', () => {
		expect(said(pair({}), pair({ name: 'year_to_date', change: 'worse' }))).toBe(
			'Year to date: 93.4\u00a0%, 95.1\u00a0% in the same months last year: \u22121.70\u00a0points, really worse, not chance.'
		);
	});

	it('does not call noise what was not held against chance', () => {
		expect(said(pair({ change: null, untested: 'stock' }))).toContain('cannot be said');
		expect(said(pair({ change: null, difference: null, before: total(null) }))).toContain('nothing before');
	});
});

it('names the month a fiscal year begins with', () => {
	expect([startName(1), startName(10)]).toEqual(['January', 'October']);
});
