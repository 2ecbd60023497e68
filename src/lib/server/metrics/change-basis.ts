import type { Basis } from '$lib/metrics/contribution-chance';
import type { KpiDefinition } from './definition';
import { hasNoTotal } from './own-kpis';

/**
 * What a change of a KPI can be told by: shares and rates by their cases, durations by their mean, all else as an amount;
 * null where the groups do not make up the whole: the commonest few, yields multiplied, months that share others, values
 * that do not add up.
 */
export function basisOf(kpi: KpiDefinition): Basis | null {
	const { measure, apart, overSteps, compute, chart } = kpi;
	if (hasNoTotal(kpi) || apart !== null || overSteps || (compute !== null && chart === 'run')) return null;
	if (measure === 'share' || measure === 'rate') return measure;
	return measure === 'duration' ? 'mean' : 'amount';
}
