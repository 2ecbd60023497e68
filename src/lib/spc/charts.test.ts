import { describe, expect, it } from 'vitest';
import { attributeChart, pooled } from './attribute';
import { assuranceIcon, variationIcon } from './icons';
import { individuals } from './individuals';
import { overdispersionThreshold } from './laney';
import { sigmaWidth } from './sigma-width';

describe('pooling', () => {
	it('adds numerators and denominators: 180/200, 19/20 and 10/10 are 90.87 %, not 95 %', () => {
		expect(pooled({ numerators: [180, 19, 10], denominators: [200, 20, 10] })).toBeCloseTo(0.908696, 6);
	});
	it('gives 767.635 ppm for 37 of 48 200, and 179.806 DPMO for 52 in six opportunities each', () => {
		expect(1e6 * pooled({ numerators: [37], denominators: [48_200] })!).toBeCloseTo(767.635, 3);
		expect(1e6 * pooled({ numerators: [52], denominators: [48_200 * 6] })!).toBeCloseTo(179.806, 3);
	});
	it('leaves out 0 of 0 and knows nothing of nothing', () => {
		expect(pooled({ numerators: [0, 1, null], denominators: [0, 4, 4] })).toBe(0.25);
		expect(pooled({ numerators: [0], denominators: [0] })).toBeNull();
	});
});

describe('limits', () => {
	it('are absent without two neighbouring months', () => {
		expect(individuals([3, null, 4, null, 5])).toMatchObject({ sigma: null, upper: [null, null, null, null, null] });
	});
	it('stay numbers where a share exceeds its whole', () => {
		expect(attributeChart('p', { numerators: [12, 11], denominators: [10, 10] }).upper).toEqual([1, 1]);
	});
});

describe('overdispersion threshold', () => {
	it.each([
		[12, 1.48],
		[24, 1.33],
		[36, 1.26]
	])('at %i months is as simulated', (months, expected) => {
		expect(overdispersionThreshold(months)).toBeCloseTo(expected, 12);
	});
	it('falls with the months, linear in the root of 1/n', () => {
		const root = (n: number) => 1 / Math.sqrt(n);
		const share = (root(16) - root(24)) / (root(12) - root(24));
		expect(overdispersionThreshold(16)).toBeCloseTo(1.33 + share * 0.15, 12);
		expect(overdispersionThreshold(200)).toBeLessThan(1.26);
		expect(overdispersionThreshold(11)).toBeNull();
	});
});

describe('icons', () => {
	it('read a signal by the direction that is better', () => {
		expect(variationIcon('high', 'up')).toBe('improvement_high');
		expect(variationIcon('high', 'down')).toBe('concern_high');
		expect(variationIcon('low', 'down')).toBe('improvement_low');
		expect(variationIcon('low', 'neutral')).toBe('neutral_low');
		expect(variationIcon(null, 'up')).toBe('common_cause');
	});
	it('promise nothing when the target lies on a limit', () => {
		expect(assuranceIcon(0.95, 0.95, 0.99, 'up')).toBe('inconsistent');
		expect(assuranceIcon(0.949, 0.95, 0.99, 'up')).toBe('consistent_pass');
		expect(assuranceIcon(0.949, 0.95, 0.99, 'down')).toBe('consistent_fail');
	});
	it('hold the target against the value where nothing varies', () => {
		expect(assuranceIcon(1, 1, 1, 'up')).toBe('consistent_pass');
		expect(assuranceIcon(0.99, 1, 1, 'up')).toBe('consistent_pass');
		expect(assuranceIcon(0, 0.01, 0.01, 'down')).toBe('consistent_fail');
	});
	it('need a target, limits and a direction', () => {
		expect(assuranceIcon(null, 1, 2, 'up')).toBeNull();
		expect(assuranceIcon(1, null, null, 'up')).toBeNull();
		expect(assuranceIcon(1, 1, 2, 'neutral')).toBeNull();
	});
});

describe('width of the limits', () => {
	it('is known from 12 months on, and better the more there are', () => {
		expect(sigmaWidth(11)).toBeNull();
		expect(sigmaWidth(12)!.least).toBeCloseTo(0.67, 12);
		expect(sigmaWidth(24)!.most).toBeCloseTo(1.25, 12);
		expect(sigmaWidth(18)!.least).toBeGreaterThan(0.67);
	});
});
