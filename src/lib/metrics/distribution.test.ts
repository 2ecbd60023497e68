import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { DayCount } from './day-counts';
import { distribution } from './distribution';

const closed = (days: number, units = 1): DayCount => ({ days, units, open: 0 });
const span = { from: '2025-09', to: '2026-08' };
const of = (counts: DayCount[], before: DayCount[] = [], marks = [{ days: 0, text: 'due' }]) =>
	distribution({ ...span, counts }, { from: '2024-09', to: '2025-08', counts: before }, marks);

describe('days in bins', () => {
	it('tell nothing where there are none, and stand where there is one', () => {
		expect(of([])).toBeNull();
		expect(of([closed(0)])).toMatchObject({ units: 1, width: 1, bins: [{ from: 0, to: 0, units: 1, before: null }] });
	});

	it('are as wide as Freedman and Diaconis have it, rounded up to what people count in', () => {
		// 0 to 99 once each: 2 · 49.5 / 100^(1/3) = 21.3.
		const found = of(Array.from({ length: 100 }, (_, days) => closed(days)))!;
		expect(found.width).toBe(30);
		expect(found.bins.map(({ from, to, units }) => [from, to, units])).toEqual([
			[0, 29, 30],
			[30, 59, 30],
			[60, 89, 30],
			[90, 119, 10]
		]);
	});

	it('part early from late at day 0', () => {
		const found = of(Array.from({ length: 61 }, (_, at) => closed(at - 40, 3)))!;
		expect(found.width).toBeGreaterThan(1);
		expect(found.bins.some(({ to }) => to === 0)).toBe(true);
		expect(found.marks).toEqual([{ days: 0, text: 'due', beyond: 60 }]);
	});

	it('gather what is far out, and name where it begins', () => {
		const found = of([closed(1, 500), closed(2, 500), closed(700, 2)])!;
		expect(found.bins.at(-1)).toMatchObject({ to: null, units: 2 });
		expect(found.bins.length).toBeLessThan(30);
	});

	it('hold the months before against the same bins', () => {
		const found = of([closed(1, 3), closed(2)], [closed(1), closed(90, 4)])!;
		expect(found.previous).toMatchObject({ units: 5, median: { days: 90 } });
		expect(found.bins.map(({ before }) => before)).toEqual([0, 1, 0, 4]);
	});

	it('mark quantiles that can still grow', () => {
		expect(of([closed(1, 8), { days: 2, units: 2, open: 2 }])).toMatchObject({
			...{ open: 2, median: { days: 1, lowerBound: false }, p90: { lowerBound: true } }
		});
	});

	it('lose no unit, leave no gap and are few, whatever the days', () => {
		const count = fc.record({ days: fc.integer({ min: -900, max: 3000 }), units: fc.integer({ min: 1, max: 400 }) });
		fc.assert(
			fc.property(
				fc.array(count, { minLength: 1, maxLength: 60 }),
				fc.array(count, { maxLength: 20 }),
				(some, more) => {
					const [now, before] = [some, more].map((list) => list.map((one) => ({ ...one, open: 0 })));
					const { bins, units, previous } = of(now!, before)!;
					expect(bins.reduce((sum, bin) => sum + bin.units, 0)).toBe(units);
					if (previous) expect(bins.reduce((sum, bin) => sum + (bin.before ?? 0), 0)).toBe(previous.units);
					bins.slice(1).forEach(({ from }, at) => expect(from).toBe(bins[at]!.to! + 1));
					expect(bins.length).toBeLessThanOrEqual(32);
				}
			),
			{ seed: 11 }
		);
	});
});
