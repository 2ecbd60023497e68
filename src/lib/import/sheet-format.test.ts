import { describe, expect, it, test } from 'vitest';
import { shapeOf } from './sheet-format';

test.each([
	[0, 'plain'],
	[2, 'plain'],
	[9, 'plain'],
	[11, 'plain'],
	[14, 'day'],
	[17, 'day'],
	[18, 'time'],
	[22, 'day'],
	[45, 'time'],
	[46, 'elapsed'],
	[49, 'plain'],
	[57, 'day']
])('the built-in format %i is %s', (id, shape) => expect(shapeOf(id)).toBe(shape));

describe('a format of the workbook', () => {
	it.each([
		['yyyy-mm-dd', 'day'],
		['dd.mm.yyyy', 'day'],
		['[$-407]d. mmmm yyyy;@', 'day'],
		['[$-F800]dddd, mmmm dd, yyyy', 'day'],
		['mmm-yy', 'day'],
		['mmmm', 'day'],
		['m/d/yy h:mm AM/PM', 'day'],
		['TT.MM.JJJJ', 'day'],
		['h:mm', 'time'],
		['hh:mm:ss', 'time'],
		['h:mm AM/PM', 'time'],
		['[h]:mm:ss', 'elapsed'],
		['[mm]:ss', 'elapsed'],
		['General', 'plain'],
		['0.00', 'plain'],
		['#,##0.00 "days"', 'plain'],
		['#,##0\\d', 'plain'],
		['0.00E+00', 'plain'],
		['0%', 'plain'],
		['[Red]-0.00', 'plain'],
		['[<=9999]0;0', 'plain'],
		['_-* #,##0.00 [$€-407]_-', 'plain'],
		['@', 'plain']
	])('%s is %s', (code, shape) => expect(shapeOf(164, code)).toBe(shape));

	it('may fill with zeros', () => {
		expect(shapeOf(164, '0000000')).toEqual({ digits: 7 });
		expect(shapeOf(164, '0')).toBe('plain');
	});

	it('goes before the built-in one of its number', () => expect(shapeOf(14, '0.0')).toBe('plain'));
});
