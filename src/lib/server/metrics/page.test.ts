import { expect, test } from 'vitest';
import { folded } from './page';

const bars = (names: string[]) => names.map((category, index) => ({ category, count: 100 - index }));
const twenty = Array.from({ length: 20 }, (_, index) => `C${index}`);

test('few bars stay as they are; of many the smallest stand together', () => {
	expect(folded(bars(twenty.slice(0, 13)))).toEqual({ rows: bars(twenty.slice(0, 13)), fold: null });
	const { rows, fold } = folded(bars(twenty));
	expect(rows.slice(0, 12)).toEqual(bars(twenty.slice(0, 12)));
	expect(rows.slice(12)).toEqual([{ category: 'other', count: 88 + 87 + 86 + 85 + 84 + 83 + 82 + 81 }]);
	expect(fold).toBe('other');
});

test('a customer that is called other is not taken for them', () => {
	const { rows, fold } = folded(bars(['other', ...twenty]));
	expect(rows[0]).toEqual({ category: 'other', count: 100 });
	expect(rows.filter(({ category }) => category === 'other')).toHaveLength(1);
	expect(rows.at(-1)?.category).toBe(fold);
});
