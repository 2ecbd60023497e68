import type { Interval } from './interval';
import { recoveredInterval } from './recovery';

/** A value with its interval. */
export interface Estimate extends Interval {
	value: number;
}

/**
 * Interval of first − second from the intervals of both, which need not be symmetric: method of variance estimates recovery.
 * Zou and Donner, Statistics in Medicine 27 (2008); with Wilson's intervals of two shares it is method 10 of Newcombe,
 * Statistics in Medicine 17 (1998).
 */
export const differenceInterval = (first: Estimate, second: Estimate): Interval =>
	recoveredInterval([
		{ weight: 1, estimate: first.value, interval: first },
		{ weight: -1, estimate: second.value, interval: second }
	]);
