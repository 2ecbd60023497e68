import { describe, expect, it } from 'vitest';
import {
	formatCount,
	formatDifference,
	formatMonth,
	formatMonthLong,
	formatRange,
	formatTarget,
	formatValue,
	monthName,
	monthShort,
	targetWords,
	valueParts
} from './format';
import type { Kpi } from './kpi';

type Unit = Pick<Kpi, 'measure' | 'unit' | 'factor' | 'direction'>;
const PERCENT: Unit = { measure: 'share', unit: '%', factor: 100, direction: 'up' };
const PPM: Unit = { measure: 'share', unit: 'ppm', factor: 1e6, direction: 'down' };
const DAYS: Unit = { measure: 'duration', unit: 'days', factor: 1, direction: 'down' };
const RATE: Unit = { measure: 'rate', unit: 'per 1,000 lines', factor: 1000, direction: 'down' };
const COUNT: Unit = { measure: 'count', unit: '', factor: 1, direction: 'down' };
const EUROS: Unit = { measure: 'money', unit: 'EUR', factor: 1, direction: 'down' };
/** The space before a unit does not break; here it is written as an ordinary one. */
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

it('a unit stands in the singular beside one', () => {
	const lines = { measure: 'stock', unit: 'lines', factor: 1 } as const;
	const rate = { measure: 'rate', unit: 'per 1,000 lines', factor: 1000 } as const;
	expect(formatValue(lines, 1)).toBe('1\u00a0line');
	expect(formatValue(lines, 11)).toBe('11\u00a0lines');
	expect(formatDifference(lines, -1)).toBe('\u22121\u00a0line');
	expect(formatTarget(rate, 0.001)).toBe('1\u00a0per 1,000 lines');
});

describe('values', () => {
	it.each([
		[PERCENT, 0.9357, '93.6 %'],
		[PERCENT, 0.0133, '1.33 %'],
		[PERCENT, 1, '100 %'],
		[PERCENT, 0, '0 %'],
		[PERCENT, 0.9997, '99.97 %'],
		[PERCENT, 0.00002, '0.002 %'],
		[PPM, 0.00102149, '1,021 ppm'],
		[DAYS, 20.6, '20.6 days'],
		[DAYS, 4, '4.0 days'],
		[DAYS, -1.25, '−1.3 days'],
		[RATE, 0.0063, '6.30 per 1,000 lines'],
		[COUNT, 1463, '1,463'],
		[EUROS, 12_400.4, '€12,400'],
		[EUROS, -12.5, '−€12.50']
	])('%o %d reads %s', (kpi, value, expected) => {
		expect(spaced(formatValue(kpi, value))).toBe(expected);
	});

	it('show on which side of the target they lie', () => {
		expect(spaced(formatValue(PERCENT, 0.94962, { target: 0.95 }))).toBe('94.96 %');
		expect(spaced(formatValue(PERCENT, 0.949996, { target: 0.95 }))).toBe('94.9996 %');
		expect(spaced(formatValue(PERCENT, 0.95, { target: 0.95 }))).toBe('95.0 %');
		expect(spaced(formatValue(PERCENT, 0.9504, { target: 0.95 }))).toBe('95.04 %');
		expect(spaced(formatValue(PPM, 900.4e-6, { target: 900e-6 }))).toBe('900.4 ppm');
	});

	it('read apart from the limit that they passed', () => {
		expect(spaced(formatValue(PERCENT, 0.94412, { apartFrom: [0.94438] }))).toBe('94.41 %');
		expect(spaced(formatValue(PERCENT, 0.94438, { apartFrom: [0.94412] }))).toBe('94.44 %');
		expect(spaced(formatValue(PERCENT, 0.936, { apartFrom: [0.944] }))).toBe('93.6 %');
	});

	it('say that they are a lower bound', () => {
		expect(spaced(formatValue(DAYS, 20.6, { lowerBound: true }))).toBe('≥ 20.6 days');
		expect(valueParts(DAYS, 20.6, { lowerBound: true })).toEqual({ bound: '≥', number: '20.6', unit: 'days' });
	});

	it('follow the locale and never read −0', () => {
		expect(spaced(formatValue(PPM, 0.00102149, { locale: 'de-DE' }))).toBe('1.021 ppm');
		expect(spaced(formatValue(DAYS, -0.01))).toBe('0.0 days');
	});
});

describe('targets, ranges and differences', () => {
	it('drop trailing zeros and say which side is good', () => {
		expect(spaced(formatTarget(PERCENT, 0.95))).toBe('95 %');
		expect(spaced(targetWords(PERCENT, 0.9625))).toBe('at least 96.25 %');
		expect(spaced(targetWords(DAYS, 14))).toBe('at most 14 days');
		expect(spaced(targetWords({ ...DAYS, direction: 'neutral' }, 14))).toBe('14 days');
	});
	it('name the unit once, and points for percentages', () => {
		expect(spaced(formatRange(PERCENT, 0.9444, 0.9812))).toBe('94.4–98.1 %');
		expect(spaced(formatDifference(PERCENT, -0.015))).toBe('−1.50 points');
		expect(spaced(formatDifference(DAYS, 0.8))).toBe('+0.8 days');
		expect(formatCount(1463)).toBe('1,463');
	});
});

describe('months', () => {
	it('are never ambiguous, whatever the time zone', () => {
		expect(formatMonth('2026-09')).toBe('Sep 2026');
		expect(formatMonth('2026-01')).toBe('Jan 2026');
		expect(formatMonthLong('2026-09')).toBe('September 2026');
		expect(monthName('2026-12')).toBe('December');
		expect(monthShort('2026-09')).toBe('Sep');
		expect(formatMonth('2026-03', 'de-DE')).toBe('März 2026');
	});
});
