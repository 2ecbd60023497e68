import { DIMENSIONS } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Parameters } from './parameters';

export const SCOPE = DIMENSIONS;

/** The part of the organisation that the parameters name; those not given do not narrow it. */
export function scopeOf(parameters: Parameters): Scope {
	const named = DIMENSIONS.map((dimension) => [dimension, parameters.text(dimension)] as const);
	return Object.fromEntries(named.filter(([, name]) => name !== undefined));
}

/** The number of a change; absent: as it is now. */
export const asOfOf = (parameters: Parameters): number | null =>
	parameters.whole('asOf', 0, Number.MAX_SAFE_INTEGER) ?? null;
