import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { numberCell } from './sheet-number';

const day = (text: string, from1904 = false) => numberCell(text, 'day', from1904);

describe('a day', () => {
	// As Excel shows them, and as its help tells the two systems apart.
	it.each([
		['1', '1900-01-01'],
		['59', '1900-02-28'],
		['60', '1900-02-29'],
		['61', '1900-03-01'],
		['25569', '1970-01-01'],
		['40729', '2011-07-05'],
		['46237', '2026-08-03'],
		['2958465', '9999-12-31']
	])('%s is %s', (text, shown) => expect(day(text)).toBe(shown));

	it('counts from 1904 where the workbook says so', () => {
		expect(day('0', true)).toBe('1904-01-01');
		expect(day('39267', true)).toBe('2011-07-05');
	});

	it('has its time of day where there is one', () => {
		expect(day('46237.604166666664')).toBe('2026-08-03 14:30:00');
		expect(day('46237.99999')).toBe('2026-08-03 23:59:59');
		expect(day('46236.99999999999')).toBe('2026-08-03');
	});

	it('is none outside of the calendar of spreadsheets', () => {
		expect(day('0')).toBe('1900-01-00');
		expect(day('-1')).toBe('-1');
		expect(day('2958466')).toBe('2958466');
		expect(day('n/a')).toBe('n/a');
	});

	it('is each day of the calendar', () => {
		const days = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(days, (date) => {
				const iso = date.toISOString().slice(0, 10);
				const serial = Date.parse(iso) / 86_400_000 + 25_569;
				expect(day(String(serial))).toBe(iso);
				if (serial >= 1462) expect(day(String(serial - 1462), true)).toBe(iso);
			})
		);
	});
});

test.each([
	['0.5', 'time', '12:00:00'],
	['0', 'time', '00:00:00'],
	['46237.5', 'time', '2026-08-03 12:00:00'],
	['1.5625', 'elapsed', '37:30:00'],
	['-0.5', 'elapsed', '-0.5']
] as const)('%s as %s is %s', (text, shape, shown) => expect(numberCell(text, shape, false)).toBe(shown));

describe('a number', () => {
	const number = (text: string) => numberCell(text, 'plain', false);
	it.each([
		['1', '1'],
		['-0', '0'],
		['1234567.891', '1234567.891'],
		['1.1000000000000001', '1.1'],
		['0.30000000000000004', '0.30000000000000004'],
		['1E-7', '0.0000001'],
		['1.5E3', '1500'],
		['4500012345', '4500012345'],
		['999999999999999', '999999999999999'],
		['1234567890123456', '1234567890123456'],
		['12345678901234500', '1.23456789012345E+16'],
		['1.23456789012345E+16', '1.23456789012345E+16'],
		['', ''],
		['1e999', '1e999']
	])('%s is %s', (text, shown) => expect(number(text)).toBe(shown));

	it('is shown with the zeros that its format gives it', () => {
		expect(numberCell('4711', { digits: 10 }, false)).toBe('0000004711');
		expect(numberCell('47.5', { digits: 10 }, false)).toBe('47.5');
		expect(numberCell('-5', { digits: 4 }, false)).toBe('-5');
	});
});
