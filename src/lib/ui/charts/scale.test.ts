import { describe, expect, it } from 'vitest';
import { point } from './points.fixture';
import { commonDomain, controlDomain, spreadLabels, ticksOf, verticalScale } from './scale';

describe('controlDomain', () => {
	it('spans values, limits and target with 6 % air', () => {
		const points = [point('2026-01', { value: 5, lower: 4, upper: 8, target: 14 })];
		expect(controlDomain(points)).toEqual([3.4, 14.6]);
	});
	it('never goes below zero for data that do not', () =>
		expect(controlDomain([point('2026-01', { value: 0.01 }), point('2026-02', { value: 1 })])[0]).toBe(0));
	it('goes below zero with the data', () =>
		expect(controlDomain([point('2026-01', { value: -1 }), point('2026-02', { value: 1 })])[0]).toBeLessThan(-1));
	it('gives a flat series a span', () => {
		const [low, high] = controlDomain([point('2026-01', { value: 0.5 })]);
		expect(low).toBeLessThan(0.5);
		expect(high).toBeGreaterThan(0.5);
	});
	it('has a span without any value', () => expect(controlDomain([point('2026-01')])).toEqual([0, 1]));
});

it('commonDomain holds all', () =>
	expect(
		commonDomain([
			[2, 5],
			[1, 3]
		])
	).toEqual([1, 5]));

it('verticalScale puts the highest value at the top', () => {
	const y = verticalScale([10, 20], 0, 100);
	expect([y(20), y(15), y(10)]).toEqual([0, 50, 100]);
});

describe('ticksOf', () => {
	it('takes round steps', () => expect(ticksOf([0.918, 0.985], 5)).toEqual([0.92, 0.94, 0.96, 0.98]));
	it('is exact in decimals', () => expect(ticksOf([0, 0.35], 5)).toEqual([0, 0.1, 0.2, 0.3]));
	it('has none on a span of nothing', () => expect(ticksOf([3, 3])).toEqual([]));
});

describe('spreadLabels', () => {
	const at = (...ys: number[]) => ys.map((y) => ({ y, item: y }));
	it('leaves labels with room where they are', () =>
		expect(spreadLabels(at(10, 50), 15, [0, 100]).map(({ y }) => y)).toEqual([10, 50]));
	it('pushes overlapping ones apart', () =>
		expect(spreadLabels(at(50, 51), 15, [0, 100]).map(({ y }) => y)).toEqual([50, 65]));
	it('stays inside at the lower end', () =>
		expect(spreadLabels(at(98, 99), 15, [0, 100]).map(({ y }) => y)).toEqual([85, 100]));
	it('keeps the order of the values', () =>
		expect(spreadLabels(at(30, 20), 5, [0, 100]).map(({ item }) => item)).toEqual([20, 30]));
});
