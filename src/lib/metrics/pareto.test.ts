import { describe, expect, it } from 'vitest';
import { pareto } from './pareto';

const counts = (...values: number[]) => values.map((count, index) => ({ category: `c${index}`, count }));

describe('concentration', () => {
	it('41, 23, 14, 9, 7, 6: the top three hold 78 %, four reach 80 %', () => {
		const { topThreeShare, vitalFew, total } = pareto(counts(41, 23, 14, 9, 7, 6));
		expect(topThreeShare).toBeCloseTo(0.78, 12);
		expect(vitalFew).toBe(4);
		expect(total).toBe(100);
	});
	it('is reached at exactly 80 %', () => {
		expect(pareto(counts(4, 1)).vitalFew).toBe(1);
		expect(pareto(counts(0.4, 0.4, 0.2)).vitalFew).toBe(2);
	});
	it('keeps what nobody told apart last, and out of the vital few', () => {
		const { bars, vitalFew, restShare, topThreeShare } = pareto([
			{ category: 'unknown', count: 60 },
			{ category: 'burr', count: 10 },
			{ category: 'Other', count: 5 },
			{ category: 'scratch', count: 25 }
		]);
		expect(bars.map(({ category }) => category)).toEqual(['scratch', 'burr', 'unknown', 'Other']);
		expect(bars.at(-1)!.cumulativeShare).toBe(1);
		expect(vitalFew).toBeNull();
		expect(restShare).toBe(0.65);
		expect(topThreeShare).toBe(0.35);
	});
	it('says nothing of nothing', () => {
		expect(pareto([])).toEqual({ bars: [], total: 0, topThreeShare: null, vitalFew: null, restShare: null });
		expect(pareto(counts(0, 0))).toMatchObject({ vitalFew: null, topThreeShare: null });
	});
});
