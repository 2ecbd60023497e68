import { describe, expect, it } from 'vitest';
import { compare, type GroupTotal } from './comparison';

const group = (name: string, numerator: number, denominator: number): GroupTotal => ({ name, numerator, denominator });
const ALIKE = Array.from({ length: 30 }, (_, at) => group(`g${at}`, 90 + (at % 5) - 2, 100));

describe('compare', () => {
	it('names who is outside, the furthest first, and which side is better', () => {
		const groups = [...ALIKE, group('Porto', 60, 100), group('Ulm', 998, 1000), group('Brno', 70, 100)];
		const found = compare('p', 'up', groups);
		expect(found?.groups.slice(0, 3).map(({ name, beyond }) => [name, beyond])).toEqual([
			['Porto', 'worse'],
			['Brno', 'worse'],
			['Ulm', 'better']
		]);
		expect(found).toMatchObject({ ranked: 33, unranked: 0, outside: 3 });
		expect(found?.expectedOutside).toBeCloseTo(0.066);
		expect(compare('p', 'down', groups)?.groups[0]).toMatchObject({ name: 'Porto', beyond: 'better' });
		expect(compare('p', 'neutral', groups)?.groups[0]).toMatchObject({ name: 'Porto', beyond: 'low' });
	});
	it('does not hold a group against the limits that is too small, however bad', () => {
		const found = compare('p', 'up', [...ALIKE, group('tiny', 0, 3), group('none', 0, 0)]);
		expect(found).toMatchObject({ ranked: 30, unranked: 1, outside: 0 });
		expect(found?.groups.map(({ name }) => name)).not.toContain('tiny');
	});
	it('has limits from the smallest to the largest group, narrower as they grow', () => {
		const { curve = [] } = compare('u', 'down', [group('a', 1, 10), group('b', 40, 400), group('c', 390, 4000)]) ?? {};
		expect([curve[0]?.size, curve.at(-1)?.size]).toEqual([10, 4000]);
		const widths = curve.map(({ action: [lower, upper] }) => upper - lower);
		expect(widths.at(-1)).toBeLessThan((widths[0] ?? 0) / 10);
		for (const { warning, action } of curve) {
			expect(action[0]).toBeLessThanOrEqual(warning[0]);
			expect(action[1]).toBeGreaterThanOrEqual(warning[1]);
		}
	});
	it('has nothing to compare in one group, or in none', () => {
		expect(compare('p', 'up', [group('a', 9, 10)])).toBeNull();
		expect(compare('p', 'up', [])).toBeNull();
		expect(compare('p', 'up', [group('a', 0, 0), group('b', 0, 0)])).toBeNull();
	});
	it('finds nothing where all are the same', () => {
		expect(compare('p', 'up', [group('a', 50, 50), group('b', 500, 500)])).toMatchObject({ outside: 0, centre: 1 });
		expect(compare('u', 'down', [group('a', 0, 50), group('b', 0, 500)])).toMatchObject({ outside: 0, centre: 0 });
	});
});
