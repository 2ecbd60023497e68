import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import { findings } from './findings';
import type { MonthValue } from './kpi';
import { assuranceWords, limitsWords, variationWords, type Worded } from './words';

const PERCENT: Worded = {
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'i',
	needs: ['deliveries'],
	words: { all: 'deliveries', part: 'on time' }
};
const STOCK: Worded = { ...PERCENT, name: 'Open complaints', measure: 'stock', unit: '', factor: 1, chart: 'run' };

/** Around 0.963 with ranges of 0.01: limits 0.936 and 0.990. */
const CALM = Array.from({ length: 24 }, (_, index) => (index % 2 ? 0.968 : 0.958));

/** A series of final months that ends in September 2026. */
const series = (values: number[]): MonthValue[] =>
	values.map((value, index) => ({
		month: addMonths('2026-09', index - values.length + 1),
		state: 'final',
		value,
		numerator: null,
		denominator: null,
		n: 1463
	}));
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what the rules found', () => {
	it('names months, limits, and what was not found', () => {
		const found = findings(assess(series([...CALM, ...Array<number>(7).fill(0.95), 0.93]), PERCENT, []), PERCENT);
		expect(found.map(({ title, kind }) => [title, kind])).toEqual([
			['Outside the limits', 'concern'],
			['8 months on one side', 'concern'],
			['Not found', 'common']
		]);
		expect(found.map(({ text }) => spaced(text))).toEqual([
			'September, 93.0 %, is below the lower limit of 93.6 %. Chance alone does this about 3 times in 1,000 months.',
			'Feb to Sep 2026 are all below the average of 96.3 %.',
			'No 2 of 3 months in a row near a limit.'
		]);
	});
	it('speaks of no chance where the limits coincide', () => {
		const [found] = findings(assess(series([...Array<number>(24).fill(1), 0.917, 1]), PERCENT, []), PERCENT);
		expect(spaced(found?.text ?? '')).toBe(
			'August, 91.7 %, is below the lower limit of 100 %. The months behind the limits were all alike.'
		);
	});
	it('lists several months of one kind together, and runs over the turn of the year', () => {
		const spread = findings(
			assess(series([...CALM, 0.942, 0.955, 0.942, 0.96, 0.93, 0.96, 0.93]), PERCENT, []),
			PERCENT
		);
		expect(spread.map(({ text }) => text).slice(0, 2)).toEqual([
			'Jul 2026 and Sep 2026 are below the lower limit. Chance alone does this about 3 times in 1,000 months.',
			'Mar to Sep 2026 are all below the average of 96.3\u00a0%.'
		]);
		const turn = findings(assess(series([...CALM, ...Array<number>(11).fill(0.97)]), PERCENT, []), PERCENT);
		expect(turn[0]).toMatchObject({ title: '12 months on one side', kind: 'improvement' });
		expect(turn[0]!.text).toMatch(/^Oct 2025 to Sep 2026 are all above/);
	});
	it('says why nothing is judged', () => {
		expect(findings(assess(series([0.9]), PERCENT, []), PERCENT)[0]!.text).toMatch(/limits need 12 final months/);
		expect(findings(assess(series(CALM), STOCK, []), STOCK)[0]!.text).toMatch(/carries over/);
		const ofThree = { ...PERCENT, chart: 'run' as const };
		const told = assess(series(CALM), ofThree, []);
		expect([findings(told, ofThree)[0]!.text, told.chartReason].join()).not.toMatch(/open|carries over/);
	});
});

describe('icons in words', () => {
	it('say what is happening and what to expect', () => {
		expect(variationWords('concern_low')).toBe('getting worse');
		expect(variationWords('improvement_high')).toBe('improving');
		expect(variationWords('common_cause')).toBe('steady');
		expect(variationWords(null)).toBe('not judged');
		expect(assuranceWords('consistent_fail')).toBe('target will be missed without a change');
		expect(assuranceWords('inconsistent')).toBe('target sometimes missed');
		expect(assuranceWords('consistent_pass')).toBe('target will be met');
		expect(assuranceWords(null)).toBeNull();
	});
});

describe('limits in words', () => {
	it('say what they rest on and how far they can be trusted', () => {
		expect(limitsWords(assess(series(CALM), PERCENT, []))).toBe(
			'Limits from 24 months, Oct 2024 to Sep 2026, frozen. ' +
				'Four times in five such limits are between 0.77 and 1.25 times as wide as they should be.'
		);
		expect(limitsWords(assess(series(CALM.slice(0, 12)), PERCENT, []))).toMatch(
			/^Trial limits from 12 months, Oct 2025/
		);
		expect(limitsWords(assess(series(CALM.slice(0, 9)), PERCENT, []))).toBeNull();
	});
});
