import { describe, expect, it } from 'vitest';
import type { AssessedPoint } from './assessment';
import { heatCell, remainder, toned, yardstick, zAgainst } from './heat-map';

const point = (more: Partial<AssessedPoint>): AssessedPoint => ({
	...{ month: '2026-08', state: 'final', value: 0.9, numerator: 90, denominator: 100, n: 100, centre: 0.95 },
	...{ lower: 0.89, upper: 1, signals: [], meaning: null, target: null, meetsTarget: null, grade: null },
	...more
});
const counted = (numerator: number, denominator: number) => ({
	...{ month: '2026-08', value: denominator ? numerator / denominator : null, numerator, denominator },
	n: denominator
});

describe('a cell', () => {
	it('is measured by the limit that was not cut', () => {
		// One sigma is a third of 0.06, though the upper limit ends at 1.
		expect(heatCell('up', point({}), null)).toMatchObject({ tone: 'worse', strong: false });
		expect(heatCell('up', point({}), null).z).toBeCloseTo(-2.5, 9);
	});

	it.each([
		['up', 3.1, 'better', true],
		['up', -2, 'worse', false],
		['down', 2.5, 'worse', false],
		['neutral', 3, 'high', true],
		['neutral', -2.2, 'low', false],
		['up', 1.99, 'usual', false]
	] as const)('that is better %s, %d sigma off, reads %s', (direction, z, tone, strong) => {
		expect(toned(direction, counted(1, 2), z)).toMatchObject({ tone, strong });
	});

	it('has no tone without limits, without a spread, without a value, or while its month goes on', () => {
		const tones = [
			point({ centre: null, lower: null, upper: null }),
			point({ lower: 0.95, upper: 0.95 }),
			point({ value: null }),
			point({ state: 'in_progress' })
		].map((one) => heatCell('up', one, null).tone);
		expect(tones).toEqual([null, null, null, null]);
	});
});

describe('against the average of all', () => {
	it('a large group is held more closely than a small one', () => {
		const all = yardstick('p', [counted(80, 100), counted(10, 100)], 1)!;
		expect(all.centre).toBe(0.45);
		expect(zAgainst(counted(50, 100), all)).toBeCloseTo(0.05 / Math.sqrt((0.45 * 0.55) / 100), 9);
		expect(zAgainst(counted(5, 10), all)!).toBeLessThan(zAgainst(counted(50, 100), all)!);
		expect(zAgainst(counted(50, 100), yardstick('p', [counted(90, 200)], 4)!)).toBeCloseTo(0.5025, 3);
	});

	it('there is none without cases, and none to be off where all are alike', () => {
		expect(yardstick('u', [], 1)).toBeNull();
		expect(zAgainst(counted(0, 10), yardstick('p', [counted(0, 20)], 1)!)).toBeNull();
		expect(zAgainst(counted(0, 0), yardstick('p', [counted(1, 20)], 1)!)).toBeNull();
	});
});

it('what has no row of its own is the whole less what has', () => {
	expect(remainder(counted(30, 100), [counted(10, 40), counted(5, 20)])).toMatchObject({
		numerator: 15,
		denominator: 40,
		value: 0.375
	});
	expect(remainder(counted(30, 100), [counted(30, 100)]).value).toBeNull();
});
