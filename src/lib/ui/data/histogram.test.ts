import { describe, expect, it } from 'vitest';
import { histogramOf, looksSwapped } from './histogram';

const month = (name: string, rows: Record<number, number>) => ({
	month: name,
	days: Array.from({ length: 31 }, (_, at) => rows[at + 1] ?? 0)
});

describe('histogramOf', () => {
	const found = histogramOf('deliveries', {
		field: 'promised_date',
		months: [month('2026-08', { 3: 10 }), month('2026-09', { 14: 20, 15: 5 })],
		earlier: 1
	});
	it('draws a bar a day, all months on one scale', () =>
		expect(found.months.map(({ path }) => path)).toEqual(['M5 28v-14', 'M27 28v-28M29 28v-7']));
	it('says each month and the whole in words', () => {
		expect(found.months[1]?.title).toBe('Sep 2026: 25 rows, most on 14 Sep 2026 (20)');
		expect(found.summary).toBe('Promised date: 35 rows, Aug 2026 to Sep 2026. 1 row lies before.');
	});
	it('says that no day lies behind the 12th', () =>
		expect(
			histogramOf('deliveries', { field: 'promised_date', months: [month('2026-08', { 3: 10 })], earlier: 0 }).summary
		).toMatch(/may be swapped/));
	it('has words for a column without a day', () =>
		expect(histogramOf('deliveries', { field: 'delivered_date', months: [], earlier: 0 }).summary).toBe(
			'Delivered date: no row has one.'
		));
});

it('is suspicious of many rows in many months, none behind the 12th', () => {
	const months = ['01', '02', '03', '04', '05', '06'].map((name) => month(`2026-${name}`, { 3: 4, 12: 4 }));
	expect(looksSwapped({ field: 'date', months, earlier: 0 })).toBe(true);
	expect(looksSwapped({ field: 'date', months: [...months, month('2026-07', { 13: 1 })], earlier: 0 })).toBe(false);
	expect(looksSwapped({ field: 'date', months: months.slice(0, 5), earlier: 0 })).toBe(false);
});
