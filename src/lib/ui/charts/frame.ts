import type { AssessedPoint } from '$lib/metrics/assessment';

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

export const frameOf = (width: number): Frame =>
	isNarrow(width) ? { left: 40, right: 84, top: 20, bottom: 34 } : { left: 48, right: 112, top: 20, bottom: 34 };

/** The months that a chart of this width shows: the latest. */
export const shownPoints = (points: readonly AssessedPoint[], width: number): readonly AssessedPoint[] =>
	isNarrow(width) ? points.slice(-NARROW_MONTHS) : points;
