import { expect, test } from 'vitest';
import { nextCell } from './grid-keys';

test('arrow keys go from cell to cell and stop at the edges', () => {
	const size = [3, 4] as const;
	expect(nextCell('ArrowRight', [1, 1], size)).toEqual([1, 2]);
	expect(nextCell('ArrowRight', [1, 3], size)).toEqual([1, 3]);
	expect(nextCell('ArrowUp', [0, 2], size)).toEqual([0, 2]);
	expect(nextCell('ArrowDown', [1, 2], size)).toEqual([2, 2]);
	expect([nextCell('Home', [1, 2], size), nextCell('End', [1, 2], size)]).toEqual([
		[1, 0],
		[1, 3]
	]);
	expect(nextCell('Enter', [1, 2], size)).toBeNull();
});
