import { describe, expect, it } from 'vitest';
import type { Month } from '../time/month';
import { addMonths, monthsBetween } from '../time/month';
import type { DayCount } from './day-counts';
import { comparePeriods, periodSpans, pooledDays, summed } from './period-comparison';
import type { PeriodMonth, PeriodSeries } from './periods';

const month = (numerator: number, denominator: number): PeriodMonth => ({
	...{ value: numerator / denominator, numerator, denominator },
	n: denominator
});

/** A series whose months are given, all else as usual. */
function series(months: Record<Month, PeriodMonth>, more: Partial<PeriodSeries> = {}): PeriodSeries {
	const measure = more.measure ?? 'share';
	return {
		...{ seed: 'x', measure, direction: 'up', census: false, isConcentration: false, dispersion: 1, sigma: null },
		isTold: (name) => name in months,
		daysOf: () => [],
		totalOf: ({ from, to }) =>
			summed(
				measure,
				monthsBetween(from, to).flatMap((name) => months[name] ?? [])
			),
		...more
	};
}

const everyMonth = (of: (name: Month) => PeriodMonth): Record<Month, PeriodMonth> =>
	Object.fromEntries(monthsBetween('2024-01', '2026-08').map((name) => [name, of(name)]));

describe('the periods', () => {
	const spans = (last: Month, start: number) =>
		periodSpans(last, start, 'share').map(({ now, before }) => [now, before]);

	it('end with the month, a year before each', () => {
		expect(spans('2026-08', 1)).toEqual([
			[
				{ from: '2026-08', to: '2026-08' },
				{ from: '2026-07', to: '2026-07' }
			],
			[
				{ from: '2026-08', to: '2026-08' },
				{ from: '2025-08', to: '2025-08' }
			],
			[
				{ from: '2026-01', to: '2026-08' },
				{ from: '2025-01', to: '2025-08' }
			]
		]);
	});

	it.each([
		['2026-08', 4, '2026-04'],
		['2026-03', 4, '2025-04'],
		['2026-04', 4, '2026-04'],
		['2026-01', 12, '2025-12']
	])('%s, fiscal year from month %i: since %s', (last, start, from) => {
		expect(spans(last, start).at(-1)).toEqual([
			{ from, to: last },
			{ from: addMonths(from, -12), to: addMonths(last, -12) }
		]);
	});

	it('of a stock are months alone', () => {
		expect(periodSpans('2026-08', 4, 'stock').map(({ name }) => name)).toEqual(['previous_month', 'same_month']);
	});
});

describe('months put together', () => {
	it('are the ratio of the sums, never the mean of the ratios', () => {
		const months = [month(180, 200), month(19, 20), month(10, 10)];
		expect(summed('share', months)!.value).toBeCloseTo(0.908696, 6);
		expect(summed('share', [])).toBeNull();
	});

	it('are the sum of amounts, at least where one of them is', () => {
		const cost = (value: number, lowerBound = false) => ({
			value,
			numerator: value,
			denominator: 1000,
			n: 3,
			lowerBound
		});
		expect(summed('money', [cost(40), cost(2.5, true)])).toEqual({
			value: 42.5,
			numerator: 42.5,
			denominator: 2000,
			n: 6,
			lowerBound: true
		});
	});

	it('are the median of all units, not that of the medians', () => {
		const days = (...each: number[]): DayCount[] => each.map((one) => ({ days: one, units: 1, open: 0 }));
		expect(pooledDays([days(1, 1, 1, 1, 9), days(20)])!.value).toBe(1);
		expect(pooledDays([[], []])).toBeNull();
	});
});

