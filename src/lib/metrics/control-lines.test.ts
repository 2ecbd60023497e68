import { describe, expect, it } from 'vitest';
import { addMonths } from '../time/month';
import { assess } from './assess';
import type { Kpi, MonthState, MonthValue } from './kpi';

const START = '2023-01';
const DURATION: Pick<Kpi, 'measure' | 'chart' | 'direction'> = { measure: 'duration', chart: 'i', direction: 'down' };
const SHARE: Pick<Kpi, 'measure' | 'chart' | 'direction'> = { measure: 'share', chart: 'p', direction: 'up' };

function month(index: number, value: number | null, state: MonthState = 'final'): MonthValue {
	return {
		month: addMonths(START, index),
		state,
		value,
		numerator: null,
		denominator: null,
		n: value === null ? 0 : 40
	};
}
const durations = (values: (number | null)[]) => values.map((value, index) => month(index, value));
const share = (index: number, numerator: number, denominator: number, state: MonthState = 'final'): MonthValue => ({
	...month(index, denominator === 0 ? null : numerator / denominator, state),
	numerator,
	denominator,
	n: denominator
});
/** Around 20 with ranges of 2: mean 20, sigma 2 / 1.128, limits 14.68 and 25.32. */
const STEADY = Array.from({ length: 24 }, (_, index) => (index % 2 ? 21 : 19));

describe('limits', () => {
	it('of a duration do not fall below 0, unless deliveries came early', () => {
		const short = STEADY.map((_, index) => (index % 2 ? 3 : 0.2));
		expect(assess(durations(short), DURATION, []).points[0]!.lower).toBe(0);
		const early = short.map((value, index) => (index === 2 ? -1 : value));
		expect(assess(durations(early), DURATION, []).points[0]!.lower).toBeLessThan(0);
	});

	it('of a share follow the cases of each month, the open month included', () => {
		const values = [
			...STEADY.map((_, index) => share(index, index % 2 ? 94 : 96, 100)),
			share(24, 19, 20, 'in_progress')
		];
		const { points, chart } = assess(values, SHARE, []);
		expect(chart).toBe('p');
		expect(points[24]!.upper).toBe(1);
		expect(points[24]!.lower!).toBeLessThan(points[0]!.lower!);
	});

	it('of a count follow the c chart', () => {
		const counts = assess(durations(STEADY), { measure: 'count', chart: 'c', direction: 'down' }, []);
		expect(counts.chart).toBe('c');
		expect(counts.points[0]!.upper).toBeCloseTo(20 + 3 * Math.sqrt(20), 12);
	});

	it('are withheld from a stock, however long', () => {
		const stock = assess(durations([...STEADY, 90]), { measure: 'stock', chart: 'run', direction: 'down' }, [
			{ from: START, value: 25, source: 'policy' }
		]);
		expect(stock).toMatchObject({ chart: 'run', stage: 'run', variation: null, assurance: null, baseline: null });
		expect(stock.points.at(-1)).toMatchObject({ centre: 20, upper: null, signals: [], meetsTarget: false });
	});
});

describe('overdispersion', () => {
	const volatile = STEADY.map((_, index) => share(index, index % 2 ? 9_550 : 9_450, 10_000));

	it('switches p to its Laney form and widens the limits', () => {
		const { chart, chartReason, sigmaZ, points } = assess(volatile, SHARE, []);
		expect(chart).toBe('pp');
		expect(chartReason).toMatch(/^p′ chart, because the months scatter more than chance explains: φ\s=\s.* \(sigma z /);
		expect(sigmaZ!).toBeGreaterThan(1.48);
		const byChance = 3 * Math.sqrt((0.95 * 0.05) / 10_000);
		expect(points[0]!.upper! - points[0]!.centre!).toBeCloseTo(byChance * sigmaZ!, 10);
	});

	it('switches u likewise', () => {
		const events = STEADY.map((_, index) => share(index, index % 2 ? 40 : 10, 1_000));
		expect(assess(events, { measure: 'rate', chart: 'u', direction: 'down' }, []).chart).toBe('up');
	});

	it('keeps the Laney form once it was chosen, without narrowing the limits', () => {
		const calm = STEADY.slice(12).map((_, index) => share(12 + index, 9_500, 10_000));
		const assessment = assess([...volatile.slice(0, 12), ...calm], SHARE, []);
		expect(assessment.chart).toBe('pp');
		const quiet = STEADY.map((_, index) => share(index, 95, 100));
		const forced = assess(quiet, { ...SHARE, chart: 'pp' }, []);
		expect(forced.sigmaZ).toBe(0);
		expect(forced.points[0]!.lower).toBe(assess(quiet, SHARE, []).points[0]!.lower);
	});

	it('is not chosen by months after the baseline is frozen', () => {
		const calm = STEADY.map((_, index) => share(index, index % 2 ? 95 : 94, 100));
		const wild = volatile.map((_, index) => share(24 + index, index % 2 ? 10 : 90, 100));
		expect(assess([...calm, ...wild], SHARE, []).chart).toBe('p');
	});
});
