/** Numbers from 0 up to 1, the same for the same seed on every machine. */
export type Random = () => number;

/**
 * Generator seeded by a text, such as the id of a decision: 32 bits of FNV-1a (Fowler, Noll and Vo) start mulberry32
 * (Ettinger), which is small, and good enough to draw months with.
 */
export function seededRandom(seed: string): Random {
	let state = 0x811c9dc5;
	for (let index = 0; index < seed.length; index++) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The entries in an order drawn by chance. Fisher and Yates; Durstenfeld, Communications of the ACM 7 (1964). */
export function shuffled<T>(entries: readonly T[], random: Random): T[] {
	const order = [...entries];
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[order[last], order[other]] = [order[other]!, order[last]!];
	}
	return order;
}
