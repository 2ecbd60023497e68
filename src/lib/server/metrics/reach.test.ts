import { expect, test } from 'vitest';
import type { Store } from '../store/store';
import type { Day } from '$lib/time/month';
import { missingCells } from './coverage';
import { bring, emptyStore } from './facts.fixture';
import { closeMonths } from './months';
import { reach } from './reach';
import { readingOf } from './reading';

const deliveries = (store: Store, site: string, dataDate: Day) =>
	bring(store, {
		kind: 'deliveries',
		dataDate,
		rows: [{ order_id: `${site}-${dataDate}`, site, promised_date: '2025-03-10', delivered_date: '2025-03-10' }]
	});

test('an empty store reaches nowhere', async () => {
	expect(await reach(readingOf(await emptyStore()))).toEqual({ dataTo: null, inProgress: null });
});

test('complete is what every kind and site has reached the end of, not the one that is furthest', async () => {
	const store = await emptyStore();
	await deliveries(store, 'ULM', '2025-06-30');
	await deliveries(store, 'BRN', '2025-05-14');
	expect(await reach(readingOf(store))).toEqual({ dataTo: '2025-04', inProgress: '2025-06' });
	await deliveries(store, 'BRN', '2025-06-30');
	expect(await reach(readingOf(store))).toEqual({ dataTo: '2025-06', inProgress: null });
	await bring(store, {
		kind: 'complaints',
		dataDate: '2025-05-31',
		rows: [{ complaint_id: 'c', site: 'ULM', received_date: '2025-05-02' }]
	});
	expect(await reach(readingOf(store))).toEqual({ dataTo: '2025-05', inProgress: '2025-06' });
});

test('a file that is due and missing holds nothing up: it is named', async () => {
	const store = await emptyStore();
	await deliveries(store, 'ULM', '2025-06-30');
	await deliveries(store, 'BRN', '2025-05-31');
	expect((await reach(readingOf(store))).dataTo).toBe('2025-05');
	await closeMonths(store, new Date('2025-07-20T12:00:00Z'));
	expect((await reach(readingOf(store))).dataTo).toBe('2025-06');
	expect(await missingCells(readingOf(store))).toEqual([{ kind: 'deliveries', site: 'BRN', month: '2025-06' }]);
});
