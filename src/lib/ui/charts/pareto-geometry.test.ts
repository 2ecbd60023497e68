import { describe, expect, it } from 'vitest';
import { gather, paretoGeometry } from './pareto-geometry';

const bar = (name: string, count: number, rest = false) => ({
	name,
	count,
	denominator: null,
	cumulativeShare: 0.5,
	before: count / 2,
	vital: !rest,
	rest
});

describe('gather', () => {
	it('keeps few bars as they are', () => expect(gather([bar('a', 3), bar('b', 1)])).toHaveLength(2));
	it('gathers the small ones, and what is unassigned stays last', () => {
		const many = [
			...Array.from({ length: 12 }, (_, index) => bar(`c${index}`, 20 - index)),
			bar('unassigned', 30, true)
		];
		const bars = gather(many, 9);
		expect(bars.map(({ name }) => name).slice(-2)).toEqual(['4 others', 'unassigned']);
		expect(bars.reduce((sum, { before }) => sum + (before ?? 0), 0)).toBe(
			many.reduce((sum, { before }) => sum + before, 0)
		);
		expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(many.reduce((sum, { count }) => sum + count, 0));
	});
});

it('paretoGeometry stands bars on zero, as high as their share of all', () => {
	const [first] = paretoGeometry(gather([bar('a', 25), bar('b', 75)]), 100, { total: 25 }, [0, 200]);
	expect(first).toMatchObject({ y: 150, height: 50, beforeHeight: 100 });
	const [alone] = paretoGeometry(gather([bar('a', 25)]), 25, null, [0, 200]);
	expect(alone).toMatchObject({ height: 200, beforeHeight: 0 });
});
