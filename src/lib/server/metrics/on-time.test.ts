import { beforeAll, describe, expect, test } from 'vitest';
import { statement, fragment } from '../store/sql';
import type { Store } from '../store/store';
import { kpiById } from './catalogue';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { orderLines } from './order-lines';
import { DEFAULTS } from './parameters';
import { readingOf } from './reading';
import { valuesOf } from './values';

const line = (order: string, promised: string, rest: Fact): Fact => ({
	order_id: order,
	line: '1',
	site: 'ULM',
	customer: `C-${order}`,
	product: 'P',
	promised_date: promised,
	ordered_qty: 10,
	delivered_qty: rest.delivered_date ? 10 : null,
	status: rest.delivered_date ? 'delivered' : 'open',
	...rest
});

/** Ten lines promised in March, one of each fate. */
const TEN_LINES: Fact[] = [
	line('a', '2025-03-12', { delivered_date: '2025-03-12' }),
	line('b', '2025-03-12', { delivered_date: '2025-03-09' }),
	line('c', '2025-03-20', { delivered_date: '2025-03-10' }),
	line('d', '2025-03-12', { delivered_date: '2025-03-13' }),
	line('e', '2025-03-28', { delivered_date: '2025-04-03' }),
	line('f', '2025-03-14', {}),
	line('g', '2025-03-14', { delivered_date: '2025-03-14', delivered_qty: 6, status: 'open' }),
	line('h', '2025-03-14', {
		delivered_date: '2025-03-10',
		delivered_qty: 6,
		status: 'short_closed',
		short_closed_date: '2025-03-14'
	}),
	line('i', '2025-03-14', { status: 'cancelled', cancelled_date: '2025-03-01' }),
	line('j', '2025-03-14', { status: 'cancelled', cancelled_date: '2025-03-20' })
];

const march = async (store: Store, kpi: string) =>
	(await valuesOf(readingOf(store), kpiById(kpi), {}, null)).get('')?.get('2025-03');

const judgedLines = (store: Store, parameters = DEFAULTS) =>
	store.query<{ unitKey: string; inTime: boolean; inFull: boolean; countsForOtd: boolean; status: string }>(
		statement(fragment`select unit_key, in_time, in_full, counts_for_otd, status, left_out, pending, closed_on
			from (${orderLines(null, parameters)}) l order by unit_key`)
	);

describe('ten lines of March', () => {
	let store: Store;
	beforeAll(async () => {
		store = await emptyStore();
		await bring(store, { kind: 'deliveries', rows: TEN_LINES, dataDate: '2025-04-30' });
	});

	test('four of nine are on time, whatever month they were delivered in', async () => {
		expect(await march(store, 'L1')).toMatchObject({ numerator: 4, denominator: 9, value: 4 / 9 });
	});

	test('three of nine are on time in full: what was short-closed is not', async () => {
		expect(await march(store, 'L3')).toMatchObject({ numerator: 3, denominator: 9 });
	});

	test('with an early window of five days the one ten days early is a miss: 3 of 9, and 2 of 9 in full', async () => {
		const lines = await judgedLines(store, { ...DEFAULTS, earlyWindowDays: 5 });
		const counted = lines.filter(({ countsForOtd }) => countsForOtd);
		expect(counted).toHaveLength(9);
		expect(counted.filter(({ inTime }) => inTime)).toHaveLength(3);
		expect(counted.filter(({ inTime, inFull }) => inTime && inFull)).toHaveLength(2);
	});

	test('a tolerance of one day forgives the one delivered a day late', async () => {
		const lines = await judgedLines(store, { ...DEFAULTS, toleranceLateDays: 1 });
		expect(lines.find(({ unitKey }) => unitKey.startsWith('d'))).toMatchObject({ inTime: true });
		expect(lines.filter(({ inTime }) => inTime)).toHaveLength(5);
	});

	test('days late: the cancelled one until its cancelling, the open ones until the data date, as a lower bound', async () => {
		// d 1, j 6, e 6, f 47, g 47
		expect(await march(store, 'L4')).toMatchObject({ n: 5, value: 6, mean: 21.4, censored: 3, lowerBound: true });
	});

	test('at the end of March three are overdue; the one cancelled in between is not', async () => {
		expect(await march(store, 'L5')).toMatchObject({ value: 3 });
	});
});

