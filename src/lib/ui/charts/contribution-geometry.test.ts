import { describe, expect, it } from 'vitest';
import { contributionBar, hatching, reachOf } from './contribution-geometry';

const row = (
	rate: number | null,
	mix: number | null,
	interaction: number | null,
	interval: [number, number] | null = null
) => ({
	rate,
	mix,
	interaction,
	total: (rate ?? 4) + (mix ?? 0) + (interaction ?? 0),
	interval: interval && { lower: interval[0], upper: interval[1] }
});

describe('bars of contributions', () => {
	it('share a scale that holds all parts and intervals', () => {
		const rows = [row(-3, 1, -1, [-6, 0]), row(2, 2, 0)];
		expect(reachOf('up', rows)).toEqual({ least: -6, most: 4, sign: 1 });
		expect(reachOf('neutral', rows)).toEqual({ least: -6, most: 4, sign: 1 });
		expect(reachOf('down', rows)).toEqual({ least: -4, most: 6, sign: -1 });
	});
	it('stand end to end on each side of zero, worse to the left', () => {
		const bad = row(-3, 1, -1, [-5, -1]);
		const drawing = contributionBar(bad, { least: -6, most: 4, sign: 1 });
		expect(drawing.zero).toBe(60);
		expect(drawing.pieces).toEqual([
			{ part: 'rate', x: 30, width: 30 },
			{ part: 'mix', x: 60, width: 10 },
			{ part: 'interaction', x: 20, width: 10 }
		]);
		expect(drawing.interval).toEqual({ x: 10, width: 40 });
		const turned = contributionBar(bad, { least: -4, most: 6, sign: -1 });
		expect(turned.pieces[0]).toEqual({ part: 'rate', x: 40, width: 30 });
		expect(turned.interval).toEqual({ x: 50, width: 40 });
	});
	it('of amounts are one part, and of nothing none', () => {
		const reach = reachOf('up', [row(null, null, null)]);
		expect(contributionBar(row(null, null, null), reach).pieces).toEqual([{ part: 'rate', x: 0, width: 100 }]);
		expect(contributionBar(row(0, 0, 0), reachOf('up', [row(0, 0, 0)]))).toEqual({
			zero: 50,
			pieces: [],
			interval: null
		});
	});
	it('are hatched within their ends', () => {
		const strokes = hatching({ x: 20, width: 2 }, 3, 15);
		expect(strokes.length).toBe(3);
		expect(strokes[0]).toMatchObject({ x1: 20, y1: 15, x2: 21.6 });
		expect(strokes[0]!.y2).toBeCloseTo(3, 6);
		for (const { x1, x2, y2 } of strokes) {
			expect(x1).toBeGreaterThanOrEqual(20);
			expect(x2).toBeLessThanOrEqual(22);
			expect(y2).toBeGreaterThan(2.999);
		}
	});
});
