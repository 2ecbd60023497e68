import { expect, test } from 'vitest';
import { distribution } from '$lib/metrics/distribution';
import { distributionDrawing } from './distribution-geometry';

const closed = (days: number, units = 1) => ({ days, units, open: 0 });
const drawn = (counts: ReturnType<typeof closed>[], before: ReturnType<typeof closed>[] = []) =>
	distributionDrawing(
		distribution({ from: '2025-09', to: '2026-08', counts }, { from: '2024-09', to: '2025-08', counts: before }, [])!,
		[20, 120]
	);

test('bars stand on the ground, the largest share reaches the top, whichever months have it', () => {
	const { bars } = drawn([closed(1, 4), closed(2, 1)]);
	expect(bars.map(({ y, height }) => [y, height])).toEqual([
		[120, 0],
		[20, 100],
		[95, 25]
	]);
	const lower = drawn([closed(1, 1), closed(2, 1)], [closed(1, 4)]);
	expect(lower.bars[1]!.height).toBe(50);
	expect(lower.before).toMatch(/V20H/);
});

test('what is gathered stands apart, and days beyond point into it', () => {
	const { bars, x } = drawn([closed(1, 500), closed(2, 500), closed(900, 2)]);
	const [last, before] = [bars.at(-1)!, bars.at(-2)!];
	expect(last.tail).toBe(true);
	expect(last.x).toBeGreaterThan(before.x + before.width);
	expect(x(5000)).toBeCloseTo(last.x + last.width / 2, 9);
});

test('a day lies within its bin', () => {
	const { bars, x } = drawn(Array.from({ length: 61 }, (_, at) => closed(at - 40, 3)));
	for (const { from, to, x: left, width, tail } of bars)
		if (!tail) {
			expect(x(from!)).toBeCloseTo(left, 9);
			expect(x(to! + 1)).toBeCloseTo(left + width, 9);
		}
});
