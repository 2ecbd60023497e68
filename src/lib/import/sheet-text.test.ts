import { expect, test } from 'vitest';
import { findQuoting } from './quoting';
import { splitRecords } from './record';
import { cellText, SHEET_FORM, SheetText } from './sheet-text';

function readBack(text: string) {
	const quoting = { ...findQuoting(text, SHEET_FORM.delimiter, SHEET_FORM.quote), rowsAreLines: true };
	return splitRecords(text, SHEET_FORM.delimiter, true, 1, { quoting }).records.map(({ line, cells }) => [line, cells]);
}

test('each row is the record of its number, whatever its cells hold', () => {
	const text = new SheetText();
	const cells = ['a\nb\nc', 'with "quotes"', 'a\ttab', '"', '\\"', 'C:\\'];
	const lines = text.line(1, cells) + text.line(4, ['x']) + text.line(5, cells);
	expect(readBack(lines)).toEqual([
		[1, cells],
		[2, ['']],
		[3, ['']],
		[4, ['x', '', '', '', '', '']],
		[5, cells]
	]);
});

test.each([
	['plain', 'plain'],
	['a_x000D__x000A_b', 'a\nb'],
	['a\r\nb\rc', 'a\nb\nc'],
	['_x005F_x000D_', '_x000D_'],
	['_x00ZZ_', '_x00ZZ_']
])('the cell %j holds %j', (text, held) => expect(cellText(text)).toBe(held));
