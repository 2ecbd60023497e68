import type { Effects, SummedEffects } from './kitagawa';
import { sum } from './mean';

/** Steps of the grid in all that is added up: whole steps below 2^53 are added without rounding. */
const STEPS = 2 ** 52;

export interface Settled {
	before: number;
	after: number;
	change: number;
	/** As given: the totals of each list make up the change exactly, in whatever order they are added. */
	lists: SummedEffects[][];
}

/**
 * Puts a change and what it was told apart into on one binary grid, so that no sum of them rounds: floating point would
 * else leave 0.1 + 0.2 beside 0.3. What the grid leaves over, some 2^-52 of the whole, goes to the largest effect.
 */
export function settled(from: number, to: number, given: readonly (readonly Effects[])[]): Settled {
	const step = stepFor(Math.abs(from) + Math.abs(to) + Math.max(0, ...given.map(sizeOf)));
	// A step is a power of two: neither dividing nor multiplying by it rounds. Adding 0 turns −0 into 0.
	const placed = (value: number) => Math.round(value / step) * step + 0;
	const [before, after] = [placed(from), placed(to)];
	const change = after - before;
	const lists = given.map((effects) => {
		const found = effects.map((effect) => {
			const [rate, mix, interaction] = [placed(effect.rate), placed(effect.mix), placed(effect.interaction)];
			return { rate, mix, interaction, total: rate + mix + interaction };
		});
		const largest = found.reduce<SummedEffects | null>(
			(most, effect) => (most && Math.abs(most.total) >= Math.abs(effect.total) ? most : effect),
			null
		);
		const left = change - sum(found.map(({ total }) => total));
		if (largest) {
			largest[largestPart(largest)] += left;
			largest.total += left;
		}
		return found;
	});
	return { before, after, change, lists };
}

/** What has no rate is not to have one of 2^-52. */
function largestPart({ rate, mix, interaction }: Effects): keyof Effects {
	const [r, m, i] = [Math.abs(rate), Math.abs(mix), Math.abs(interaction)];
	if (r >= m && r >= i) return 'rate';
	return m >= i ? 'mix' : 'interaction';
}

/** Settled effects added up, without rounding. */
export function addEffects(effects: readonly SummedEffects[]): SummedEffects {
	const all = { rate: 0, mix: 0, interaction: 0, total: 0 };
	for (const { rate, mix, interaction, total } of effects) {
		all.rate += rate;
		all.mix += mix;
		all.interaction += interaction;
		all.total += total;
	}
	return all;
}

const sizeOf = (effects: readonly Effects[]): number =>
	sum(effects.map(({ rate, mix, interaction }) => Math.abs(rate) + Math.abs(mix) + Math.abs(interaction)));

const stepFor = (size: number): number => (size > 0 ? 2 ** Math.ceil(Math.log2(size)) / STEPS : 1);
