import { above, below } from './near';
import type { Side } from './rules';

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
 * Assurance icon: the target against the limits of the last point. Only a target strictly beyond a limit is
 * consistently passed or failed, as in NHSRplotthedots; other published wordings include the limit itself.
 * Where the limits coincide nothing varies, and the target is held against the value itself.
 */
export function assuranceIcon(
	target: number | null,
	lower: number | null,
	upper: number | null,
	better: Better
): AssuranceIcon | null {
	if (target === null || lower === null || upper === null || better === 'neutral') return null;
	const width = upper - lower;
	if (above(target, upper, width)) return better === 'up' ? 'consistent_fail' : 'consistent_pass';
	if (below(target, lower, width)) return better === 'up' ? 'consistent_pass' : 'consistent_fail';
	return above(upper, lower) ? 'inconsistent' : 'consistent_pass';
}
