import { describe, expect, it } from 'vitest';
import { assess } from '$lib/metrics/assess';
import { needsAttention } from '$lib/metrics/attention';
import type { Kpi, MonthValue } from '$lib/metrics/kpi';
import type { Board, Card } from '$lib/metrics/views';
import { addMonths } from '$lib/time/month';
import { boardView } from './board-view';

const kpi = {
	id: 'on-time-delivery',
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	words: { all: 'order lines', part: 'on time', rest: 'late' },
	why: 'Customers plan by promised dates.',
	formula: 'on time / due'
} as Kpi;

const series = (last: number): MonthValue[] => [
	...Array.from({ length: 30 }, (_, index): MonthValue => {
		const numerator = index === 29 ? last : 950 + (index % 3);
		return {
			month: addMonths('2024-04', index),
			state: 'final',
			value: numerator / 1000,
			numerator,
			denominator: 1000,
			n: 1000
		};
	}),
	{ month: '2026-10', state: 'in_progress', value: 0.1, numerator: 1, denominator: 10, n: 10 }
];

const TARGETS = [{ from: '2020-01', value: 0.95, source: 'plan' }];

function card(id: string, last: number): Card {
	const assessment = assess(series(last), kpi, TARGETS);
	return {
		kpi: { ...kpi, id },
		assessment,
		targets: [],
		owner: null,
		evidence: null,
		sentence: [{ text: 'A sentence.' }],
		comment: null,
		missingSites: ['Porto'],
		attention: needsAttention(assessment)
	};
}

const board = (cards: Card[], more: Partial<Board> = {}): Board => ({
	cards,
	unmeasured: [],
	hidden: [],
	withoutRows: [],
	outOfScope: [],
	scope: {},
	choices: { site: ['A', 'B'], process: [], product: [], customer: [], supplier: ['S'] },
	months: 24,
	dataTo: '2026-09',
	inProgress: '2026-10',
	missing: [],
	seq: 7,
	...more
});

describe('the board as a browser gets it', () => {
	const view = boardView(board([card('bad', 850), card('steady', 950)]));
	const [bad, steady] = [view.attention[0]!, view.quiet[0]!];

	it('says what needs attention apart from the rest', () => {
		expect(view.attention.map((one) => one.kpi.id)).toEqual(['bad']);
		expect(view.quiet.map((one) => one.kpi.id)).toEqual(['steady']);
		expect(view.headline.title).toBe('1 of 2 KPIs needs attention.');
		expect(view.quietCount).toBe('1 without a real change for the worse');
	});
	it('puts the last month that ended into words, not the one in progress', () => {
		expect(bad.value).toEqual({ bound: '', number: '85.0', unit: '%' });
		expect(bad.beside).toContain('Sep 2026');
		expect(bad.missedIn).toBe('September');
		expect(steady.missedIn).toBeNull();
	});
	it('draws the months asked for, up to that month', () => {
		expect(bad.drawing.months).toBe(24);
		expect(bad.drawing.ends).toEqual(['Oct 2024', 'Sep 2026']);
		expect(bad.drawing.geometry.marks.at(-1)).toMatchObject({ index: 23, shape: 'diamond' });
		expect(boardView(board([card('bad', 850)], { months: 12 })).attention[0]!.drawing.months).toBe(12);
	});
	it('gives one that needs attention more room', () =>
		expect(bad.drawing.height).toBeGreaterThan(steady.drawing.height));
	it('sends neither the months nor the definition', () => {
		const sent = JSON.stringify(view);
		expect(sent).not.toContain('numerator');
		expect(sent).not.toContain(kpi.formula);
	});
	it('offers the names of the filters it has', () => {
		expect(view.choices.site).toEqual(['A', 'B']);
		expect(view.choices.supplier).toEqual([]);
	});
	it('is empty where nothing has ever come, not where a filter leaves nothing', () => {
		const nothing = { dataTo: null, inProgress: null };
		expect(boardView(board([], nothing)).empty).toBe(true);
		expect(boardView(board([], { ...nothing, scope: { site: 'A' } })).empty).toBe(false);
	});
});
