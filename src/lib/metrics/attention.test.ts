import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import type { Assessment } from './assessment';
import { byUrgency, headline, missedTarget, needsAttention } from './attention';
import type { Kpi } from './kpi';

const DAYS: Pick<Kpi, 'measure' | 'chart' | 'direction'> = { measure: 'duration', chart: 'i', direction: 'down' };
/** Around 20: limits 14.7 and 25.3. */
const CALM = Array.from({ length: 24 }, (_, index) => (index % 2 ? 21 : 19));

function judge(values: number[], target: number | null, kpi = DAYS): Assessment {
	const months = values.map((value, index) => ({
		month: addMonths('2024-01', index),
		state: 'final' as const,
		value,
		numerator: null,
		denominator: null,
		n: 50
	}));
	return assess(months, kpi, target === null ? [] : [{ from: '2020-01', value: target, source: 'policy' }]);
}

const worse = judge([...CALM, 30], 25);
const worseLong = judge([...CALM, 21, 21, 21, 21, 21, 21, 21], 25);
const willMiss = judge(CALM, 14);
const stock = judge(CALM, 20, { measure: 'stock', chart: 'run', direction: 'down' });
const missed = judge(CALM, 20);
const better = judge([...CALM, 10], 25);
const steady = judge(CALM, 30);
const short = judge(CALM.slice(0, 7), 30);

describe('attention', () => {
	it('is due to concern, to a target that will be missed, and to a stock over its target', () => {
		for (const assessment of [worse, worseLong, willMiss, stock]) expect(needsAttention(assessment)).toBe(true);
	});
	it('is not due to a target missed by chance, to improvement, or to a short series', () => {
		for (const assessment of [missed, better, steady, short]) expect(needsAttention(assessment)).toBe(false);
		expect(missedTarget(missed)).toBe(true);
		expect(missedTarget(short)).toBe(false);
	});
	it('is withheld where an improvement has met a target out of reach before', () => {
		expect(needsAttention(judge([...CALM, 10], 14))).toBe(false);
		expect(needsAttention(judge([...CALM, 14.5], 14))).toBe(true);
	});
	it('sorts the most urgent first and keeps the order of equals', () => {
		const sorted = [short, steady, better, missed, stock, willMiss, worseLong, worse].sort(byUrgency);
		expect(sorted).toEqual([worse, worseLong, willMiss, stock, missed, better, steady, short]);
		expect([steady, judge(CALM, 29)].sort(byUrgency)[0]).toBe(steady);
	});
});

describe('headline', () => {
	const state = { dataTo: '2026-09', inProgress: '2026-10', missingFiles: 3 };
	it('counts what needs attention, and what missed its target beside', () => {
		expect(headline([worse, willMiss, stock, missed, steady, better], state)).toEqual({
			title: '3 of 6 KPIs need attention.',
			missed: '1 more missed its target in September.',
			dataTo: 'September 2026',
			missing: '3 files are still missing',
			inProgress: 'October is in progress and not counted.'
		});
	});
	it('finds words for one, none and nothing', () => {
		expect(headline([worse, steady], { ...state, missingFiles: 1 })).toMatchObject({
			title: '1 of 2 KPIs needs attention.',
			missing: '1 file is still missing'
		});
		const calm = headline([missed, missed, steady], { dataTo: null, inProgress: null, missingFiles: 0 });
		expect(calm).toEqual({
			title: 'None of 3 KPIs needs attention.',
			missed: '2 missed their target in the last month.',
			dataTo: null,
			missing: null,
			inProgress: null
		});
		expect(headline([], state).title).toBe('No KPI on the board has data yet.');
		expect(headline([], { ...state, filtered: true }).title).toBe('No KPI has rows for this choice.');
		expect(headline([steady], state).title).toBe('The one KPI needs no attention.');
	});
});
