import { describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, undo, type Fact } from './facts.fixture';
import { closeMonths } from './months';
import { rowsOf } from './rows';
import { one, valueIn } from './series.fixture';

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

describe('C7', () => {
	const like = (id: string, received: string, rest: Fact = {}): Fact =>
		complaint(id, received, { product_family: 'Pumps', category: 'Leak', ...rest });

	test('repeats: marked so, or like one of the 365 days before', async () => {
		const store = await storeWith([
			like('first', '2024-03-10'),
			like('day-365', '2025-03-10'), // exactly 365 days after the first
			like('same-day', '2025-03-10'), // of the same day as another: neither came before
			like('marked', '2025-03-11', { category: 'Late', repeat_of: 'first' }),
			like('other-category', '2025-03-12', { category: 'Noise' }),
			like('other-customer', '2025-03-12', { customer: 'C2' }),
			like('no-family', '2025-03-13', { product_family: null }),
			like('no-family-too', '2025-03-14', { product_family: null }), // what nobody told is like nothing
			like('twice', '2025-03-15', { duplicate_of: 'marked' })
		]);
		expect(await valueIn(store, 'C7', '2024-03')).toMatchObject({ numerator: 0, denominator: 1 });
		expect(await valueIn(store, 'C7', '2025-03')).toMatchObject({ numerator: 3, denominator: 7 });
		const rows = await rowsOf(store, kpiById('C7'), { month: '2025-03', part: 'numerator' });
		expect(rows.rows.map((row) => row.complaint_id).sort()).toEqual(['day-365', 'marked', 'same-day']);
	});

	test('a day more is none; an earlier complaint that comes later makes one, and takes it back', async () => {
		const store = await storeWith([like('late', '2025-03-11'), like('first', '2024-03-10')]);
		expect(await valueIn(store, 'C7', '2025-03')).toMatchObject({ numerator: 0, denominator: 1 });
		const { importId } = await bring(store, {
			kind: 'complaints',
			dataDate: '2025-03-31',
			rows: [like('between', '2024-12-01')]
		});
		expect(await valueIn(store, 'C7', '2025-03')).toMatchObject({ numerator: 1, denominator: 1 });
		expect(await valueIn(store, 'C7', '2024-12')).toMatchObject({ numerator: 1, denominator: 1 });
		await undo(store, 'complaints', importId);
		expect(await valueIn(store, 'C7', '2025-03')).toMatchObject({ numerator: 0, denominator: 1 });
	});

	test('not measured where no file tells what it needs', async () => {
		const store = await storeWith([complaint('a', '2025-03-01'), complaint('b', '2025-03-02')]);
		expect((await valueIn(store, 'C7', '2025-03'))?.value ?? null).toBeNull();
	});
});

