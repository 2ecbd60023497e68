import type { AgeBands } from '$lib/metrics/ageing';
import type { DayMark } from '$lib/metrics/distribution';
import type { Dimension, Kpi } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import type { Reading } from './reading';
import type { ViewName } from './views';

/** Where rows come from and which date decides their month; what a revision says once for its parts. */
export interface Source {
	view: ViewName;
	/** Column of the view that holds the first day of the deciding month. */
	month: string;
	/** Condition on the view's rows. */
	population?: string;
	/** Field that a file must tell: for a month of which none did, nothing is known where rows would else count as zero. */
	field?: string;
}

type Placed = Required<Omit<Source, 'field'>>;

/** Rows counted, or a column of theirs summed up: additive over months and groups. */
export interface SumPart extends Placed, Pick<Source, 'field'> {
	form: 'sum';
	where: string;
	/** What is summed; null counts rows. */
	value: string | null;
}

/** Units in a stock at each month's end (at the data date in the month that this falls in). */
export interface StockPart {
	form: 'stock';
	view: ViewName;
	spell: string;
	where: string;
	value: string | null;
}

/** Days per unit: median, 90 %, mean; a unit that is open counts with its days so far, as a lower bound. */
export interface DaysPart extends Placed {
	form: 'days';
	where: string;
	days: string;
	open: string;
}

export type Part = SumPart | StockPart | DaysPart;

/** What a part is for. A KPI reads its months from the numbers of its roles. */
export type Role = 'numerator' | 'denominator' | 'cases' | 'known' | 'otherwise' | 'otherwise_of' | 'days';

export interface RolePart {
	role: Role;
	part: Part;
	/** Months for which this formula holds; null is open. */
	from: Month | null;
	until: Month | null;
	/** Number of the revision, from 1. */
	revision: number;
}

/** Numbers of one month and group by role; null: none of the kinds behind the role covers the month. */
export type RoleValues = Partial<Record<Exclude<Role, 'days'>, number | null>>;

/** What a month's roles come to. */
export interface Measured {
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	n: number;
	remark: Remark | null;
}

/** What must be said beside a value: reckoned in the second-best way, or part of it is not known. */
export type Remark = 'derived' | 'at_least';

/** A value that is not computed from rollups: one per month, in a scope. */
export type Compute = (
	reading: Reading,
	scope: Scope,
	by: Dimension | null
) => Promise<Map<string, Map<Month, Measured>>>;

export type Side = 'numerator' | 'denominator';

/** Days of a unit of a view, and whether they still grow. */
export type Delays = Pick<DaysPart, 'days' | 'open'>;

/** A KPI with its formulas. */
export interface KpiDefinition extends Kpi {
	parts: RolePart[];
	/** From the roles of a month to its value; null for durations and computed ones, which bring theirs. */
	measured: ((values: RoleValues) => Measured) | null;
	compute: Compute | null;
	/** Concentrations only: the column of the view that tells cases apart, the three largest of which make up the numerator. */
	apart: string | null;
	/** Whether the value is the product of the yields of the processes. */
	overSteps: boolean;
	/** Stocks only: how their units are told apart by age. */
	ages: AgeBands | null;
	/** How many days each unit of the denominator lies behind its promise, and whether it still runs; durations bring theirs. */
	delays: Delays | null;
	/** Days by which something is due, for the distribution of days. */
	marks: readonly DayMark[];
	/** Sides that count cases as they close, also after the cut-off: that they grow is no restatement. */
	grows: readonly Side[];
	/** Days after a month until its cases have come: before that it is not judged, and later ones restate nothing. */
	maturesAfterDays: number;
	/** Whether months are not to be added up: each is told with the eleven before it, or is a value that no sum has a meaning of. */
	rolling: boolean;
	/** Any of the kinds it needs will do. */
	needsAny: boolean;
}
