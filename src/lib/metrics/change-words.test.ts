import { describe, expect, it } from 'vitest';
import type { Change, Lead } from './change';
import { changeDigits, differenceWith, valueWith } from './change-format';
import { explainedWords, percentWords, plainChange } from './change-words';
import type { Decomposition, DimensionChange } from './contribution';
import type { Dimension, Kpi } from './kpi';

const L1 = {
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	words: { all: 'lines', part: 'on time', rest: 'late' }
} satisfies Partial<Kpi>;

const row = (name: string, total: number, mayBeNoise: boolean | null = false) =>
	({ name, total, mayBeNoise }) as DimensionChange['rows'][number];
const dimension = (by: Dimension, rows: DimensionChange['rows'], mix = 0, mayBeNoise = true): DimensionChange => ({
	by,
	groups: rows.length,
	confidence: 0.98,
	explained: 0.6,
	rate: null,
	mix: { effect: mix, interval: null, mayBeNoise },
	interaction: 0,
	rows,
	rest: null
});
const PERIODS = {
	period: { from: '2026-07', to: '2026-09', measured: 3 },
	against: { from: '2025-07', to: '2025-09', measured: 3 },
	unfinished: []
};
const change = (told: Partial<Decomposition>, lead: Lead | null = null): Change => ({
	...PERIODS,
	told: {
		basis: 'share',
		before: 0.952,
		after: 0.928,
		change: -0.024,
		interval: null,
		mayBeNoise: false,
		dispersion: 1,
		dimensions: [],
		...told
	},
	lead
});
const ULM: Lead = { by: 'site', name: 'Ulm', category: null };
const K3 = { column: 'reason', name: 'carrier K3', cases: 6, of: 10, casesBefore: 1, ofBefore: 4 } as const;
const say = (some: Change, kpi: Parameters<typeof plainChange>[0] = L1) =>
	plainChange(kpi, some).replaceAll('\u00a0', ' ');

