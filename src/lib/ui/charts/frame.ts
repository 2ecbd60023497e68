import type { ChartPoint } from './chart-points';

/** Room around the drawing, in pixels. */
export interface Frame {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const NARROW = 560;
/** Months shown where the chart is narrow: it is drawn anew, not scaled down. */
export const NARROW_MONTHS = 18;
export const FONT_SIZE = 12;

export const isNarrow = (width: number): boolean => width < NARROW;

/** Width of a letter of the chart's font as a share of its size, on the safe side. */
export const LETTER = 0.53;

/** Room for the axes and, to the right, for the names of the lines, the longest of which has so many letters. */
export function frameOf(width: number, letters = 0): Frame {
	const names = Math.ceil(letters * FONT_SIZE * LETTER) + 14;
	return isNarrow(width)
		? { left: 40, right: Math.max(84, names), top: 20, bottom: 34 }
		: { left: 48, right: Math.max(112, names), top: 20, bottom: 34 };
}

/** The months that a chart of this width shows: the latest. */
export const shownPoints = (points: readonly ChartPoint[], width: number): readonly ChartPoint[] =>
	isNarrow(width) ? points.slice(-NARROW_MONTHS) : points;