test('days late: mean 8, median 4, 90 % 18', async () => {
	const store = await emptyStore();
	const days = [1, 2, 2, 3, 4, 6, 9, 15, 30];
	const rows = days.map((late, index) =>
		line(`o${index}`, '2025-03-01', {
			delivered_date: late < 30 ? `2025-03-${String(1 + late).padStart(2, '0')}` : '2025-03-31'
		})
	);
	await bring(store, { kind: 'deliveries', rows, dataDate: '2025-04-30' });
	expect(await march(store, 'L4')).toMatchObject({ n: 9, value: 4, mean: 8, p90: 18, censored: 0, lowerBound: false });
});

test('a quantile reads "at least" where an open line is one of the two it lies between, or shorter', async () => {
	const store = await emptyStore();
	const asOf = 31;
	const lists = [[2, -4], [-4], [2, 3, -4], [2, -4, 5], [1, 2, 3, -3], [-1, 2, 2, 30], ...drawnDays(30)];
	const rows = lists.flatMap((list, index) =>
		list.map((days, at) =>
			days > 0
				? line(`${index}-${at}`, '2025-03-01', { customer: `C${index}`, delivered_date: after('2025-03-01', days) })
				: line(`${index}-${at}`, after('2025-03-01', asOf + days), { customer: `C${index}` })
		)
	);
	await bring(store, { kind: 'deliveries', rows, dataDate: after('2025-03-01', asOf) });
	const values = await valuesOf(readingOf(store), kpiById('L4'), {}, 'customer');
	for (const [index, list] of lists.entries()) {
		const sorted = list.map(Math.abs).sort((a, b) => a - b);
		const shortestOpen = Math.min(...list.filter((days) => days < 0).map(Math.abs));
		const rests = (share: number) => shortestOpen <= (sorted[Math.ceil((sorted.length - 1) * share)] as number);
		const value = values.get(`C${index}`)?.get('2025-03');
		expect(value, String(list)).toMatchObject({ lowerBound: rests(0.5), p90LowerBound: rests(0.9) });
	}
});

/** Days late of some lines each, those still open below zero; the same at each call. */
const drawnDays = (lists: number): number[][] =>
	Array.from({ length: lists }, (_, list) =>
		Array.from({ length: list + 1 }, (_, at) => (((list + 3) * (at + 5) * 7) % 30) + 2).map((days, at) =>
			(at + list) % 4 === 0 ? -days : days
		)
	);

