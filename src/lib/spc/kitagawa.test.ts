import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEffects, settled } from './exact-effects';
import { kitagawa, type Twice } from './kitagawa';

const group = (a0: number, d0: number, a1: number, d1: number): Twice => ({
	before: { numerator: a0, denominator: d0 },
	after: { numerator: a1, denominator: d1 }
});

describe('rate, mix and interaction', () => {
	it('of two groups, reckoned by hand', () => {
		// 40 % at 0.9 and 60 % at 0.5 become 60 % at 0.8 and 40 % at 0.5: 0.66 becomes 0.68.
		const [a, b] = kitagawa([group(36, 40, 48, 60), group(30, 60, 20, 40)])!;
		expect(a!.rate).toBeCloseTo(0.4 * -0.1, 12);
		expect(a!.mix).toBeCloseTo(0.2 * (0.9 - 0.66), 12);
		expect(a!.interaction).toBeCloseTo(0.2 * -0.1, 12);
		expect(b!.rate).toBeCloseTo(0, 12);
		expect(b!.mix).toBeCloseTo(-0.2 * (0.5 - 0.66), 12);
		expect(b!.interaction).toBeCloseTo(0, 12);
	});
	it('has no rate where only the mix moved, and no mix where only the rates did', () => {
		for (const { rate, interaction } of kitagawa([group(90, 100, 180, 200), group(50, 100, 25, 50)])!)
			expect([rate + 0, interaction + 0]).toEqual([0, 0]);
		for (const { mix, interaction } of kitagawa([group(90, 100, 160, 200), group(50, 100, 110, 200)])!)
			expect([mix + 0, interaction + 0]).toEqual([0, 0]);
	});
	it('calls a group mix that is new or gone', () => {
		const [stays, fresh, gone] = kitagawa([group(90, 100, 90, 100), group(0, 0, 10, 100), group(50, 100, 0, 0)])!;
		expect(stays).toEqual({ rate: 0, mix: 0, interaction: 0 });
		expect(fresh!.mix).toBeCloseTo(0.5 * (0.1 - 0.7), 12);
		expect(gone!.mix).toBeCloseTo(-0.5 * (0.5 - 0.7), 12);
		expect([fresh!.rate, gone!.rate, fresh!.interaction, gone!.interaction]).toEqual([0, 0, 0, 0]);
	});
	it('counts what has nothing to be held against as rate', () => {
		const [, loose] = kitagawa([group(5, 100, 5, 100), group(0, 0, 3, 0)])!;
		expect(loose).toEqual({ rate: 0.03, mix: 0, interaction: 0 });
	});
	it('is not told where a period has nothing to divide by', () => {
		expect(kitagawa([group(0, 0, 5, 10)])).toBeNull();
		expect(kitagawa([])).toBeNull();
	});
});

const amount = fc.oneof(
	fc.nat(5000),
	fc.nat(3_000_000).map((thousandths) => thousandths / 1000)
);
const groups = fc.array(
	fc.tuple(amount, amount, amount, amount).map(([a0, d0, a1, d1]) => group(a0, d0, a1, d1)),
	{ minLength: 1, maxLength: 60 }
);

describe('the grid', () => {
	it('makes effects sum to the change exactly, in any order and grouping', () => {
		fc.assert(
			fc.property(groups, fc.nat(59), (some, cut) => {
				const effects = kitagawa(some);
				if (!effects) return;
				const ratio = (period: 'before' | 'after') =>
					some.reduce((sum, one) => sum + one[period].numerator, 0) /
					some.reduce((sum, one) => sum + one[period].denominator, 0);
				const { before, after, change, lists } = settled(ratio('before'), ratio('after'), [effects]);
				const exact = lists[0]!;
				expect(after - before).toBe(change);
				expect(exact.reduce((sum, { total }) => sum + total, 0)).toBe(change);
				expect(exact.toReversed().reduce((sum, { total }) => sum + total, 0)).toBe(change);
				for (const { rate, mix, interaction, total } of exact) expect(rate + mix + interaction).toBe(total);
				const [shown, rest] = [addEffects(exact.slice(0, cut)), addEffects(exact.slice(cut))];
				expect(shown.total + rest.total).toBe(change);
				const all = addEffects(exact);
				expect(all.rate + all.mix + all.interaction).toBe(change);
				const size = effects.reduce(
					(sum, { rate, mix, interaction }) => sum + Math.abs(rate) + Math.abs(mix) + Math.abs(interaction),
					ratio('before') + ratio('after')
				);
				expect(Math.abs(before - ratio('before'))).toBeLessThanOrEqual(size * 2 ** -49);
				exact.forEach(({ rate }, at) =>
					expect(Math.abs(rate - effects[at]!.rate)).toBeLessThanOrEqual(size * 2 ** -42)
				);
			}),
			{ seed: 20_260_901 }
		);
	});
	it('holds several ways to tell one change apart to the same change', () => {
		const one = [{ rate: 0.1, mix: 0.2, interaction: 0 }];
		const many = Array.from({ length: 3 }, () => ({ rate: 0.1, mix: 0, interaction: 0 }));
		const { change, lists } = settled(0.5, 0.8, [one, many]);
		for (const list of lists) expect(list.reduce((sum, { total }) => sum + total, 0)).toBe(change);
		expect(change).toBeCloseTo(0.3, 12);
	});
	it('has nothing to say of nothing', () => {
		expect(settled(0, 0, [[], [{ rate: 0, mix: 0, interaction: 0 }]])).toEqual({
			before: 0,
			after: 0,
			change: 0,
			lists: [[], [{ rate: 0, mix: 0, interaction: 0, total: 0 }]]
		});
	});
});