describe('a difference', () => {
	it('of shares has the interval of Newcombe', () => {
		const found = comparePeriods(series({ '2026-08': month(56, 70), '2026-07': month(48, 80) }), '2026-08', 1)
			.pairs[0]!;
		expect(found).toMatchObject({ name: 'previous_month', change: 'better', untested: null });
		expect(found.difference).toBeCloseTo(0.2, 12);
		expect(found.interval!.lower).toBeCloseTo(0.0524, 4);
		expect(found.interval!.upper).toBeCloseTo(0.3339, 4);
	});

	it('can be chance where months vary more than cases explain', () => {
		const months = { '2026-08': month(56, 70), '2026-07': month(48, 80) };
		const [restless] = comparePeriods(series(months, { dispersion: 4 }), '2026-08', 1).pairs;
		expect(restless!.change).toBe('chance');
		const [down] = comparePeriods(series(months, { direction: 'down' }), '2026-08', 1).pairs;
		expect(down!.change).toBe('worse');
		const [neutral] = comparePeriods(series(months, { direction: 'neutral' }), '2026-08', 1).pairs;
		expect(neutral!.change).toBe('higher');
	});

	it('has none where a side has no value', () => {
		const { pairs } = comparePeriods(series({ '2026-08': month(9, 10) }), '2026-08', 1);
		expect(pairs.map(({ difference, change }) => [difference, change])).toEqual(Array(3).fill([null, null]));
		expect(pairs[2]!.now).toMatchObject({ months: 8, told: 1, value: 0.9 });
	});

	it('that is all zero is chance, not a fault', () => {
		const { pairs } = comparePeriods(series(everyMonth(() => month(0, 50))), '2026-08', 7);
		expect(pairs.map(({ change }) => change)).toEqual(Array(4).fill('chance'));
	});

	it('of counts needs the same number of months', () => {
		const count = (events: number) => ({ value: events, numerator: events, denominator: null, n: events });
		const months = everyMonth(() => count(3));
		delete months['2025-02'];
		const { pairs } = comparePeriods(series(months, { measure: 'count', direction: 'down' }), '2026-08', 1);
		expect(pairs.map(({ untested }) => untested)).toEqual([null, null, 'uneven']);
		expect(pairs[2]!.before).toMatchObject({ value: 21, told: 7, months: 8 });
	});

	it('of what has sigma alone is held against it: two months vary by its root of two', () => {
		const amount = (value: number) => ({ value, numerator: value, denominator: null, n: 1 });
		const months = { '2026-08': amount(130), '2026-07': amount(100) };
		const [found] = comparePeriods(
			series(months, { measure: 'money', direction: 'down', sigma: 10 }),
			'2026-08',
			1
		).pairs;
		expect(found!.interval!.upper - 30).toBeCloseTo(1.959964 * 10 * Math.SQRT2, 4);
		expect(found!.change).toBe('worse');
		const [unknown] = comparePeriods(series(months, { measure: 'money', sigma: null }), '2026-08', 1).pairs;
		expect(unknown).toMatchObject({ interval: null, change: null, untested: 'few' });
	});

	it('of durations over months is drawn from the months, the same each time', () => {
		const daysOf = (name: Month): DayCount[] =>
			Array.from({ length: 20 }, (_, at) => ({ days: (name < '2026' ? 10 : 4) + (at % 5), units: 1, open: 0 }));
		const more: Partial<PeriodSeries> = {
			...{ measure: 'duration', direction: 'down', daysOf, isTold: () => true },
			totalOf: ({ from, to }) => pooledDays(monthsBetween(from, to).map(daysOf))
		};
		const found = comparePeriods(series({}, more), '2026-08', 1).pairs[2]!;
		expect(found).toMatchObject({ difference: -6, change: 'better' });
		expect(comparePeriods(series({}, more), '2026-08', 1).pairs[2]).toEqual(found);
	});

	it('to a value that can still grow is not called an end of it', () => {
		const open = { ...month(10, 100), lowerBound: true };
		const of = (now: PeriodMonth, before: PeriodMonth) =>
			comparePeriods(series({ '2026-08': now, '2026-07': before }, { direction: 'down' }), '2026-08', 1).pairs[0]!;
		expect(of(open, month(40, 100))).toMatchObject({ change: null, untested: 'open' });
		expect(of(month(40, 100), open)).toMatchObject({ change: null, untested: 'open' });
		expect(of(month(10, 100), { ...month(40, 100), lowerBound: true })).toMatchObject({ change: 'better' });
	});

	it.each([
		['census', { census: true }],
		['concentration', { isConcentration: true }],
		['stock', { measure: 'stock' }]
	] as const)('of a %s is not held against chance', (untested, more) => {
		const [found] = comparePeriods(
			series(
				everyMonth(() => month(5, 10)),
				more
			),
			'2026-08',
			1
		).pairs;
		expect(found).toMatchObject({ change: null, interval: null, untested });
	});
});
