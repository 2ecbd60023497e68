import { above, below } from './near';
import type { Side } from './pattern';

/** Which way is better. */
export type Better = 'up' | 'down' | 'neutral';
export type Meaning = 'improvement' | 'concern' | 'neutral';
export type VariationIcon = 'common_cause' | `${Meaning}_${'high' | 'low'}`;
export type AssuranceIcon = 'consistent_pass' | 'inconsistent' | 'consistent_fail';

/** How a signal on one side reads, given which way is better. */
export function meaningOf(side: 'high' | 'low', better: Better): Meaning {
	if (better === 'neutral') return 'neutral';
	return (side === 'high') === (better === 'up') ? 'improvement' : 'concern';
}

/** Variation icon of a point; null for a point without signal means common cause. */
export function variationIcon(side: Side, better: Better): VariationIcon {
	return side === null ? 'common_cause' : `${meaningOf(side, better)}_${side}`;
}

/**
 * Assurance icon by the published table: only a target strictly beyond a limit is consistently passed or failed. Where
 * limits are unknown nothing is consistent. As NHSRplotthedots; other published wordings include the limit itself.
 */
export function assuranceByTable(
	target: number | null,
	lower: number | null,
	upper: number | null,
	better: Better
): AssuranceIcon | null {
	if (target === null || better === 'neutral') return null;
	if (lower === null || upper === null) return 'inconsistent';
	const width = upper - lower;
	if (above(target, upper, width)) return better === 'up' ? 'consistent_fail' : 'consistent_pass';
	if (below(target, lower, width)) return better === 'up' ? 'consistent_pass' : 'consistent_fail';
	return 'inconsistent';
}

/**
 * Assurance icon as this product shows it: by the table, but none without limits, and where the limits coincide nothing
 * varies, so that the target is held against the value itself: one that is met month after month is passed.
 */
export function assuranceIcon(
	target: number | null,
	lower: number | null,
	upper: number | null,
	better: Better
): AssuranceIcon | null {
	if (lower === null || upper === null) return null;
	const icon = assuranceByTable(target, lower, upper, better);
	return icon === 'inconsistent' && !above(upper, lower) ? 'consistent_pass' : icon;
}
