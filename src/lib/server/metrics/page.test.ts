import { expect, test } from 'vitest';
import { kpiById } from './catalogue';
import { bring, emptyStore } from './facts.fixture';
import { kpiPage } from './page';
import { folded } from './page-pareto';

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

test('without a wish the split is by what the rows name: nobody is told that all of it is unassigned', async () => {
	const store = await emptyStore();
	const line = { site: 'ULM', promised_date: '2025-01-10', delivered_date: '2025-01-12' };
	const rows = ['P1', 'P2', 'P2'].map((product, at) => ({ order_id: `o${at}`, line: '1', product, ...line }));
	await bring(store, { kind: 'deliveries', rows, dataDate: '2025-01-31' });
	const page = await kpiPage(store, kpiById('L1'), { scope: { site: 'ULM' } });
	expect(page.breakdown?.by).toBe('product');
	expect(page.pareto?.bars.map(({ name, count }) => [name, count])).toEqual([
		['P2', 2],
		['P1', 1]
	]);
	await store.close();
});
