import { expect, test } from 'vitest';
import { LineCursor } from './line-cursor';

function signsOf(text: string, delimiter = ';'): { controls: boolean; blankEnds: boolean } {
	const cursor = new LineCursor(delimiter);
	cursor.begin(Buffer.from(text));
	while (cursor.advance());
	return { controls: cursor.controls, blankEnds: cursor.blankEnds };
}

test.each([
	['a;b\nc;d\n', false],
	['a;b\r\nc;d\r\n', false],
	['a b; c\n', false],
	['a ;b\n', true],
	['a;b \n', true],
	['a;b\t\r\n', true],
	['a;b\nc;d ', true],
	['a; ;b\n', true],
	['a;;b\n', false],
	['äa;b\n', false],
	['aä;b\n', true],
	['a\u00a0;b\n', true]
])('sees whether a cell of %j may end with a blank: %j', (text, blankEnds) => {
	expect(signsOf(text)).toEqual({ controls: false, blankEnds });
});

test('a tab that parts columns is no blank', () => {
	expect(signsOf('a\t\tb\n', '\t').blankEnds).toBe(false);
	expect(signsOf('a \t\tb\n', '\t').blankEnds).toBe(true);
});

test.each(['\x01', '\x0b', '\x0c', '\x1f'])('sees the control character %j', (sign) => {
	expect(signsOf(`a${sign}b;c\n`).controls).toBe(true);
});
