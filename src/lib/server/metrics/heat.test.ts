import { afterEach, beforeEach, expect, test } from 'vitest';
import { monthsBetween } from '$lib/time/month';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { kpiPage } from './page';

let store: Store;

beforeEach(async () => {
	store = await emptyStore();
});
afterEach(() => store.close());

/** Ten lines a month and product; P1 has many late ones in the last month. */
function lines(products: number): Fact[] {
	return monthsBetween('2024-01', '2025-03').flatMap((month) =>
		Array.from({ length: products * 10 }, (_, at) => {
			const product = `P${1 + (at % products)}`;
			const late = at < products || (month === '2025-03' && product === 'P1');
			return {
				...{ order_id: `${month}-${at}`, line: '1', site: 'ULM', product, promised_date: `${month}-10` },
				delivered_date: `${month}-${late ? 20 : 10}`
			};
		})
	);
}

test('cells are the months of the groups, and the last month of one stands out against itself and all', async () => {
	await bring(store, { kind: 'deliveries', rows: lines(3), dataDate: '2025-03-31' });
	for (const against of ['own', 'all'] as const) {
		const { heat, breakdown } = await kpiPage(store, kpiById('L1'), { heat: 'product', by: 'product', against });
		expect(heat).toMatchObject({ by: 'product', against, omitted: 0, choosable: true });
		const row = heat!.rows.find(({ name }) => name === 'P1')!;
		const points = breakdown!.groups.find(({ name }) => name === 'P1')!.assessment.points;
		expect(row.cells.map(({ value }) => value)).toEqual(points.map(({ value }) => value));
		expect(row.cells.at(-1)).toMatchObject({ tone: 'worse', strong: true, numerator: 0, denominator: 10 });
		expect(heat!.rows.find(({ name }) => name === 'P2')!.cells.at(-1)?.tone).toBe('usual');
	}
});

test('beyond twenty groups the others stand together, and no case is lost', async () => {
	await bring(store, { kind: 'deliveries', rows: lines(25), dataDate: '2025-03-31' });
	const { heat, card } = await kpiPage(store, kpiById('L1'), { heat: 'product' });
	expect(heat!.rows.map(({ rest }) => rest)).toEqual([...Array<boolean>(20).fill(false), true]);
	expect(heat!.omitted).toBe(5);
	const whole = card.assessment.points.at(-1)!;
	expect(heat!.rows.reduce((sum, { cells }) => sum + (cells.at(-1)?.denominator ?? 0), 0)).toBe(whole.denominator);
	expect(heat!.rows.reduce((sum, { cells }) => sum + (cells.at(-1)?.numerator ?? 0), 0)).toBe(whole.numerator);
});

test('a concentration is told by its categories, each month as shares of all', async () => {
	const rows = ['A', 'A', 'A', 'B', 'unknown'].map((defect_type, at) => ({
		...{ defect_id: `d${at}`, date: '2025-03-05', site: 'ULM', defect_type, severity: 'minor', quantity: 1 }
	}));
	await bring(store, { kind: 'defects', rows, dataDate: '2025-03-31' });
	const { heat } = await kpiPage(store, kpiById('D9'), {});
	expect(heat).toMatchObject({ by: 'defect type', choosable: false });
	expect(heat!.rows.map(({ name, cells }) => [name, cells[0]?.numerator, cells[0]?.value]).slice(0, 2)).toEqual([
		['A', 3, 0.6],
		['B', 1, 0.2]
	]);
});

test('one month, no data and a dimension that is not there break nothing', async () => {
	expect((await kpiPage(store, kpiById('L1'), {})).heat).toBeNull();
	await bring(store, { kind: 'deliveries', rows: lines(2).slice(0, 20), dataDate: '2024-01-31' });
	const { heat } = await kpiPage(store, kpiById('L1'), { heat: 'product' });
	expect(heat!.rows).toHaveLength(2);
	const narrowed = await kpiPage(store, kpiById('L1'), { heat: 'product', scope: { product: 'P1' } });
	expect(narrowed.heat?.by).not.toBe('product');
	await expect(kpiPage(store, kpiById('L1'), { heat: 'supplier' })).rejects.toMatchObject({
		code: 'dimension_not_available'
	});
});
