import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine, withoutGuard } from './csv';

test.each([
	['=1+1', "'=1+1"],
	['+Plus', "'+Plus"],
	["'=1", "''=1"],
	["'plain", "'plain"],
	['-5', '-5'],
	['-1,5', '"-1,5"'],
	['-K9', "'-K9"],
	['say "hi", you', '"say ""hi"", you"'],
	[' blank', '" blank"']
])('%s is written as %s', (text, cell) => expect(csvCell(text)).toBe(cell));

test('numbers, truth and nothing are themselves', () =>
	expect(csvLine([-5, true, null, 1.5])).toBe('-5,true,,1.5\r\n'));

test('whatever the writing puts in front comes off again, and nothing else', () => {
	const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '1', ',', '.', 'a', '\t'), maxLength: 8 });
	const written = (own: string) => csvCell(own).replace(/^"([^]*)"$/, '$1');
	fc.assert(
		fc.property(text, (own) => {
			expect(withoutGuard(written(own))).toBe(own);
			expect(written(own)).not.toMatch(/^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)*$)/);
		})
	);
});
