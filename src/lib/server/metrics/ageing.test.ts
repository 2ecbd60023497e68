import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { ageingOf } from './ageing';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { readingOf } from './reading';

const line = (order: string, promised: string, rest: Fact = {}): Fact => ({
	...{ order_id: order, line: '1', site: 'ULM', customer: 'C', product: 'P', promised_date: promised },
	...{ ordered_qty: 10, delivered_qty: null, status: 'open', ...rest }
});

describe('how old the backlog is at the end of March', () => {
	let store: Store;
	beforeAll(async () => {
		store = await emptyStore();
		const rows = [
			line('due yesterday', '2025-03-30'),
			line('a week late', '2025-03-24'),
			line('a month late', '2025-02-28', { delivered_date: '2025-03-05', delivered_qty: 6 }),
			// Delivered in April: still there at the end of March, with all that was ordered.
			line('delivered later', '2025-03-20', { delivered_date: '2025-04-10', delivered_qty: 10, status: 'delivered' }),
			line('delivered before', '2025-03-20', { delivered_date: '2025-03-25', delivered_qty: 10, status: 'delivered' }),
			line('due on the last day', '2025-03-31')
		];
		await bring(store, { kind: 'deliveries', rows, dataDate: '2025-04-30' });
	});

	test('each line counts from the day after its promise, with what is open of it', async () => {
		expect(await ageingOf(readingOf(store), kpiById('L5'), {}, '2025-03')).toEqual({
			day: '2025-03-31',
			units: 4,
			quantity: 34,
			medianDays: 9,
			oldestDays: 31,
			bands: [
				{ from: 1, to: 7, units: 2 },
				{ from: 8, to: 30, units: 1 },
				{ from: 31, to: null, units: 1 }
			]
		});
	});

	test('its sum over the bands is the value of the month', async () => {
		const { units, bands } = await ageingOf(readingOf(store), kpiById('L5'), { site: 'ULM' }, '2025-03');
		expect(bands.reduce((sum, band) => sum + band.units, 0)).toBe(units);
	});

	test('in the month of the data date it is told as of that day', async () => {
		const { day, oldestDays } = await ageingOf(readingOf(store), kpiById('L5'), {}, '2025-04');
		expect([day, oldestDays]).toEqual(['2025-04-30', 61]);
	});

	test('a KPI that is no stock has none', async () => {
		await expect(ageingOf(readingOf(store), kpiById('L1'), {}, '2025-03')).rejects.toMatchObject({
			code: 'ageing_not_available'
		});
	});
});

test('a complaint received on the last day is none days old; 7, 8, 31 and 61 days begin a band or end one', async () => {
	const store = await emptyStore();
	const received = ['2025-03-31', '2025-03-24', '2025-03-23', '2025-02-28', '2025-01-29'];
	const rows = received.map((received_date, at) => ({ complaint_id: `K${at}`, site: 'ULM', received_date }));
	await bring(store, { kind: 'complaints', rows, dataDate: '2025-04-15' });
	const found = await ageingOf(readingOf(store), kpiById('C4'), {}, '2025-03');
	expect(found.bands.map(({ units }) => units)).toEqual([2, 1, 1, 1]);
	expect(found).toMatchObject({ units: 5, quantity: null, medianDays: 8, oldestDays: 61 });
});
