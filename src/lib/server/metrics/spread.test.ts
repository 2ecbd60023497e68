import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { kpiPage } from './page';
import { monthsBefore } from '$lib/time/span';

let store: Store;

beforeEach(async () => {
	store = await emptyStore();
});
afterEach(() => store.close());

const line = (at: number, promised: string, delivered: string | null, site = 'ULM'): Fact => ({
	...{ order_id: `o${at}`, line: '1', site, promised_date: promised, delivered_date: delivered }
});

test('delays of a promise are those of all its lines, early ones and open ones too, in the scope and months shown', async () => {
	const rows = [
		line(1, '2025-05-10', '2025-05-08'),
		line(2, '2025-05-10', '2025-05-10'),
		line(3, '2025-05-10', '2025-05-13'),
		line(4, '2025-05-20', null),
		line(5, '2025-05-10', '2025-05-30', 'PORTO'),
		line(6, '2024-05-10', '2024-05-11')
	];
	await bring(store, { kind: 'deliveries', rows, dataDate: '2025-05-31' });
	const { spread } = await kpiPage(store, kpiById('L1'), { scope: { site: 'ULM' }, months: 12 });
	expect(spread).toMatchObject({ units: 4, open: 1, median: { days: 1.5 }, marks: [{ days: 0, beyond: 2 }] });
	const days = (value: number) => spread!.bins.find(({ from, to }) => from! <= value && value <= to!);
	expect([-2, 0, 3, 11].map((value) => days(value)?.units)).toEqual([2, 2, 1, 1]);
	expect(spread!.previous).toMatchObject({ from: '2024-05', units: 1, median: { days: 1 } });
	const late = await kpiPage(store, kpiById('L4'), { scope: { site: 'ULM' }, months: 12 });
	expect(late.spread).toMatchObject({ units: 2 });
});

test('days to close stand beside the days allowed', async () => {
	const closed = (at: number, days: number): Fact => ({
		...{ complaint_id: `c${at}`, received_date: '2025-03-01', site: 'ULM', severity: 'minor' },
		closed_date: `2025-03-${String(1 + days).padStart(2, '0')}`
	});
	const rows = [2, 8, 15, 25].map((days, at) => closed(at, days));
	await bring(store, { kind: 'complaints', rows, dataDate: '2025-03-31' });
	const { spread } = await kpiPage(store, kpiById('C3'), {});
	expect(spread).toMatchObject({ units: 4, median: { days: 11.5 }, previous: null });
	expect(spread!.marks.map(({ days, beyond }) => [days, beyond])).toEqual([
		[10, 2],
		[20, 1],
		[30, 0]
	]);
});

test('other KPIs have no days, and no data have none', async () => {
	expect((await kpiPage(store, kpiById('L1'), {})).spread).toBeNull();
	expect((await kpiPage(store, kpiById('D1'), {})).spread).toBeNull();
});

test('the months before are as many', () => {
	expect(monthsBefore({ from: '2025-09', to: '2026-08' })).toEqual({ from: '2024-09', to: '2025-08' });
});
