import { describe, expect, it } from 'vitest';
import { controlGeometry, bandPath, linePath, stepPath } from './geometry';
import { point } from './points.fixture';

describe('linePath', () => {
	it('joins the middles of the months', () => expect(linePath([10, 20])).toBe('M0.5 10L1.5 20'));
	it('leaves a gap open', () => expect(linePath([1, 2, null, 3, 4])).toBe('M0.5 1L1.5 2M3.5 3L4.5 4'));
	it('draws nothing for a month that stands alone', () => expect(linePath([null, 5, null])).toBe(''));
});

describe('stepPath', () => {
	it('draws equal levels as one line', () => expect(stepPath([5, 5, 5])).toBe('M0 5H3'));
	it('steps between months', () => expect(stepPath([5, 7])).toBe('M0 5H1V7H2'));
	it('breaks where a level is missing', () => expect(stepPath([5, null, 5])).toBe('M0 5H1M2 5H3'));
});

describe('bandPath', () => {
	it('goes along the upper line and back along the lower', () =>
		expect(bandPath([1, 1], [9, 9])).toBe('M0 1H2L2 9L1 9L1 9L0 9Z'));
	it('needs both lines', () => expect(bandPath([1, 1], [null, null])).toBe(''));
});

describe('controlGeometry', () => {
	const points = [
		point('2026-07', { value: 0.9 }),
		point('2026-08', { value: 0.8, meaning: 'concern', signals: ['rule_astronomical'] }),
		point('2026-09', { value: 0.95, state: 'in_progress' })
	];
	const geometry = controlGeometry(points, [0.8, 1], [0, 100]);

	it('tells the months apart by shape', () => {
		expect(geometry.dots).toBe('M0.5 50h0');
		expect(geometry.marks.map((mark) => mark.shape)).toEqual(['diamond', 'hollow']);
	});
	it('joins only counted months by the data line', () => expect(geometry.data).toBe('M0.5 50L1.5 100'));
	it('leads to the month in progress from the last counted one', () =>
		expect(geometry.pending).toBe('M1.5 100L2.5 25'));
	it('places months in the middle of their part of the width', () => expect(geometry.marks[0]!.x).toBeCloseTo(0.5));
	it('has no target line without a target', () => {
		expect(geometry.target).toBe('');
		expect(geometry.targetY).toBeNull();
	});
});
