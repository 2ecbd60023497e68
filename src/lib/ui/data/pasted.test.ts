import { expect, it } from 'vitest';
import { fileOfCells, looksLikeCells } from './pasted';

it('takes a table, not a word', () => {
	expect(looksLikeCells('Order No\tPlant\nA-1\tUlm\n')).toBe(true);
	expect(looksLikeCells('Order No\n')).toBe(false);
	expect(looksLikeCells('  \n \n')).toBe(false);
});

it('names the cells by their time', async () => {
	const file = fileOfCells('a\tb\n1\t2\n', new Date(2026, 8, 20, 9, 5));
	expect(file.name).toBe('Pasted cells 09.05.txt');
	expect(await file.text()).toBe('a\tb\n1\t2\n');
});
