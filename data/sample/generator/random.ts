/**
 * A seeded source of chance. Only addition, multiplication, `Math.log`, `Math.exp` and `Math.sqrt` are used, so that
 * every engine draws the same numbers.
 */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** A whole number from 0 to below `count`. */
	below(count: number): number;
	chance(probability: number): boolean;
	/** Mean 0, standard deviation 1. */
	normal(): number;
	/** Median 1; `sigma` is the deviation of the logarithm. */
	lognormal(sigma: number): number;
	/** Mean `mean`. */
	exponential(mean: number): number;
	poisson(mean: number): number;
	binomial(count: number, probability: number): number;
	pick<Item>(weighted: Weighted<Item>): Item;
}

/** Items with their cumulated weights, ready to be drawn from. */
export interface Weighted<Item> {
	items: readonly Item[];
	cumulated: number[];
}

export function weigh<Item>(items: readonly Item[], weight: (item: Item, index: number) => number): Weighted<Item> {
	let sum = 0;
	return { items, cumulated: items.map((item, index) => (sum += weight(item, index))) };
}

/** Items by weight, as in `weights({ rework: 45, scrap: 30 })`. */
export const weights = (table: Record<string, number>): Weighted<string> =>
	weigh(Object.keys(table), (name) => table[name]!);

/** One independent stream for each seed and name: drawing more from one leaves the others as they are. */
export function random(seed: number, stream: string): Random {
	const next = mulberry32(hash(`${seed}/${stream}`));
	const below = (count: number): number => Math.floor(next() * count);

	// The sum of twelve uniforms: close enough to normal, and free of trigonometry.
	function normal(): number {
		let sum = -6;
		for (let draw = 0; draw < 12; draw++) sum += next();
		return sum;
	}

	function poisson(mean: number): number {
		if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
		const limit = Math.exp(-mean);
		let count = 0;
		for (let product = next(); product > limit; product *= next()) count++;
		return count;
	}

	function binomial(count: number, probability: number): number {
		const mean = count * probability;
		if (mean < 20) return Math.min(count, poisson(mean));
		const drawn = Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal());
		return Math.min(count, Math.max(0, drawn));
	}

	function pick<Item>({ items, cumulated }: Weighted<Item>): Item {
		const target = next() * cumulated[cumulated.length - 1]!;
		return items[cumulated.findIndex((sum) => sum > target)]!;
	}

	return {
		next,
		below,
		chance: (probability) => next() < probability,
		normal,
		lognormal: (sigma) => Math.exp(sigma * normal()),
		exponential: (mean) => -mean * Math.log(1 - next()),
		poisson,
		binomial,
		pick
	};
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return value >>> 0;
}

/** Mulberry32 by Tommy Ettinger, public domain. */
function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
