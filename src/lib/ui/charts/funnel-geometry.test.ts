import { expect, it } from 'vitest';
import { compare, type Comparison } from '$lib/metrics/comparison';
import { funnelDrawing } from './funnel-geometry';

const drawn = (sizes: number[]) => {
	const totals = sizes.map((size, at) => ({ name: `g${at}`, numerator: Math.floor(size * 0.9), denominator: size }));
	const found = compare('p', 'up', totals);
	return funnelDrawing({ by: 'site', from: '2026-01', to: '2026-03', ...found } as Comparison, 1000, [10, 200]);
};

it('names each size once, also where all groups are of one', () => {
	expect(drawn([240, 240]).sizes).toEqual([240]);
	expect(drawn([240, 300]).sizes).toEqual([240, 300]);
	expect(drawn([50, 5000]).sizes).toEqual([100, 1000]);
});

it('places groups of one size in the middle', () => {
	expect(drawn([240, 240]).x(240)).toBe(500);
});
