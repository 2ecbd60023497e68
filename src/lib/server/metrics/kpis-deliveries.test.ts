import { expect, test } from 'vitest';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { closeMonths } from './months';
import { kpiPage } from './page';
import { rowsOf, type RowsPart } from './rows';
import { one, valueIn } from './series.fixture';

const line = (order: string, rest: Fact): Fact => ({ order_id: order, site: 'ULM', customer: 'C1', ...rest });

async function storeWith(rows: Fact[], dataDate = '2025-03-25'): Promise<Store> {
	const store = await emptyStore();
	await bring(store, { kind: 'deliveries', rows, dataDate });
	return store;
}

const orders = async (store: Store, kpi: string, part: RowsPart): Promise<unknown[]> =>
	(await rowsOf(store, kpiById(kpi), { month: '2025-03', part })).rows.map((row) => row.order_id).sort();

test('L2: on-time delivery as of the day that the customer asked for', async () => {
	const asked = (order: string, requested: string | null, rest: Fact): Fact =>
		line(order, { promised_date: '2025-03-20', requested_date: requested, ...rest });
	const store = await storeWith([
		// asked for in March and due by 25 March: seven lines, three of them in time
		asked('on-the-day', '2025-03-10', { delivered_date: '2025-03-10' }),
		asked('early', '2025-03-10', { delivered_date: '2025-02-20' }),
		asked('kept-promise-only', '2025-03-10', { delivered_date: '2025-03-20' }),
		asked('open', '2025-03-10', { status: 'open' }),
		asked('cancelled-after', '2025-03-10', { status: 'cancelled', cancelled_date: '2025-03-11' }),
		asked('in-part', '2025-03-10', { delivered_date: '2025-03-09', ordered_qty: 10, delivered_qty: 4 }),
		asked('last-day', '2025-03-25', { delivered_date: '2025-03-25' }),
		// in no number: cancelled by its day, due after the data date, not asked for, inbound, without its date
		asked('cancelled-before', '2025-03-10', { status: 'cancelled', cancelled_date: '2025-03-10' }),
		asked('pending', '2025-03-26', { delivered_date: '2025-03-24' }),
		asked('not-asked', null, { delivered_date: '2025-03-24' }),
		asked('inbound', '2025-03-10', { delivered_date: '2025-03-10', direction: 'inbound' }),
		asked('undated', '2025-03-10', { status: 'delivered' }),
		// asked for in February, promised for March
		asked('other-month', '2025-02-28', { delivered_date: '2025-02-28' })
	]);
	expect(await valueIn(store, 'L2', '2025-03')).toMatchObject({ numerator: 3, denominator: 7 });
	expect(await valueIn(store, 'L2', '2025-02')).toMatchObject({ numerator: 1, denominator: 1 });
	expect(await orders(store, 'L2', 'numerator')).toEqual(['early', 'last-day', 'on-the-day']);
	expect(await orders(store, 'L2', 'missed')).toEqual(['cancelled-after', 'in-part', 'kept-promise-only', 'open']);
	// A later data date lets the pending line count.
	await bring(store, {
		kind: 'deliveries',
		dataDate: '2025-04-02',
		rows: [line('later', { promised_date: '2025-04-01', delivered_date: '2025-04-01' })]
	});
	expect(await valueIn(store, 'L2', '2025-03')).toMatchObject({ numerator: 4, denominator: 8 });
});

test('L6: first delivered more than five days before, of the closed lines of on-time delivery', async () => {
	const due = (order: string, rest: Fact): Fact => line(order, { promised_date: '2025-03-20', ...rest });
	const store = await storeWith([
		// closed: five lines, two of them early
		due('six-days', { delivered_date: '2025-03-14' }),
		due('five-days', { delivered_date: '2025-03-15' }),
		due('late', { delivered_date: '2025-03-24' }),
		due('parts', { line: '1', delivered_date: '2025-03-01', ordered_qty: 10, delivered_qty: 4 }),
		due('parts', { line: '1', delivered_date: '2025-03-20', ordered_qty: 10, delivered_qty: 6 }),
		due('short', { delivered_date: '2025-03-20', status: 'short_closed', short_closed_date: '2025-03-21' }),
		// not closed
		due('open', { status: 'open' }),
		due('partly-open', { delivered_date: '2025-03-01', status: 'open' }),
		due('cancelled', { status: 'cancelled', cancelled_date: '2025-03-21' })
	]);
	expect(await valueIn(store, 'L6', '2025-03')).toMatchObject({ numerator: 2, denominator: 5 });
	expect(await orders(store, 'L6', 'numerator')).toEqual(['parts', 'parts', 'six-days']);
});

