import type { Basis } from '$lib/metrics/contribution-chance';
import type { KpiDefinition } from './definition';

/**
 * What a change of a KPI can be told by: shares and rates by their cases, durations by their mean, all else as an amount;
 * null where the groups do not make up the whole: the commonest few, yields multiplied, months that share others.
 */
export function basisOf({ measure, apart, overSteps, compute, chart }: KpiDefinition): Basis | null {
	if (apart !== null || overSteps || (compute !== null && chart === 'run')) return null;
	if (measure === 'share' || measure === 'rate') return measure;
	return measure === 'duration' ? 'mean' : 'amount';
}
