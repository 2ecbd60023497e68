import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../store/store';
import { monthsBetween } from '$lib/time/month';
import { board } from './board';
import { kpiById } from './catalogue';
import { coverage } from './coverage';
import { bring, emptyStore, type Fact } from './facts.fixture';
import { closeMonths, cutOff, dueDay } from './months';
import { kpiPage } from './page';
import { seriesOf, type Series, type SeriesQuery } from './series';
import { month, one } from './series.fixture';

const stateIn = async (store: Store, name: string, query: SeriesQuery = {}) =>
	(await one(store, query)).points.find((point) => point.month === name)?.state;

const noon = (day: string) => new Date(`${day}T12:00:00+12:00`);

describe('an organisation at work', () => {
	let store: Store;
	let atClosing: number;
	const history = monthsBetween('2024-10', '2025-05');

	beforeAll(async () => {
		store = await emptyStore(noon('2025-05-01'));
		await closeMonths(store, noon('2025-05-20'));
		for (const site of ['ULM', 'BRN'])
			await bring(store, {
				kind: 'deliveries',
				rows: history.flatMap((name) => month(name, site, site === 'ULM' ? 2 : 4)),
				dataDate: '2025-05-31',
				at: '2025-06-02T10:00:00Z'
			});
	});

	test('due on working day 5, closed on working day 8 of the month after', () => {
		expect(dueDay('2025-05')).toBe('2025-06-06');
		expect(cutOff('2025-05')).toBe('2025-06-11');
	});

	test('a history brought after its months were closed is final, not restated', async () => {
		expect(await stateIn(store, '2024-10')).toBe('final');
		expect(await stateIn(store, '2025-04')).toBe('final');
	});

	test('a month that has ended is provisional until its cut-off, then final', async () => {
		expect(await stateIn(store, '2025-05')).toBe('provisional');
		await closeMonths(store, noon('2025-06-10'));
		expect(await stateIn(store, '2025-05')).toBe('provisional');
		await closeMonths(store, noon('2025-06-11'));
		expect(await stateIn(store, '2025-05')).toBe('final');
		atClosing = (await board(store, {})).seq;
	});

	test('the months of the data are in progress until the data reach their end', async () => {
		await bring(store, {
			kind: 'deliveries',
			rows: month('2025-06', 'ULM', 3),
			dataDate: '2025-06-20',
			at: '2025-06-21T10:00:00Z'
		});
		expect(await stateIn(store, '2025-06')).toBe('in_progress');
		expect(await stateIn(store, '2025-05')).toBe('final');
	});

	test('rows that come after the closing restate the month; what stood before stays readable', async () => {
		const late = [
			{ order_id: 'late', site: 'ULM', customer: 'C1', promised_date: '2025-05-12', delivered_date: '2025-05-30' }
		];
		const { importId, effect } = await bring(store, {
			kind: 'deliveries',
			rows: late,
			dataDate: '2025-06-20',
			at: '2025-06-22T10:00:00Z'
		});
		expect(effect.filter(({ kpi }) => kpi === 'on-time-delivery')).toEqual([
			{ kpi: 'on-time-delivery', site: null, month: '2025-05', before: 74 / 80, after: 74 / 81, worst: null },
			{ kpi: 'on-time-delivery', site: 'ULM', month: '2025-05', before: 38 / 40, after: 38 / 41, worst: null }
		]);
		expect(await stateIn(store, '2025-05')).toBe('restated');
		expect(await stateIn(store, '2025-05', { scope: { site: 'ULM' } })).toBe('restated');
		expect(await stateIn(store, '2025-05', { scope: { site: 'BRN' } })).toBe('final');
		expect(await stateIn(store, '2025-04')).toBe('final');
		const stateOf = async (by: 'site' | 'customer', group: string) => {
			const groups = (await seriesOf(store, kpiById('L1'), { by })) as (Series & { group: string })[];
			return groups.find((it) => it.group === group)?.points.find((point) => point.month === '2025-05')?.state;
		};
		for (const customer of ['C0', 'C1']) {
			const state = customer === 'C1' ? 'restated' : 'final';
			expect(await stateOf('customer', customer)).toBe(state);
			expect(await stateIn(store, '2025-05', { scope: { customer } })).toBe(state);
		}
		expect(await stateOf('site', 'ULM')).toBe('restated');
		expect(await stateOf('site', 'BRN')).toBe('final');
		expect(await stateIn(store, '2025-05', { scope: { site: 'ULM', customer: 'C1' } })).toBe('restated');
		expect(await stateIn(store, '2025-05', { scope: { site: 'BRN', customer: 'C1' } })).toBe('final');
		const page = await kpiPage(store, kpiById('L1'), {});
		expect(page.restatements).toMatchObject([{ month: '2025-05', before: 74 / 80, after: 74 / 81, importId }]);
		const then = await one(store, { asOf: atClosing });
		expect(then.points.at(-1)).toMatchObject({ month: '2025-05', state: 'final', numerator: 74, denominator: 80 });
	});

	test('a line that closes later, still late, restates nothing', async () => {
		const open: Fact = { order_id: 'open', site: 'BRN', promised_date: '2025-06-03' };
		const bringIt = (row: Fact, dataDate: string) =>
			bring(store, { kind: 'deliveries', rows: [row], dataDate, at: '2025-07-20T10:00:00Z' });
		await bringIt(open, '2025-06-30');
		await closeMonths(store, noon('2025-07-15'));
		await bringIt({ ...open, delivered_date: '2025-07-16' }, '2025-07-18');
		expect(await stateIn(store, '2025-06', { scope: { site: 'BRN' } })).toBe('final');
	});

	test('a window shows its months; what is judged is the last of them', async () => {
		const { points } = await one(store, { from: '2024-12', to: '2025-02' });
		expect(points.map((point) => point.month)).toEqual(['2024-12', '2025-01', '2025-02']);
	});

	test('groups come with the largest denominators first', async () => {
		const groups = await seriesOf(store, kpiById('L1'), { by: 'site' });
		expect(Array.isArray(groups) && groups.map(({ group }) => group)).toEqual(['ULM', 'BRN']);
	});

	test('a scope that no rollup is kept for is read from the facts', async () => {
		const { points } = await one(store, { scope: { site: 'BRN', customer: 'C1' } });
		expect(points.find((point) => point.month === '2025-02')).toMatchObject({
			numerator: 12,
			denominator: 13,
			state: 'final'
		});
	});
});

