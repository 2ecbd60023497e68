import { expect, test } from 'vitest';
import type { Amount } from '$lib/explore/answer';
import { EMPTY_QUESTION } from '$lib/explore/question';
import { againstChoices, carriedOver } from './bar-choices';
import { barDomain, barLengths, linePath, placeOn, valueDomain } from './bars';
import { columnsOf } from './row-columns';

const then = (shown: number | null) => ({ shown }) as Amount;

test('bars stand on zero and share one scale with what they are held against', () => {
	expect(
		barLengths([
			{ shown: 50, against: then(100) },
			{ shown: 25, against: null },
			{ shown: null, against: then(null) },
			{ shown: -5, against: null }
		])
	).toEqual([
		{ length: 0.5, against: 1 },
		{ length: 0.25, against: null },
		{ length: 0, against: null },
		{ length: 0, against: null }
	]);
	expect(barLengths([{ shown: 0, against: null }])).toEqual([{ length: 0, against: null }]);
	expect(barDomain([null, 3])).toEqual([0, 3]);
	expect(barDomain([])).toEqual([0, 1]);
});

test('values have air around them, never below nothing or beyond all', () => {
	const [low, high] = valueDomain([0.9, null, 0.99], 1);
	expect([low < 0.9, high > 0.99, high <= 1]).toEqual([true, true, true]);
	expect(valueDomain([0, 10])[0]).toBe(0);
	expect(valueDomain([null])).toEqual([0, 1]);
	expect(valueDomain([5, 5])[1]).toBeGreaterThan(5);
	expect(placeOn(5, [0, 10])).toBe(0.5);
});

test('a line breaks where a month has no value', () => {
	expect(linePath([0, 10, null, 5], [0, 10])).toBe('M0.5 100L1.5 0M3.5 50');
});

test('months are held against as many others, the likely ones first, never against themselves', () => {
	const choices = againstChoices({ from: '2026-01', to: '2026-03' }, { from: '2024-12', to: '2026-05' });
	expect(choices.slice(0, 2)).toEqual([
		{ value: '2025-10..2025-12', words: 'the months before, Oct to Dec 2025' },
		{ value: '2025-01..2025-03', words: 'the year before, Jan to Mar 2025' }
	]);
	expect(choices.map(({ value }) => value)).toContain('2024-12..2025-02');
	for (const { value } of choices) expect(value < '2025-10..2026' || value > '2026-04').toBe(true);
	expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
});

test('another subject keeps the months and what it is likely to be told apart by', () => {
	const look = {
		...EMPTY_QUESTION,
		of: 'L1',
		split: 'site' as const,
		filters: { site: ['Ulm'], late_reason: ['carrier'] }
	};
	expect(carriedOver(look)).toEqual({ ...EMPTY_QUESTION, filters: { site: ['Ulm'] } });
});

test('columns are those that hold something, and know what they sort by', () => {
	const rows = [
		{ order_id: 'A', order_line: '1', promised_date: '2026-01-01', ordered_qty: 3, customer: null, site: 'Ulm' }
	];
	const fields = ['order_id', 'order_line', 'promised_date', 'ordered_qty', 'customer', 'site'];
	const columns = columnsOf({ kinds: ['deliveries'], quantity: 'units' }, fields, rows, ['day', 'site', 'quantity']);
	expect(columns.map(({ name, sort }) => [name, sort])).toEqual([
		['order_id', null],
		['order_line', null],
		['promised_date', 'day'],
		['ordered_qty', 'quantity'],
		['site', 'site']
	]);
	expect(columns.find(({ name }) => name === 'ordered_qty')?.figure).toBe(true);
	expect(columnsOf({ kinds: ['deliveries'], quantity: null }, ['ordered_qty'], rows, ['quantity'])[0]?.sort).toBeNull();
});
