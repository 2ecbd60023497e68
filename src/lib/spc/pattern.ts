import type { Lines } from './lines';
import type { Series } from './moving-range';
import { above, below } from './near';

/** Side of a signal: above the centre or rising, below it or falling; null where the point belongs to no pattern. */
export type Side = 'high' | 'low' | null;

/** A pattern that a rule found: `both` where it has no side, such as points that alternate. */
export interface Found {
	side: 'high' | 'low' | 'both';
	/** Index at which it is complete: with the point before it there was none yet. */
	at: number;
	/** Indexes of the points that make it up, ascending. */
	points: number[];
}

/**
 * Finds the patterns of one rule in a series, held against its lines. A point without value belongs to none and breaks
 * what runs across it: whether a month that nobody saw would have carried it on is not known. Each point is held against
 * its own lines, where they vary.
 */
export type Rule = (values: Series, lines: Lines) => Found[];

type Mark = 'high' | 'low' | 'both' | null;

/** At each point from the `length`th of a run of equal marks on: the last `length` points. */
export function runsOf(marks: readonly Mark[], length: number): Found[] {
	const found: Found[] = [];
	let start = 0;
	marks.forEach((side, at) => {
		if (side === null || side !== marks[start]) start = at;
		if (side !== null && at - start + 1 >= length) found.push({ side, at, points: range(at - length + 1, at) });
	});
	return found;
}

/** At each marked point: where at least `enough` of the last `length` points, all measured, carry its mark. */
export function windowsOf(marks: readonly Mark[], values: Series, enough: number, length: number): Found[] {
	return marks.flatMap((side, at): Found[] => {
		const window = range(at - length + 1, at);
		if (side === null || at < length - 1 || window.some((index) => (values[index] ?? null) === null)) return [];
		const points = window.filter((index) => marks[index] === side);
		return points.length >= enough ? [{ side, at, points }] : [];
	});
}

/** Side of the centre on which each point lies; null on the centre, within rounding. */
export function sidesOfCentre(values: Series, lines: Lines): Side[] {
	return values.map((value, index) => stepBetween(lines.centre[index] ?? null, value, halfWidth(lines, index)));
}

/** Direction from the point before to each point; null for a tie, a gap, and the first point. */
export function stepsOf(values: Series, lines: Lines): Side[] {
	return values.map((value, index) => stepBetween(values[index - 1] ?? null, value, halfWidth(lines, index)));
}

const EDGES = {
	1: { lower: 'lowerOneSigma', upper: 'upperOneSigma' },
	2: { lower: 'lowerTwoSigma', upper: 'upperTwoSigma' },
	3: { lower: 'lower', upper: 'upper' }
} as const;

/** Side on which each point lies strictly beyond so many sigma; null within, on the line, and without a line. */
export function sidesBeyond(sigmas: 1 | 2 | 3, values: Series, lines: Lines): Side[] {
	const edges = EDGES[sigmas];
	return values.map((value, index) => {
		const width = halfWidth(lines, index);
		const upper = lines[edges.upper][index] ?? null;
		const lower = lines[edges.lower][index] ?? null;
		if (value !== null && upper !== null && above(value, upper, width)) return 'high';
		return value !== null && lower !== null && below(value, lower, width) ? 'low' : null;
	});
}

/** Whether a point has a value and both lines at so many sigma. */
export function hasZone(sigmas: 1 | 2 | 3, values: Series, lines: Lines, index: number): boolean {
	const { lower, upper } = EDGES[sigmas];
	return [values[index], lines[lower][index], lines[upper][index]].every((value) => (value ?? null) !== null);
}

/** Points at which a pattern is complete, and each further point while it lasts; ascending. */
export const completedAt = (found: readonly Found[]): number[] =>
	[...new Set(found.map(({ at }) => at))].sort((a, b) => a - b);

/** One side per point that belongs to a pattern; where two meet in a point, that of the later one. */
export function sidesOf(found: readonly Found[], length: number): Side[] {
	const sides: Side[] = Array<Side>(length).fill(null);
	for (const { side, points } of found) if (side !== 'both') for (const index of points) sides[index] = side;
	return sides;
}

export const range = (first: number, last: number): number[] =>
	Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

function stepBetween(from: number | null, to: number | null, width: number): Side {
	if (from === null || to === null) return null;
	if (above(to, from, width)) return 'high';
	return below(to, from, width) ? 'low' : null;
}

/** Scale of the chart at a point: what counts as rounding near zero depends on it. */
function halfWidth(lines: Lines, index: number): number {
	const centre = lines.centre[index] ?? null;
	const limits = [lines.lower[index] ?? null, lines.upper[index] ?? null];
	if (centre === null) return 0;
	return Math.max(...limits.map((limit) => (limit === null ? 0 : Math.abs(limit - centre))));
}
