/** Differences below this share of a value's own size are rounding, not data. */
const RELATIVE_EPSILON = 1e-12;

/**
 * Whether `a` lies above `b` by more than rounding. The sum of 24 times 96.1 divided by 24 is not 96.1: without this
 * a series that never changes would lie outside its own limits. `width` is the scale of the chart, for values near zero.
 */
export function above(a: number, b: number, width = 0): boolean {
	return a - b > RELATIVE_EPSILON * Math.max(Math.abs(a), Math.abs(b), Math.abs(width));
}

/** Whether `a` lies below `b` by more than rounding. */
export const below = (a: number, b: number, width = 0): boolean => above(b, a, width);