describe('the sentence', () => {
	it('says what became of what, where it is, what its cases name and what the mix moved', () => {
		const dimensions = [
			dimension('site', [row('Ulm', -0.019)]),
			dimension('product', [row('P1', -0.01)], 0.001, false)
		];
		expect(say(change({ dimensions }, { ...ULM, category: K3 }))).toBe(
			'95.2 % became 92.8 %: 1.9 of the 2.4 points are at Ulm, where 6 of 10 late lines name carrier K3; product mix moved it by +0.1.'
		);
	});
	it('puts all of it in one place where the figures do', () => {
		expect(say(change({ dimensions: [dimension('site', [row('Ulm', -0.0241)])] }, ULM))).toBe(
			'95.2 % became 92.8 %: all 2.4 points are at Ulm.'
		);
	});
	it('tells who moved the other way, where that is more than chance', () => {
		const against = [row('Ulm', -0.033), row('Porto', 0.009), row('Brno', 0.008, true)];
		expect(say(change({ dimensions: [dimension('site', against)] }, ULM))).toBe(
			'95.2 % became 92.8 %: −3.3 points are at Ulm; +0.9 at Porto.'
		);
		const noise = [row('Ulm', -0.033), row('Porto', 0.009, true)];
		expect(say(change({ dimensions: [dimension('site', noise)] }, ULM))).toBe(
			'95.2 % became 92.8 %: −3.3 points are at Ulm.'
		);
	});
	it('says that chance alone may show it, and what is more than that all the same', () => {
		const quiet = { after: 0.948, change: -0.004, mayBeNoise: true };
		expect(say(change(quiet))).toBe('95.2 % became 94.8 %, which chance alone may show.');
		const dimensions = [dimension('site', [row('Ulm', -0.012)])];
		expect(say(change({ ...quiet, dimensions }, ULM))).toBe(
			'95.2 % became 94.8 %, which chance alone may show; yet −1.2 points at Ulm are more than chance.'
		);
		expect(say(change({ after: 0.9523, change: 0.0003, mayBeNoise: true }))).toBe('95.2 % stayed 95.2 %.');
		expect(say(change({ after: 0.9516, before: 0.9514, change: 0.0002, mayBeNoise: true }))).toBe(
			'95.1 % became 95.2 %, which chance alone may show.'
		);
	});
	it('says that all moved alike where no dimension tells it apart, and that chance is not known', () => {
		const dimensions = [dimension('site', [row('a', 1), row('b', 1)]), dimension('product', [row('all', 1)])];
		expect(say(change({ dimensions }))).toBe('95.2 % became 92.8 %: it moved much alike in all sites.');
		expect(say(change({ dimensions, mayBeNoise: null }))).toBe(
			'95.2 % became 92.8 %: too few months tell how much of it chance shows.'
		);
	});
	it('says no more of a mix than its figures do', () => {
		const dimensions = [dimension('site', [row('Ulm', -0.019)], 0.0001, false), dimension('product', [], 0.02, true)];
		expect(say(change({ dimensions }, ULM))).toBe('95.2 % became 92.8 %: 1.9 of the 2.4 points are at Ulm.');
	});
	it('says which period is empty', () => {
		const empty = { ...change({}), told: null, against: { ...PERIODS.against, measured: 0 } };
		expect(say(empty)).toBe('No month of Jul 2025 to Sep 2025 has a value: there is nothing to compare.');
	});
	it('says of what it speaks where that is not the value of a month', () => {
		const days = { ...L1, measure: 'duration', unit: 'days', factor: 1 } as const;
		expect(say(change({ before: 12.4, after: 14.1, change: 1.7 }), days)).toMatch(/^A mean of 12\.4 became 14\.1 days/);
		const stock = { ...L1, measure: 'stock', unit: '', factor: 1 } as const;
		expect(say(change({ before: 119, after: 134, change: 15 }), stock)).toMatch(
			/^On average of the months' ends, 119 became 134/
		);
		const money = { ...L1, measure: 'money', unit: 'EUR', factor: 1 } as const;
		expect(say(change({ before: 12300, after: 14100, change: 1800 }), money)).toMatch(
			/^A month, €12,300 became €14,100/
		);
	});
	it('never says what brought the change', () => {
		const dimensions = [dimension('site', [row('Ulm', -0.019), row('Porto', 0.01)], 0.004, false)];
		const all = [true, false, null].flatMap((mayBeNoise) =>
			[null, ULM, { ...ULM, category: K3 }].map((lead) => say(change({ dimensions, mayBeNoise }, lead)))
		);
		for (const text of all)
			expect(text).not.toMatch(/caus|because|due to|reason|owing|drive|driven|thanks|led to|blame/i);
	});
});

describe('what a dimension explains', () => {
	it('in words', () => {
		const site = dimension('site', [row('a', 1), row('b', 1)]);
		expect(explainedWords(site)).toBe('Sites explain 60 % of the movement.');
		expect(explainedWords({ ...site, explained: 0 })).toBe('Sites differ by no more than chance shows.');
		expect(explainedWords({ ...site, explained: null })).toBe('How much sites explain cannot be told.');
		expect(explainedWords({ ...site, groups: 1 })).toBe('There is one site alone.');
		expect([0.001, 0.5, 0.999, 1].map(percentWords)).toEqual(['under 1 %', '50 %', 'over 99 %', '100 %']);
	});
});

describe('figures', () => {
	it('have the decimals that tell a change, and read back', () => {
		const values = { before: 0.952, after: 0.928 };
		expect([0.024, 0.0013, 0.1, 0].map((size) => changeDigits(L1, values, size))).toEqual([1, 2, 1, 1]);
		expect(changeDigits(L1, { before: 1, after: 0.9998 }, 0)).toBe(2);
		const ppm = { measure: 'share', unit: 'ppm', factor: 1e6 } as const;
		expect(changeDigits(ppm, { before: 0.0012, after: 0.0009 }, 0.000_35)).toBe(0);
		expect(valueWith(ppm, 0.0012, 0)).toBe('1,200\u00a0ppm');
		expect(differenceWith(L1, -0.0004, 1)).toBe('0.0\u00a0points');
		expect(differenceWith({ measure: 'money', unit: 'EUR', factor: 1 }, -1200, 0)).toBe('−€1,200');
	});
});
