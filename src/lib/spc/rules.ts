import type { Lines } from './lines';
import type { Series } from './moving-range';
import { above, below } from './near';

/** Side of a signal: above the centre or rising, below it or falling; null where the point belongs to no pattern. */
export type Side = 'high' | 'low' | null;

const SHIFT = 7;
const TREND = 7;

/**
 * The rules of the NHS Making Data Count method (NHSRplotthedots). Each gives one side per point and marks every point
 * that belongs to a pattern. A point without value belongs to none and breaks a run: whether a month that nobody saw
 * would have carried it on is not known.
 */

/** Strictly outside the limits. */
export function astronomical(values: Series, lines: Lines): Side[] {
	return values.map((value, index) => {
		const width = halfWidth(lines, index);
		const upper = lines.upper[index] ?? null;
		const lower = lines.lower[index] ?? null;
		if (value !== null && upper !== null && above(value, upper, width)) return 'high';
		if (value !== null && lower !== null && below(value, lower, width)) return 'low';
		return null;
	});
}

/** Seven or more in a row strictly on one side of the centre; a point on the centre breaks the run. */
export function shift(values: Series, lines: Lines): Side[] {
	return markRuns(sidesOfCentre(values, lines), SHIFT);
}

/** Seven or more points in a row, each strictly above (or below) the one before; a tie breaks it. */
export function trend(values: Series, lines: Lines): Side[] {
	const marks: Side[] = values.map(() => null);
	let start = 0;
	let direction: Side = null;
	values.forEach((value, index) => {
		const step = index === 0 ? null : stepBetween(values[index - 1] ?? null, value, halfWidth(lines, index));
		if (step === null || step !== direction) start = step === null ? index : index - 1;
		direction = step;
		if (index - start + 1 >= TREND) marks.fill(step, start, index + 1);
	});
	return marks;
}

/**
 * Three consecutive points on the same side of the centre of which at least two lie strictly between two and three
 * sigma: only those are marked. Points beyond three sigma do not count. Each point is held against its own limits.
 */
export function twoOfThree(values: Series, lines: Lines): Side[] {
	const sides = sidesOfCentre(values, lines);
	const outside = astronomical(values, lines);
	const inZone = values.map((value, index) => {
		const width = halfWidth(lines, index);
		const [inner, outer] = [lines.lowerTwoSigma[index] ?? null, lines.upperTwoSigma[index] ?? null];
		if (value === null || inner === null || outer === null || outside[index] !== null) return false;
		return above(value, outer, width) || below(value, inner, width);
	});
	const marks: Side[] = values.map(() => null);
	for (let last = 2; last < values.length; last++) {
		const side = sides[last] ?? null;
		const three = [last - 2, last - 1, last];
		const close = three.filter((index) => inZone[index]);
		if (side === null || close.length < 2 || three.some((index) => sides[index] !== side)) continue;
		for (const index of close) marks[index] = side;
	}
	return marks;
}

function sidesOfCentre(values: Series, lines: Lines): Side[] {
	return values.map((value, index) => stepBetween(lines.centre[index] ?? null, value, halfWidth(lines, index)));
}

function stepBetween(from: number | null, to: number | null, width: number): Side {
	if (from === null || to === null) return null;
	if (above(to, from, width)) return 'high';
	return below(to, from, width) ? 'low' : null;
}

function markRuns(sides: readonly Side[], length: number): Side[] {
	const marks: Side[] = sides.map(() => null);
	let start = 0;
	sides.forEach((side, index) => {
		if (side !== sides[start]) start = index;
		if (side !== null && index - start + 1 >= length) marks.fill(side, start, index + 1);
	});
	return marks;
}

/** Scale of the chart at a point: what counts as rounding near zero depends on it. */
function halfWidth(lines: Lines, index: number): number {
	const centre = lines.centre[index] ?? null;
	const limits = [lines.lower[index] ?? null, lines.upper[index] ?? null];
	if (centre === null) return 0;
	return Math.max(...limits.map((limit) => (limit === null ? 0 : Math.abs(limit - centre))));
}
