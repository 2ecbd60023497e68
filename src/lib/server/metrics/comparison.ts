import { compare, type Comparison } from '$lib/metrics/comparison';
import type { Dimension } from '$lib/metrics/kpi';
import { isRestCategory } from '$lib/metrics/pareto';
import type { Scope } from '$lib/metrics/views';
import { Problem } from '$lib/problem';
import type { Month } from '$lib/time/month';
import type { KpiDefinition, Measured } from './definition';
import { requireDimensions } from './dimensions';
import type { Reading } from './reading';
import { totalsOf } from './values';

/** Whether groups of a KPI can be held against what chance explains: shares and rates of rows, but not how these concentrate. */
export const canCompare = ({ measure, compute, apart }: KpiDefinition): boolean =>
	compute === null && apart === null && (measure === 'share' || measure === 'rate');

/** Groups with their totals over some months, held against each other; null where there are fewer than two to compare. */
export function comparisonOf(
	kpi: KpiDefinition,
	by: Dimension,
	{ from, to }: { from: Month; to: Month },
	totals: ReadonlyMap<string, Measured>
): Comparison | null {
	if (!canCompare(kpi)) return null;
	const groups = [...totals].flatMap(([name, { numerator, denominator }]) =>
		isRestCategory(name) || numerator === null || denominator === null ? [] : [{ name, numerator, denominator }]
	);
	const compared = compare(kpi.measure === 'share' ? 'p' : 'u', kpi.direction, groups);
	return compared && { by, from, to, ...compared };
}

/**
 * Reads the groups of a scope and compares them. 422 `comparison_not_available` for a KPI that is no share or rate,
 * `dimension_not_available`.
 */
export async function readComparison(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	span: { from: Month; to: Month }
): Promise<Comparison | null> {
	if (!canCompare(kpi))
		throw new Problem(
			'comparison_not_available',
			422,
			`${kpi.name} is no share or rate: chance says nothing of how its groups differ.`,
			{ kpi: kpi.id }
		);
	await requireDimensions(reading, kpi, scope, by);
	return comparisonOf(kpi, by, span, await totalsOf(reading, kpi, scope, by, span));
}
