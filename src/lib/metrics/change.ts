import type { Decomposition, DimensionChange } from './contribution';
import type { Dimension } from './kpi';
import { isRestCategory } from './pareto';
import type { OfferedPair, Period } from './period-pair';
import type { Month } from '../time/month';

/** A period with how many of its months have a value. */
export interface MeasuredPeriod extends Period {
	measured: number;
}

/** A column that tells cases apart beside the dimensions. */
export type CaseColumn = 'reason' | 'defect type' | 'category';

/** The commonest category among the cases of a group, in both periods: so many of so many. */
export interface CommonestCategory {
	column: CaseColumn;
	name: string;
	cases: number;
	of: number;
	casesBefore: number;
	ofBefore: number;
}

/** The group that the change is told by, in the dimension that explains most of it. */
export interface Lead {
	by: Dimension;
	name: string;
	/** Null where no category has a good part of its cases, or none is told. */
	category: CommonestCategory | null;
}

/** How a KPI came from one period to another. */
export interface Change {
	period: MeasuredPeriod;
	against: MeasuredPeriod;
	/** Months of either that are not final yet. */
	unfinished: Month[];
	/** Null where a period has no value. */
	told: Decomposition | null;
	lead: Lead | null;
}

/** A change as the page of a KPI shows it. */
export interface ShownChange extends Change {
	/** Pairs of periods to choose from at once. */
	offered: OfferedPair[];
	/** Months to choose from. */
	months: Month[];
}

/** A dimension that explains less tells nothing of the change. */
const LEAST_EXPLAINED = 0.1;

/**
 * The group that a change is told by: the largest in the dimension that explains most that is no noise, has a name, and
 * moved the way the whole did, where that moved at all.
 */
export function leadOf(told: Decomposition): Omit<Lead, 'category'> | null {
	const [best] = told.dimensions;
	if (!best || (best.explained ?? 0) < LEAST_EXPLAINED) return null;
	const ways = told.mayBeNoise === false ? Math.sign(told.change) : 0;
	const found = best.rows.find(
		({ name, total, mayBeNoise }) =>
			mayBeNoise === false && !isRestCategory(name) && (ways === 0 || Math.sign(total) === ways)
	);
	return found ? { by: best.by, name: found.name } : null;
}

/** What the lead adds, with its dimension. */
export function leadRow(
	told: Decomposition,
	lead: Pick<Lead, 'by' | 'name'>
): { dimension: DimensionChange; row: DimensionChange['rows'][number] } | null {
	const dimension = told.dimensions.find(({ by }) => by === lead.by);
	const row = dimension?.rows.find(({ name }) => name === lead.name);
	return dimension && row ? { dimension, row } : null;
}
