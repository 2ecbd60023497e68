import type { Lines } from './lines';

/** First and one past the last index of each phase, given where the phases after the first begin. */
export function phaseRanges(length: number, starts: readonly number[] = []): { from: number; to: number }[] {
	const edges = [0, ...starts, length];
	return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1]! }));
}

/** Joins the lines of consecutive phases into those of the whole chart. */
export function joinLines(phases: readonly Lines[]): Lines {
	return {
		centre: phases.flatMap((lines) => lines.centre),
		lower: phases.flatMap((lines) => lines.lower),
		upper: phases.flatMap((lines) => lines.upper),
		lowerTwoSigma: phases.flatMap((lines) => lines.lowerTwoSigma),
		upperTwoSigma: phases.flatMap((lines) => lines.upperTwoSigma)
	};
}
