import { expect, test } from 'vitest';
import { wrapped } from './frame-lines';

const letters = (text: string) => text.length;

test('words fill a line as far as there is room', () => {
	expect(wrapped('one two three four', 9, letters)).toEqual(['one two', 'three', 'four']);
	expect(wrapped('one two', 7, letters)).toEqual(['one two']);
});

test('a long word stands alone, no words make no lines', () => {
	expect(wrapped('a incomprehensibilities b', 5, letters)).toEqual(['a', 'incomprehensibilities', 'b']);
	expect(wrapped('  ', 5, letters)).toEqual([]);
});
