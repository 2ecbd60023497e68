import { joinLines, type Lines } from './lines';

/** A stretch of points with its own centre and limits: first and one past the last index. */
export interface Phase {
	from: number;
	to: number;
}

/** Which points set the centre and limits of which stretch. */
export interface Recalculation {
	/** Index of the first point of every phase after the first; what lies outside the series, or twice, begins none. */
	phaseStarts?: readonly number[];
	/** Points that are plotted, and held against the limits, but leave centre, sigma and runs alone. */
	excluded?: readonly number[];
	/**
	 * Only this many first points set the lines, which then hold for all. Where there are phases each has its own lines,
	 * and nothing is frozen, as in qicharts2.
	 */
	freezeFirst?: number;
}

export function phaseRanges(length: number, starts: readonly number[] = []): Phase[] {
	const inside = starts.filter((start) => start > 0 && start < length);
	const edges = [0, ...[...new Set(inside)].sort((a, b) => a - b), length];
	return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1]! }));
}

/** Whether a point sets the lines of its phase. */
export function setsLines(index: number, { phaseStarts, excluded, freezeFirst }: Recalculation): boolean {
	const frozen = freezeFirst !== undefined && !phaseStarts?.length ? freezeFirst : Infinity;
	return index < frozen && !excluded?.includes(index);
}

/** A chart of all points, and what each phase says of itself. */
export interface Phased<T extends Lines> {
	lines: Lines;
	phases: (T & Phase)[];
}

/**
 * Draws each phase by itself, with its points and which of them count, and joins the lines: a phased chart is its charts,
 * one beside the other.
 */
export function drawPhases<T extends Lines>(
	length: number,
	recalculation: Recalculation,
	draw: (phase: Phase, included: boolean[]) => T
): Phased<T> {
	const included = Array.from({ length }, (_, index) => setsLines(index, recalculation));
	const phases = phaseRanges(length, recalculation.phaseStarts).map((phase) => ({
		...draw(phase, included.slice(phase.from, phase.to)),
		...phase
	}));
	return { lines: joinLines(phases), phases };
}