test('L6: a line that closes after the month was closed restates nothing, a corrected day does', async () => {
	const due = (order: string, rest: Fact): Fact => line(order, { promised_date: '2025-03-20', ...rest });
	const store = await storeWith([due('a', { delivered_date: '2025-03-01' }), due('b', {})], '2025-03-31');
	await closeMonths(store, new Date('2025-04-20T12:00:00Z'));
	const state = async () => (await one(store, {}, 'L6')).points.find(({ month }) => month === '2025-03')?.state;
	await bring(store, {
		kind: 'deliveries',
		dataDate: '2025-04-30',
		rows: [due('b', { delivered_date: '2025-04-22' })]
	});
	expect(await valueIn(store, 'L6', '2025-03')).toMatchObject({ numerator: 1, denominator: 2 });
	expect(await state()).toBe('final');
	await bring(store, {
		kind: 'deliveries',
		dataDate: '2025-04-30',
		rows: [due('a', { delivered_date: '2025-03-19' })]
	});
	expect(await state()).toBe('restated');
});

test('L7: of the lines of on-time delivery those that we did not move, where the file tells who did', async () => {
	const due = (order: string, now: string | null, by: string | null): Fact =>
		line(order, {
			promised_date: '2025-03-10',
			current_promised_date: now,
			promise_changed_by: by,
			delivered_date: '2025-03-10'
		});
	const store = await storeWith([
		due('unmoved', '2025-03-10', null),
		due('empty', null, null),
		due('by-us', '2025-03-15', 'own'),
		due('by-customer', '2025-03-15', 'customer'),
		due('same-day', '2025-03-10', 'own')
	]);
	expect(await valueIn(store, 'L7', '2025-03')).toMatchObject({ numerator: 4, denominator: 5 });
	expect(await orders(store, 'L7', 'missed')).toEqual(['by-us']);
	// Lines of a file without these columns are in no number: nobody knows whether they were moved.
	await bring(store, {
		kind: 'deliveries',
		dataDate: '2025-03-25',
		rows: [line('silent', { promised_date: '2025-03-11', delivered_date: '2025-03-11' })]
	});
	expect(await valueIn(store, 'L7', '2025-03')).toMatchObject({ numerator: 4, denominator: 5 });
	expect(await valueIn(store, 'L1', '2025-03')).toMatchObject({ denominator: 6 });
});

test('what no file tells is not measured', async () => {
	const store = await storeWith([line('a', { promised_date: '2025-03-10', delivered_date: '2025-03-10' })]);
	for (const kpi of ['L2', 'L7']) expect((await valueIn(store, kpi, '2025-03'))?.value ?? null).toBeNull();
});

test('L8: late lines of the three commonest reasons, of all late lines', async () => {
	const late = (order: string, reason: string | null, rest: Fact = {}): Fact =>
		line(order, { promised_date: '2025-03-10', delivered_date: '2025-03-12', late_reason: reason, ...rest });
	const lines = [
		...['1', '2', '3', '4'].map((order) => late(`carrier ${order}`, 'Carrier')),
		...['1', '2'].map((order) => late(`material ${order}`, 'Material')),
		late('open', 'Capacity', { delivered_date: null, status: 'open' }),
		late('weather', 'Weather'),
		late('unknown', 'unknown'),
		late('not told', null),
		// in none of the numbers: on time, inbound, of another month
		late('on time', 'Carrier', { delivered_date: '2025-03-10' }),
		late('inbound', 'Carrier', { direction: 'inbound' }),
		late('before', 'Customs', { promised_date: '2025-02-10' })
	];
	const store = await storeWith(lines, '2025-03-31');
	// Carrier 4, material 2, capacity 1 and not weather: of equal ones the first by name
	expect(await valueIn(store, 'L8', '2025-03')).toMatchObject({ numerator: 7, denominator: 10, value: 0.7 });
	expect(await orders(store, 'L8', 'missed')).toEqual(['not told', 'unknown', 'weather']);
	const { pareto } = await kpiPage(store, kpiById('L8'), { months: 1 });
	expect(pareto).toMatchObject({ by: 'reason', total: 10 });
	expect(pareto?.bars.at(-1)).toMatchObject({ name: 'unknown', count: 2, rest: true });
	const silent = await storeWith([line('a', { promised_date: '2025-03-10', delivered_date: '2025-03-12' })]);
	expect((await valueIn(silent, 'L8', '2025-03'))?.value ?? null).toBeNull();
});
