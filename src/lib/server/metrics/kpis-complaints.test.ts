import { expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { rowsOf } from './rows';
import { valueIn } from './series.fixture';

const complaint = (id: string, received: string, rest: Fact = {}): Fact => ({
	complaint_id: id,
	received_date: received,
	site: 'ULM',
	customer: 'C1',
	...rest
});

async function storeWith(rows: Fact[], dataDate = '2025-03-31'): Promise<Store> {
	const store = await emptyStore();
	await bring(store, { kind: 'complaints', rows, dataDate });
	return store;
}

test('C2: units complained about by units shipped; an empty quantity adds none, a column that is missing all', async () => {
	const store = await storeWith([
		complaint('a', '2025-03-01', { quantity: 12 }),
		complaint('b', '2025-03-31', { quantity: 18 }),
		complaint('none', '2025-03-05', { quantity: null }),
		complaint('twice', '2025-03-05', { quantity: 40, duplicate_of: 'a' }),
		complaint('before', '2025-02-28', { quantity: 5 })
	]);
	const shipped = { kind: 'volumes' as const, dataDate: '2025-03-31' };
	await bring(store, { ...shipped, rows: [{ month: '2025-03', site: 'ULM', units_shipped: 60_000 }] });
	expect(await valueIn(store, 'C2', '2025-03')).toMatchObject({ numerator: 30, denominator: 60_000, value: 0.0005 });
	const silent = await storeWith([complaint('a', '2025-03-01')]);
	await bring(silent, { ...shipped, rows: [{ month: '2025-03', site: 'ULM', units_shipped: 60_000 }] });
	expect(await valueIn(silent, 'C2', '2025-03')).toMatchObject({ numerator: null, value: null });
});

test('C6: acknowledged by the second working day; the weekend does not count', async () => {
	// 3 March 2025 is a Monday. Received → limit: Mon 3 → Wed 5, Thu 6 → Mon 10, Fri 7 → Tue 11, Sat 8 → Tue 11, Sun 9 → Tue 11.
	const store = await storeWith(
		[
			complaint('mon-in-time', '2025-03-03', { acknowledged_date: '2025-03-05' }),
			complaint('mon-late', '2025-03-03', { acknowledged_date: '2025-03-06' }),
			complaint('thu-in-time', '2025-03-06', { acknowledged_date: '2025-03-10' }),
			complaint('fri-in-time', '2025-03-07', { acknowledged_date: '2025-03-11' }),
			complaint('fri-late', '2025-03-07', { acknowledged_date: '2025-03-12' }),
			complaint('sat-in-time', '2025-03-08', { acknowledged_date: '2025-03-11' }),
			complaint('sun-late', '2025-03-09', { acknowledged_date: '2025-03-12' }),
			complaint('never', '2025-03-04', { acknowledged_date: null }),
			// limit on Tuesday 18 March, after the data date
			complaint('pending', '2025-03-14', { acknowledged_date: '2025-03-14' }),
			complaint('twice', '2025-03-03', { acknowledged_date: '2025-03-03', duplicate_of: 'mon-late' })
		],
		'2025-03-17'
	);
	expect(await valueIn(store, 'C6', '2025-03')).toMatchObject({ numerator: 4, denominator: 8 });
	const missed = await rowsOf(store, kpiById('C6'), { month: '2025-03', part: 'missed' });
	expect(missed.rows.map((row) => row.complaint_id).sort()).toEqual(['fri-late', 'mon-late', 'never', 'sun-late']);
	await bring(store, {
		kind: 'complaints',
		dataDate: '2025-03-18',
		rows: [complaint('silent', '2025-03-18', { justified: 'yes' })]
	});
	expect(await valueIn(store, 'C6', '2025-03')).toMatchObject({ numerator: 5, denominator: 9 });
	const untold = await storeWith([complaint('a', '2025-03-03')]);
	expect((await valueIn(untold, 'C6', '2025-03'))?.value ?? null).toBeNull();
});

test('C8: justified of those decided in the month, whenever they were received', async () => {
	const store = await storeWith([
		complaint('yes', '2025-02-10', { justified: 'yes', justified_date: '2025-03-03' }),
		complaint('yes-too', '2025-03-01', { justified: 'yes', justified_date: '2025-03-31' }),
		complaint('no', '2025-03-01', { justified: 'no', justified_date: '2025-03-05' }),
		complaint('before', '2025-02-01', { justified: 'no', justified_date: '2025-02-28' }),
		complaint('review', '2025-03-01', { justified: 'under_review', justified_date: '2025-03-02' }),
		complaint('undated', '2025-03-01', { justified: 'yes' }),
		complaint('twice', '2025-03-01', { justified: 'no', justified_date: '2025-03-05', duplicate_of: 'no' })
	]);
	expect(await valueIn(store, 'C8', '2025-03')).toMatchObject({ numerator: 2, denominator: 3 });
});
