import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	addMonths,
	dayNumber,
	isDay,
	lastDay,
	monthFromIndex,
	monthIndex,
	monthsBetween,
	parseMonth,
	workingDay,
	dayAt
} from './month';

describe('months', () => {
	it('count and come back', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9999 * 12 + 11 }), (index) => monthIndex(monthFromIndex(index)) === index)
		);
	});

	it('cross the turn of the year', () => {
		expect(addMonths('2026-11', 3)).toBe('2027-02');
		expect(addMonths('2026-01', -1)).toBe('2025-12');
		expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
		expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
	});

	it('refuse anything that is not a month', () => {
		for (const text of ['2026-13', '2026-1', '202609', '2026-09-01', "'; --"])
			expect(() => parseMonth(text)).toThrow(/such as 2026-09/);
	});
});

describe('days', () => {
	it('exist or do not', () => {
		expect(['2024-02-29', '2026-02-29', '2026-04-31', '2026-12-31', '2026-1-1'].map(isDay)).toEqual([
			true,
			false,
			false,
			true,
			false
		]);
		expect([lastDay('2024-02'), lastDay('2026-02'), lastDay('2026-12')]).toEqual([
			'2024-02-29',
			'2026-02-28',
			'2026-12-31'
		]);
	});

	it('are counted in calendar days, whatever the clocks do', () => {
		expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
		expect(dayNumber('2026-10-26') - dayNumber('2026-10-24')).toBe(2);
	});

	it('turn over at midnight of the wall clock, not of Greenwich', () => {
		expect(process.env.TZ).toBe('Pacific/Auckland');
		expect(dayAt(new Date('2026-11-22T10:59:59Z'))).toBe('2026-11-22');
		expect(dayAt(new Date('2026-11-22T11:00:00Z'))).toBe('2026-11-23');
	});

	it('know working days from Monday to Friday', () => {
		// November 2026 begins on a Sunday.
		expect([workingDay('2026-11', 1), workingDay('2026-11', 5), workingDay('2026-11', 8)]).toEqual([
			'2026-11-02',
			'2026-11-06',
			'2026-11-11'
		]);
		expect(workingDay('2026-05', 1)).toBe('2026-05-01');
	});
});
