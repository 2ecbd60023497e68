/** How often a category occurs; `count` may also be a quantity or a cost. */
export interface CategoryCount {
	category: string;
	count: number;
}

export interface ParetoBar extends CategoryCount {
	/** Part of the total, 0 to 1. */
	share: number;
	cumulativeCount: number;
	cumulativeShare: number;
	/** Unknown, unassigned or other: no category that anybody could work on, so it stands last. */
	rest: boolean;
}

export interface Pareto {
	bars: ParetoBar[];
	total: number;
	/** Part of the three largest categories, rest not counted among them. */
	topThreeShare: number | null;
	/** Fewest categories that make up 80 % of the total together, rest not among them; null where they never do. */
	vitalFew: number | null;
	/** Part of the rest: above 15 % the reasons are not known well enough. */
	restShare: number | null;
}

export interface ParetoOptions {
	isRest?: (category: string) => boolean;
	/** Cumulative share that the vital few reach. */
	reach?: number;
}

const REST = new Set(['unknown', 'unassigned', 'other', 'others', 'unknown/other']);

/** Whether a category names what nobody told apart. */
export const isRestCategory = (category: string): boolean => REST.has(category.trim().toLowerCase());

/** Categories by count, largest first, ties in input order, the rest last. */
export function pareto(counts: readonly CategoryCount[], options: ParetoOptions = {}): Pareto {
	const isRest = options.isRest ?? isRestCategory;
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	const sorted = counts
		.map((entry) => ({ ...entry, rest: isRest(entry.category) }))
		.sort((a, b) => Number(a.rest) - Number(b.rest) || b.count - a.count);
	let cumulativeCount = 0;
	const bars = sorted.map((entry) => {
		cumulativeCount += entry.count;
		return {
			...entry,
			share: shareOf(entry.count, total) ?? 0,
			cumulativeCount,
			cumulativeShare: shareOf(cumulativeCount, total) ?? 0
		};
	});
	return { bars, total, ...concentration(bars, total, options.reach ?? 0.8) };
}

function concentration(bars: readonly ParetoBar[], total: number, reach: number) {
	const known = bars.filter((bar) => !bar.rest);
	const sum = (some: readonly ParetoBar[]) => some.reduce((count, bar) => count + bar.count, 0);
	// Counts are compared, not shares: 0.8 has no exact form, and 4 of 5 must reach it.
	const enough = known.findIndex((bar) => total > 0 && bar.cumulativeCount >= reach * total * (1 - 1e-12));
	return {
		topThreeShare: shareOf(sum(known.slice(0, 3)), total),
		vitalFew: enough === -1 ? null : enough + 1,
		restShare: shareOf(sum(bars.filter((bar) => bar.rest)), total)
	};
}

const shareOf = (count: number, total: number): number | null => (total === 0 ? null : count / total);