const after = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('lines as files tell them', () => {
	const judged = async (rows: Fact[], dataDate = '2025-03-31') => {
		const store = await emptyStore();
		await bring(store, { kind: 'deliveries', rows, dataDate });
		return judgedLines(store);
	};
	const bare = (rest: Fact): Fact => ({ order_id: 'x', line: '1', promised_date: '2025-03-10', ...rest });

	test('without a status a line is delivered once it has a date', async () => {
		expect(await judged([bare({ delivered_date: '2025-03-10' })])).toMatchObject([
			{ status: 'delivered', inTime: true }
		]);
		expect(await judged([bare({})])).toMatchObject([{ status: 'open', inTime: false, countsForOtd: true }]);
	});

	test('with both quantities and no status it stays open until all is there', async () => {
		const row = (delivered_qty: number) => bare({ delivered_date: '2025-03-10', ordered_qty: 10, delivered_qty });
		expect(await judged([row(9)])).toMatchObject([{ status: 'open', closedOn: null }]);
		expect(await judged([row(10)])).toMatchObject([{ status: 'delivered', inFull: true }]);
		expect(await judged([row(11)])).toMatchObject([{ status: 'delivered', inTime: true, inFull: false }]);
	});

	test('parts come together: the largest ordered, the sum delivered, closed with the last', async () => {
		const part = (delivered_date: string, delivered_qty: number) =>
			bare({ ordered_qty: 10, delivered_qty, delivered_date });
		expect(await judged([part('2025-03-05', 4), part('2025-03-10', 6)])).toMatchObject([
			{ status: 'delivered', closedOn: '2025-03-10', inTime: true, inFull: true }
		]);
		expect(await judged([part('2025-03-05', 4), part('2025-03-11', 6)])).toMatchObject([
			{ status: 'delivered', closedOn: '2025-03-11', inTime: false, inFull: false }
		]);
		expect(await judged([part('2025-03-05', 4), part('2025-03-10', 5)])).toMatchObject([{ status: 'open' }]);
	});

	test('the status of parts: cancelled if all are, short-closed if any is, else open if any is', async () => {
		const part = (status: string, rest: Fact = {}) => bare({ status, delivered_date: '2025-03-05', ...rest });
		const statusOf = async (...rows: Fact[]) => (await judged(rows))[0]?.status;
		expect(await statusOf(part('delivered'), part('delivered'))).toBe('delivered');
		expect(await statusOf(part('delivered'), part('open'))).toBe('open');
		expect(await statusOf(part('open'), part('short_closed', { short_closed_date: '2025-03-09' }))).toBe(
			'short_closed'
		);
		expect(await statusOf(part('cancelled'), part('delivered'))).toBe('delivered');
		const cancelled = part('cancelled', { delivered_date: null, cancelled_date: '2025-03-09' });
		expect(await statusOf(cancelled, cancelled)).toBe('cancelled');
	});

	test('an empty status cell is as no status at all, in one row and in parts', async () => {
		const part = (status: string | null, delivered_qty: number | null, rest: Fact = {}) =>
			bare({
				ordered_qty: delivered_qty === null ? null : 10,
				delivered_qty,
				status,
				delivered_date: '2025-03-05',
				...rest
			});
		const statusOf = async (...rows: Fact[]) => (await judged(rows))[0]?.status;
		expect(await statusOf(part(null, 8))).toBe('open');
		expect(await statusOf(part('delivered', 6), part(null, 2))).toBe('open');
		expect(await statusOf(part('delivered', 6), part(null, 4))).toBe('delivered');
		expect(await statusOf(part('open', 6), part(null, 4))).toBe('open');
		expect(await statusOf(part('delivered', null), part(null, null))).toBe('delivered');
		expect(await statusOf(part('delivered', null), part(null, null, { delivered_date: null }))).toBe('open');
	});

	test('delivered or cancelled without the date: left out, with the reason', async () => {
		expect(await judged([bare({ status: 'delivered' })])).toMatchObject([
			{ countsForOtd: false, leftOut: 'delivered_without_date' }
		]);
		expect(await judged([bare({ status: 'cancelled' })])).toMatchObject([
			{ countsForOtd: false, leftOut: 'cancelled_without_date' }
		]);
	});

	test('what is due after the data date is pending, delivered or not; due on the day it is not', async () => {
		const early = bare({ delivered_date: '2025-03-01' });
		expect(await judged([early], '2025-03-09')).toMatchObject([{ pending: true, countsForOtd: false }]);
		expect(await judged([early], '2025-03-10')).toMatchObject([{ pending: false, countsForOtd: true }]);
	});

	test('cancelled on the promised day is no miss, a day later it is', async () => {
		const cancelled = (day: string) => bare({ status: 'cancelled', cancelled_date: day });
		expect(await judged([cancelled('2025-03-10')])).toMatchObject([{ countsForOtd: false }]);
		expect(await judged([cancelled('2025-03-11')])).toMatchObject([{ countsForOtd: true, inTime: false }]);
	});

	test('a date agreed anew counts only where the customer asked for it', async () => {
		const moved = (by: string) =>
			bare({ promise_changed_by: by, agreed_date: '2025-03-20', delivered_date: '2025-03-19' });
		expect(await judged([moved('customer')])).toMatchObject([{ inTime: true }]);
		expect(await judged([moved('own')])).toMatchObject([{ inTime: false }]);
	});
});
