import { expect, test } from 'vitest';
import { stretchPath } from './stretch-path';

const twice = { x: 10, y: 5, byX: 2, byY: 3 };

test('absolute commands are stretched and moved, each number along its own axis', () => {
	expect(stretchPath('M0 1H4V2L1.5-2Z', twice)).toBe('M10 8H18V11L13 -1Z');
});

test('relative commands are stretched only, and a command may repeat its numbers', () => {
	expect(stretchPath('M0 0l1 1 2 2h3v-1z', twice)).toBe('M10 5l2 3 4 6h6v-3z');
	expect(stretchPath('M0-5.6 5.6 0 0 5.6-5.6 0z', { x: 0, y: 0, byX: 1, byY: 1 })).toBe('M0 -5.6 5.6 0 0 5.6 -5.6 0z');
});

test('numbers in powers of ten are numbers, not commands', () => {
	expect(stretchPath('M1e2 1e-1L0 0', twice)).toBe('M210 5.3L10 5');
});

test('an empty path stays empty, an arc is refused', () => {
	expect(stretchPath('', twice)).toBe('');
	expect(() => stretchPath('M0 0A1 1 0 0 1 2 2', twice)).toThrow('cannot be stretched');
});
