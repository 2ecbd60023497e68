import { expect, test } from 'vitest';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { kpiPage } from './page';

const late = (month: string, count: number, customer: string): Fact[] =>
	Array.from({ length: count }, (_, at) => ({
		...{ order_id: `${month}-${customer}-${at}`, line: '1', site: 'ULM', customer },
		...{ promised_date: `${month}-05`, delivered_date: `${month}-09` }
	}));

test('beside each bar stands what it was in the months before, and no case of theirs is lost', async () => {
	const store = await emptyStore();
	const rows = [
		...late('2023-11', 3, 'Gone'),
		...late('2023-12', 1, 'Nordwind'),
		...late('2024-02', 6, 'Keller'),
		...late('2025-01', 2, 'Nordwind'),
		...Array.from({ length: 20 }, (_, at) => late('2025-01', 1, `C${at}`)).flat(),
		...late('2024-12', 4, 'Keller')
	];
	await bring(store, { kind: 'deliveries', rows, dataDate: '2025-01-31' });
	const { pareto } = await kpiPage(store, kpiById('L1'), { by: 'customer', months: 12 });
	expect(pareto).toMatchObject({
		from: '2024-02',
		to: '2025-01',
		previous: { from: '2023-11', to: '2024-01', total: 4 }
	});
	const bars = new Map(pareto!.bars.map(({ name, count, before }) => [name, [count, before]]));
	expect([bars.get('Keller'), bars.get('Nordwind'), bars.get('other')?.[1]]).toEqual([[10, 0], [2, 1], 3]);
	const whole = await kpiPage(store, kpiById('L1'), { by: 'customer', months: 36 });
	expect(whole.pareto).toMatchObject({ previous: null });
	expect(whole.pareto!.bars.every(({ before }) => before === null)).toBe(true);
	await store.close();
});