describe('C1b', () => {
	const about = (id: string, received: string, order: string | null, rest: Fact = {}): Fact =>
		complaint(id, received, { order_id: order, line: null, ...rest });
	const closed = (order: string, line: string, delivered: string | null, rest: Fact = {}): Fact => ({
		order_id: order,
		line,
		site: 'BRN',
		customer: 'C1',
		promised_date: '2025-03-20',
		delivered_date: delivered,
		...rest
	});
	const deliveries = [
		closed('o1', '1', '2025-03-03'),
		closed('o1', '2', '2025-03-31'),
		closed('o2', '1', '2025-03-10', { site: 'ULM' }),
		closed('o3', '1', '2025-04-01'),
		closed('o4', '1', null, { status: 'open' }),
		closed('o5', '1', '2025-03-10', { direction: 'inbound' })
	];
	const complaints = [
		about('line', '2025-04-20', 'o1', { line: '1' }),
		about('order', '2025-06-01', 'o2'),
		about('april', '2025-04-20', 'o3'),
		// last line of o1 closed by 20 March: line 1
		about('between', '2025-03-20', 'o1'),
		about('open', '2025-04-20', 'o4'),
		about('inbound', '2025-04-20', 'o5'),
		about('unknown', '2025-04-20', 'o9'),
		about('other-line', '2025-04-20', 'o1', { line: '7' }),
		about('none', '2025-04-20', null),
		about('twice', '2025-04-20', 'o2', { duplicate_of: 'order' })
	];

	test.each([true, false])('complaints about lines closed in the month; deliveries first: %s', async (first) => {
		const store = await emptyStore();
		const bringDeliveries = () => bring(store, { kind: 'deliveries', dataDate: '2025-06-30', rows: deliveries });
		if (first) await bringDeliveries();
		await bring(store, { kind: 'complaints', dataDate: '2025-06-30', rows: complaints });
		if (!first) await bringDeliveries();
		expect(await valueIn(store, 'C1b', '2025-03')).toMatchObject({ numerator: 3, denominator: 3, value: 1 });
		expect(await valueIn(store, 'C1b', '2025-04')).toMatchObject({ numerator: 1, denominator: 1 });
		// The site is that of the line, whoever took the complaint.
		expect(await valueIn(store, 'C1b', '2025-03', { site: 'ULM' })).toMatchObject({ numerator: 1, denominator: 1 });
		const rows = await rowsOf(store, kpiById('C1b'), { month: '2025-03', part: 'numerator' });
		expect(rows.rows.map((row) => row.complaint_id).sort()).toEqual(['between', 'line', 'order']);
		// A line that turns out to be closed later takes its complaint with it.
		await bring(store, {
			kind: 'deliveries',
			dataDate: '2025-06-30',
			rows: [closed('o2', '1', '2025-04-02', { site: 'ULM' })]
		});
		expect(await valueIn(store, 'C1b', '2025-03')).toMatchObject({ numerator: 2, denominator: 2 });
		expect(await valueIn(store, 'C1b', '2025-04')).toMatchObject({ numerator: 2, denominator: 2 });
	});

	test('a month is immature until 90 days after it, and then final whatever comes', async () => {
		const store = await emptyStore();
		await bring(store, { kind: 'deliveries', dataDate: '2025-06-29', rows: deliveries });
		await bring(store, { kind: 'complaints', dataDate: '2025-06-28', rows: complaints });
		await closeMonths(store, new Date('2025-07-20T12:00:00Z'));
		const states = async () =>
			Object.fromEntries((await one(store, {}, 'C1b')).points.map(({ month, state }) => [month, state]));
		// 31 March + 90 days is 29 June.
		expect(await states()).toMatchObject({ '2025-03': 'immature', '2025-04': 'immature' });
		await bring(store, { kind: 'complaints', dataDate: '2025-06-29', rows: [about('late', '2025-06-29', 'o2')] });
		expect(await states()).toMatchObject({ '2025-03': 'final', '2025-04': 'immature' });
		expect(await valueIn(store, 'C1b', '2025-03')).toMatchObject({ numerator: 4 });
		expect(await valueIn(store, 'Q5', '2025-03')).toMatchObject({ numerator: 0 });
	});

	test('not measured where no complaint names its order', async () => {
		const store = await storeWith([complaint('a', '2025-03-01')]);
		await bring(store, { kind: 'deliveries', dataDate: '2025-03-31', rows: deliveries });
		expect((await valueIn(store, 'C1b', '2025-03'))?.value ?? null).toBeNull();
	});
});

test('C9: complaints of the three commonest categories; none without a category', async () => {
	const store = await storeWith([
		...['1', '2', '3'].map((id) => complaint(`leak ${id}`, '2025-03-01', { category: 'Leak' })),
		...['1', '2'].map((id) => complaint(`late ${id}`, '2025-03-01', { category: 'Late' })),
		complaint('noise', '2025-03-01', { category: 'Noise' }),
		complaint('paper', '2025-03-01', { category: 'Paper' }),
		complaint('none', '2025-03-01', { category: null }),
		complaint('twice', '2025-03-01', { category: 'Leak', duplicate_of: 'noise' })
	]);
	expect(await valueIn(store, 'C9', '2025-03')).toMatchObject({ numerator: 6, denominator: 8, value: 0.75 });
	const untold = await storeWith([complaint('a', '2025-03-01')]);
	expect((await valueIn(untold, 'C9', '2025-03'))?.value ?? null).toBeNull();
});
