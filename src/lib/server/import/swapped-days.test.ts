import { expect, test } from 'vitest';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { getImport } from './history';
import { bring, emptyStore, found } from './import.fixture';

const HEAD = 'Order ID,Line,Promised date,Delivered date\n';
const deliveries: ImportRequest = { kind: 'deliveries' };
const two = (number: number) => String(number).padStart(2, '0');
const rows = (days: readonly number[], line: (day: number) => string) =>
	HEAD + days.map((day) => `A${day},1,${line(day)}\n`).join('');
const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12];
const MONTH = [...FIRST, 15, 20, 28];

/** Rows by month and day, of each field. */
const told = ({ days }: ImportAnswer) =>
	Object.fromEntries(
		days.map(({ field, months }) => [
			field,
			months.flatMap(({ month, days }) =>
				days.flatMap((count, at) => (count ? [`${month}-${two(at + 1)} ${count}`] : []))
			)
		])
	);

test('the days of each date column are told, those of rejected rows among them, and kept', async () => {
	const store = await emptyStore();
	const lines = ['A,1,2026-09-01,2026-09-02', 'B,1,2026-09-01,', 'C,1,2026-08-31,2027-09-02', 'D,1,tbd,2026-09-02'];
	const answer = await bring(`${HEAD}${lines.join('\n')}\n`, deliveries, store);
	expect(answer.rows).toMatchObject({ accepted: 2, rejected: 2 });
	expect(told(answer)).toEqual({
		promised_date: ['2026-08-31 1', '2026-09-01 2'],
		delivered_date: ['2026-09-02 2', '2027-09-02 1']
	});
	expect((await getImport(store, answer.id ?? 0)).days).toEqual(answer.days);
});

test('a kind without days tells none', async () =>
	expect((await bring('Month,Units shipped\n2026-09,4\n', { kind: 'volumes' })).days).toEqual([]));

test('a column that fits the other one only once swapped is pointed out', async () => {
	const text = rows(MONTH, (day) => `2026-09-${two(day)},${day > 12 ? '' : `2026-${two(day)}-09`}`);
	const answer = await bring(text, deliveries);
	expect(found(answer).filter((issue) => issue.includes('swapped'))).toEqual([
		'1 day_month_swapped delivered_date warning'
	]);
	expect(answer.issueGroups).toContainEqual(
		expect.objectContaining({ code: 'day_month_swapped', count: 1, examples: ['2026-01 to 2026-12'] })
	);
});

test('a column that a spreadsheet swapped in part is pointed out by itself', async () => {
	const text = rows(MONTH, (day) => (day > 12 ? `2026-09-${day},` : `2026-${two(day)}-09,`));
	expect(found(await bring(text, deliveries))).toEqual(['1 day_month_swapped promised_date warning']);
});

test('a file of which all days can be swapped is held against the store', async () => {
	const swapped = rows(FIRST, (day) => `2026-${two(day)}-09,`);
	expect(found(await bring(swapped, deliveries))).toEqual([]);
	const store = await emptyStore();
	await bring(
		rows([3, 15, 28], (day) => `2026-08-${two(day)},2026-08-${two(day)}`).replaceAll('\nA', '\nB'),
		deliveries,
		store
	);
	expect(found(await bring(swapped, deliveries, store))).toEqual(['1 day_month_swapped promised_date warning']);
});

test('a year that is told month by month is not pointed out', async () => {
	const text = rows(FIRST, (day) => `2025-${two(day)}-05,2025-${two(day)}-20`);
	expect(found(await bring(text, deliveries)).filter((issue) => issue.includes('swapped'))).toEqual([]);
});