describe('evidence and the calendar', () => {
	let store: Store;
	beforeAll(async () => {
		store = await emptyStore();
		const names = monthsBetween('2024-10', '2025-03');
		for (const site of ['ULM', 'BRN'])
			await bring(store, {
				kind: 'deliveries',
				rows: names.flatMap((name) => month(name, site, 1)),
				dataDate: '2025-03-31',
				at: '2025-04-02T10:00:00Z'
			});
		await bring(store, {
			kind: 'deliveries',
			rows: month('2025-04', 'ULM', 1),
			dataDate: '2025-04-30',
			at: '2025-05-02T10:00:00Z'
		});
		await closeMonths(store, noon('2025-05-15'));
	});
	const gradeIn = async (name: string, query: SeriesQuery = {}) =>
		(await one(store, query)).points.find((point) => point.month === name)?.grade;
	const cell = async (site: string, name: string) => {
		const { months, rows } = await coverage(store, { months: 8 });
		return rows.find((row) => row.site === site)?.cells[months.indexOf(name)];
	};

	test('complete, timely, valid and enough is an A', async () => {
		expect(await gradeIn('2025-03')).toBe('A');
		expect(await gradeIn('2025-04', { scope: { site: 'ULM' } })).toBe('A');
	});

	test('a site that is due and has not come costs the grade, more than a fifth of the usual rows all trust', async () => {
		expect(await cell('BRN', '2025-04')).toMatchObject({ state: 'missing', rows: 0 });
		expect(await cell('ULM', '2025-04')).toMatchObject({ state: 'complete', rows: 40 });
		expect(await gradeIn('2025-04')).toBe('D');
		const { cards, missing } = await board(store, {});
		expect(missing).toEqual([{ kind: 'deliveries', site: 'BRN', month: '2025-04' }]);
		expect(cards.find(({ kpi }) => kpi.code === 'L1')).toMatchObject({
			missingSites: ['BRN'],
			evidence: { grade: 'D', complete: 0, timely: 3 }
		});
	});

	test('data completeness counts the files that came of those due', async () => {
		const { points } = await one(store, {}, 'Q1');
		expect(points.at(-1)).toMatchObject({ month: '2025-04', numerator: 1, denominator: 2, value: 0.5 });
		expect(points.at(-2)).toMatchObject({ month: '2025-03', numerator: 2, denominator: 2, value: 1 });
	});

	test('what comes after the day due is late', async () => {
		await bring(store, {
			kind: 'deliveries',
			rows: month('2025-04', 'BRN', 1),
			dataDate: '2025-04-30',
			at: '2025-05-20T10:00:00Z'
		});
		expect(await cell('BRN', '2025-04')).toMatchObject({ state: 'late' });
		expect(await gradeIn('2025-04')).toBe('B');
	});

	test('few cases cost the grade: below 30 B, below 10 C', async () => {
		expect(await gradeIn('2025-03', { scope: { site: 'ULM', customer: 'C1' } })).toBe('B');
	});

	test('months before a site began are not missing, the one in progress is not due', async () => {
		await bring(store, {
			kind: 'deliveries',
			rows: month('2025-05', 'NEW', 1),
			dataDate: '2025-05-20',
			at: '2025-05-21T10:00:00Z'
		});
		expect(await cell('NEW', '2025-04')).toMatchObject({ state: 'before_start' });
		expect(await cell('NEW', '2025-05')).toMatchObject({ state: 'partial' });
		expect(await cell('BRN', '2025-05')).toMatchObject({ state: 'not_due' });
	});
});
