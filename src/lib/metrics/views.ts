import type { Ageing } from './ageing';
import type { Assessment, Grade } from './assessment';
import type { ShownChange } from './change';
import type { Comparison } from './comparison';
import type { Distribution } from './distribution';
import type { HeatMap } from './heat-map';
import type { Category, DataKind, Dimension, Kpi, Target } from './kpi';
import type { NotedPage } from './noted-page';
import type { OwnerComment } from './notes';
import type { PeriodComparison } from './periods';
import type { Day, Month } from '../time/month';

/** The part of the organisation a view shows; empty = everything. One value per dimension. */
export type Scope = Partial<Record<Dimension, string>>;

/** What the filters offer, in reading order; long lists are searched, not listed whole. */
export type ScopeChoices = Record<Dimension, string[]>;

/** The parts of an evidence grade; each 0 (poor) to 3 (full), and the remark that explains a loss. */
export interface Evidence {
	grade: Grade;
	complete: number;
	timely: number;
	valid: number;
	enough: number;
	remarks: string[];
}

/** A piece of a sentence; strong pieces carry the message. */
export interface TextRun {
	text: string;
	strong?: boolean;
}

/** One card of the board: a KPI that has data. */
export interface Card {
	kpi: Kpi;
	assessment: Assessment;
	targets: Target[];
	owner: string | null;
	evidence: Evidence | null;
	sentence: TextRun[];
	/** The owner's word on the last judged month. */
	comment: OwnerComment | null;
	/** Sites that are missing in the last month: "without Porto". */
	missingSites: string[];
	attention: boolean;
}

/** Why a KPI has no value at all: kinds that have not come, or what the ones that are there do not tell. */
export interface Lack {
	/** Kinds to add; empty where all are there. */
	needs: DataKind[];
	/** What they leave out, one sentence. */
	lacks?: string;
}

export interface Board {
	cards: Card[];
	/** Shown KPIs that lack their data. */
	unmeasured: ({ kpi: Kpi } & Lack)[];
	/** KPIs that somebody has taken off the board. */
	hidden: Kpi[];
	/** Shown KPIs that have values, but none in this scope. */
	withoutRows: Kpi[];
	/** Shown KPIs that cannot be read in this scope (a dimension they lack). */
	outOfScope: Kpi[];
	scope: Scope;
	choices: ScopeChoices;
	months: number;
	/** Last month that is complete; null on an empty store. */
	dataTo: Month | null;
	inProgress: Month | null;
	/** Cells of the calendar that are due and missing. */
	missing: { kind: DataKind; site: string; month: Month }[];
	seq: number;
}

/** One KPI in one scope, all the KPI page shows. */
export interface KpiPage extends NotedPage {
	kpi: Kpi;
	card: Card;
	position: number;
	shown: boolean;
	/** Why no month has a value, whatever the scope; null where some have. */
	unmeasured: Lack | null;
	/** Whether its numbers rest on rows; those of the calendar rest on files. */
	hasRows: boolean;
	scope: Scope;
	choices: ScopeChoices;
	/** Split shown now: dimension and its groups on one scale, largest first; null where the KPI has no such dimension. */
	breakdown: { by: Dimension; groups: Group[]; omitted: number } | null;
	/** Cases per group, or per category of a concentration, in the window, sorted, with cumulative share; null where there is nothing to count. */
	pareto: {
		by: Dimension | Category;
		bars: ParetoBar[];
		total: number;
		vitalFew: number;
		from: Month;
		to: Month;
		/** The months before, as many, as far as they have cases. */
		previous: { from: Month; to: Month; total: number } | null;
	} | null;
	/** The groups of the same split over the same months, held against what chance explains for their size. */
	comparison: Comparison | null;
	/** The last final month and the year so far held against earlier ones; null where no month is final. */
	periods: PeriodComparison | null;
	/** How the days of a duration, or of a promise, are spread over the months shown; null for other KPIs. */
	spread: Distribution | null;
	/** How it came from one period to another; null where its groups do not make up the whole, or no months are there. */
	change: ShownChange | null;
	/** How old the units of a stock are at the end of the last judged month; null for other KPIs. */
	ageing: Ageing | null;
	/** Months by groups, or by the categories of a concentration; null where there is nothing to tell apart. */
	heat: HeatMap | null;
	/** Imports behind the last judged month. */
	lineage: { importId: number; name: string; createdAt: string; actor: string; rows: number }[];
	/** Months whose final number was changed later: what stood before. */
	restatements: {
		month: Month;
		before: number | null;
		after: number | null;
		importId: number | null;
		changedAt: string;
	}[];
	seq: number;
}

export interface Group {
	name: string;
	assessment: Assessment;
}

export interface ParetoBar {
	name: string;
	count: number;
	denominator: number | null;
	cumulativeShare: number;
	/** Cases in the months before; null where there are none to tell. */
	before: number | null;
	vital: boolean;
	/** unknown, unassigned or the rest: kept last. */
	rest: boolean;
}

export type CellState = 'complete' | 'late' | 'partial' | 'missing' | 'not_due' | 'before_start';

/** The data calendar: what each kind and site has brought for each month. */
export interface Coverage {
	months: Month[];
	rows: { kind: DataKind; site: string; cells: CoverageCell[]; dataDate: Day | null }[];
}

export interface CoverageCell {
	month: Month;
	state: CellState;
	rows: number;
	/** Rejected rows that could be assigned to the cell. */
	rejected: number;
	importIds: number[];
}
