import type { Interval } from './interval';

/** A value with its interval. */
export interface Estimate extends Interval {
	value: number;
}

/**
 * Interval of first − second from the intervals of both, which need not be symmetric: method of variance estimates recovery.
 * Zou and Donner, Statistics in Medicine 27 (2008); with Wilson's intervals of two shares it is method 10 of Newcombe,
 * Statistics in Medicine 17 (1998).
 */
export function differenceInterval(first: Estimate, second: Estimate): Interval {
	const difference = first.value - second.value;
	return {
		lower: difference - Math.hypot(first.value - first.lower, second.upper - second.value),
		upper: difference + Math.hypot(first.upper - first.value, second.value - second.lower)
	};
}
