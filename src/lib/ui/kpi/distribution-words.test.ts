import { expect, test } from 'vitest';
import { distribution } from '$lib/metrics/distribution';
import type { Kpi } from '$lib/metrics/kpi';
import { binWords, distributionLines, distributionSentence } from './distribution-words';

const promised = {
	id: 'on-time-delivery',
	measure: 'share',
	name: 'On-time delivery',
	words: { all: 'order lines' }
} as Kpi;
const taking = { id: 'time-to-close', measure: 'duration', name: 'Days to close', words: { all: 'complaints' } } as Kpi;
const closed = (days: number, units = 1, open = 0) => ({ days, units, open });
const of = (counts: ReturnType<typeof closed>[], before: ReturnType<typeof closed>[] = []) =>
	distribution({ from: '2025-09', to: '2026-08', counts }, { from: '2025-01', to: '2025-08', counts: before }, [
		{ days: 10, text: 'critical' }
	])!;

test('days of a promise are early, on the day or late', () => {
	expect(distributionSentence(promised, of([closed(-3, 6), closed(0, 3), closed(4)]))).toBe(
		'Half 3 days early or earlier, nine in ten 0.4 days late or earlier.'
	);
	expect(distributionSentence(promised, of([closed(0, 10)]))).toBe(
		'Half on the day or earlier, nine in ten on the day or earlier.'
	);
});

test('durations say what still runs, and how it was', () => {
	expect(distributionSentence(taking, of([closed(5, 8), closed(9, 2, 2)], [closed(1, 3)]))).toBe(
		'Half 5 days or less, nine in ten ≥\u00a09 days or less. 2 still run. Before, Jan 2025 to Aug 2025: half 1 day or less, nine in ten 1 day or less.'
	);
});

test('bins and lines are told in whole days', () => {
	expect([binWords({ from: null, to: -15 }), binWords({ from: 1, to: 1 }), binWords({ from: 10, to: 19 })]).toEqual([
		'−15 or fewer days',
		'1 day',
		'10 to 19 days'
	]);
	expect(binWords({ from: 90, to: null })).toBe('90 days or more');
	expect(distributionLines(taking, of([closed(5, 3), closed(11)])).map(({ text }) => text)).toEqual([
		'half: 5 days',
		'9 in 10: 9.2 days',
		'critical: 25 % beyond'
	]);
});
