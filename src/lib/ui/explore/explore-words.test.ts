import { describe, expect, test } from 'vitest';
import type { Amount, Exploration, Subject } from '$lib/explore/answer';
import { EMPTY_QUESTION, type Question } from '$lib/explore/question';
import type { Kpi } from '$lib/metrics/kpi';
import { plain } from '$lib/metrics/words';
import {
	againstSentence,
	besideWords,
	chipsOf,
	differenceWords,
	facetLabel,
	nameWords,
	shownWords,
	spanWords,
	totalSentence
} from './explore-words';

const kpi = {
	id: 'on-time-delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	words: { all: 'order lines', part: 'on time', rest: 'late' }
} as Kpi;
const lines: Subject = {
	id: kpi.id,
	name: 'On-time delivery',
	kpi,
	kinds: ['deliveries'],
	shows: ['value', 'cases'],
	cases: 'order lines',
	quantity: null,
	days: 'late'
};
const table: Subject = {
	...lines,
	id: 'deliveries',
	kpi: null,
	shows: ['cases', 'quantity'],
	cases: 'deliveries',
	quantity: 'units ordered'
};

const amount = (value: number | null, cases: number, shown = value): Amount => ({
	shown,
	value,
	numerator: null,
	denominator: null,
	cases,
	atLeast: false
});

const exploring = (
	subject: Subject,
	total: Amount,
	more: Partial<Exploration> = {},
	question: Partial<Question> = {}
): Exploration => ({
	question: { ...EMPTY_QUESTION, ...question },
	subject,
	show: subject.shows[0]!,
	total,
	against: null,
	months: [],
	facets: [],
	split: null,
	rows: total.cases,
	stockMonth: null,
	span: { from: '2024-10', to: '2026-09' },
	sorts: ['day'],
	seq: 1,
	...more
});

// A figure and its unit stay together on a line.
const said = (runs: Parameters<typeof plain>[0] | null): string | null => runs && plain(runs).replaceAll('\u00a0', ' ');

describe('the sentence about a look', () => {
	test('tells value, cases and months', () => {
		expect(said(totalSentence(exploring(lines, amount(0.936, 1204))))).toBe(
			'93.6 % of 1,204 order lines on time, all months from Oct 2024 to Sep 2026.'
		);
		const span = { from: '2026-01', to: '2026-06' };
		expect(said(totalSentence(exploring(table, amount(null, 12, 12), {}, { span })))).toBe(
			'12 deliveries, Jan to Jun 2026.'
		);
		expect(said(totalSentence(exploring(table, amount(null, 12, 3400), { show: 'quantity' })))).toBe(
			'3,400 units ordered in 12 deliveries, all months from Oct 2024 to Sep 2026.'
		);
	});

	test('tells how many have a result where one is chosen: their share says nothing', () => {
		const look = exploring(
			lines,
			amount(0, 77),
			{ show: 'cases' },
			{ filters: { result: ['missed'] }, span: { from: '2026-01', to: '2026-01' } }
		);
		expect(said(totalSentence(look))).toBe('77 order lines late, Jan 2026.');
	});

	test('fits every kind of KPI', () => {
		const of = (
			measure: Kpi['measure'],
			unit: string,
			factor: number,
			value: Amount,
			stockMonth: string | null = null
		) =>
			said(
				totalSentence(
					exploring(
						{
							...lines,
							kpi: { ...kpi, measure, unit, factor, words: { all: 'units shipped', part: 'complained about' } },
							cases: 'complaints'
						},
						value,
						{
							stockMonth,
							span: { from: '2026-09', to: '2026-09' }
						}
					)
				)
			);
		expect(of('rate', 'ppm', 1e6, { ...amount(0.002, 5000), numerator: 10, denominator: 5000 })).toBe(
			'2,000 ppm: 10 complained about, 5,000 units shipped, all months from Sep 2026.'
		);
		expect(of('duration', 'days', 1, amount(19, 51))).toBe(
			'19.0 days, the median of 51 complaints, all months from Sep 2026.'
		);
		expect(of('stock', 'complaints', 1, amount(7, 7), '2026-09')).toBe('7 complaints at the end of September 2026.');
	});

	test('holds months against others, with the difference', () => {
		const look = exploring(
			lines,
			amount(0.913, 2363),
			{ against: amount(0.968, 2229) },
			{ against: { from: '2025-01', to: '2025-06' } }
		);
		expect(said(againstSentence(look))).toBe(
			'Jan to Jun 2025: 96.8 % of 2,229 order lines on time. The difference is −5.50 points.'
		);
		expect(againstSentence(exploring(lines, amount(0.9, 1)))).toBeNull();
	});
});

test('bars are told in figures, and a dash where there is nothing to tell', () => {
	expect(shownWords(lines, 'value', amount(null, 0))).toBe('–');
	expect(shownWords(lines, 'cases', amount(0.5, 1200, 1200))).toBe('1,200');
	expect(besideWords(lines, 'value', amount(0.5, 1200))).toBe('of 1,200');
	expect(besideWords(lines, 'cases', amount(0.5, 1200, 1200))).toBe('50.0\u00a0%');
	expect(besideWords(table, 'cases', amount(null, 3, 3))).toBe('');
	expect(differenceWords(table, 'cases', amount(null, 5, 5), amount(null, 2, 2))).toBe('+3');
	expect(differenceWords(lines, 'value', amount(0.5, 5), amount(null, 0))).toBeNull();
});

test('names of ours are read as words, those of the organisation as they are', () => {
	expect(nameWords('disposition', 'use_as_is', table)).toBe('use as is');
	expect(nameWords('product', 'PRD_1', table)).toBe('PRD_1');
	expect(nameWords('days', 'late-3', lines)).toBe('3–5 days late');
	expect([nameWords('result', 'missed', lines), nameWords('result', 'counted', lines)]).toEqual(['Late', 'On time']);
	expect([facetLabel('days', lines), facetLabel('days', { days: 'taken' })]).toEqual(['Days late', 'Days open']);
});

test('each filter is a chip, and the look without it', () => {
	const look: Question = {
		...EMPTY_QUESTION,
		span: { from: '2026-01', to: '2026-01' },
		against: { from: '2025-01', to: '2025-01' },
		filters: { site: ['Brno', 'Ulm'], result: ['missed'] }
	};
	const chips = chipsOf(look, lines);
	expect(chips.map(({ label, name }) => `${label}: ${name}`)).toEqual([
		'Months: Jan 2026',
		'Site: Brno',
		'Site: Ulm',
		'Result: Late'
	]);
	expect(chips[0]?.without).toMatchObject({ span: null, against: null, filters: look.filters });
	expect(chips[1]?.without.filters).toEqual({ site: ['Ulm'], result: ['missed'] });
});

test('months in words', () => {
	expect(spanWords({ from: '2025-11', to: '2026-02' })).toBe('Nov 2025 to Feb 2026');
});
