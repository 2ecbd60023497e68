import type { Kpi, DataKind } from '../metrics/kpi';
import type { Month } from '../time/month';
import type { DaysKind, FacetId } from './facets';
import type { Question, Show, SortKey } from './question';
import type { Span } from '../time/span';

/** What is explored: a KPI by its rows, or a kind of facts. */
export interface Subject {
	id: string;
	name: string;
	/** The KPI; null for a table of facts. */
	kpi: Kpi | null;
	kinds: DataKind[];
	/** What the bars can show. */
	shows: Show[];
	/** What its rows are called: 'order lines', 'complaints'. */
	cases: string;
	/** What its quantities are: 'units'; null where it has none. */
	quantity: string | null;
	/** What `days` measures; null where it has none. */
	days: DaysKind | null;
}

/** A subject that can be chosen, and why another cannot. */
export interface SubjectChoice {
	id: string;
	name: string;
	group: 'kpi' | 'table';
}

/** What some rows come to. */
export interface Amount {
	/** What is shown: the KPI's value, cases, or a quantity; null: nothing to tell it from. */
	shown: number | null;
	/** The KPI's value; null for tables. */
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	/** Cases that the value rests on; rows of a table. */
	cases: number;
	/** The value can still grow: it rests on cases that are open, or on part of the amounts. */
	atLeast: boolean;
}

export interface Bar extends Amount {
	name: string;
	chosen: boolean;
	/** The same in the months that are held against; null where nothing is. */
	against: Amount | null;
}

export interface Facet {
	id: FacetId;
	bars: Bar[];
	/** Names with rows under all other filters, of which `bars` are the largest and the chosen. */
	names: number;
	/** Names that can be chosen at all. */
	known: number;
}

export interface MonthBar extends Amount {
	month: Month;
	chosen: boolean;
	/** Whether it is one of the months that are held against. */
	compared: boolean;
}

/** One group of a split, over the months that are looked at. */
export interface SplitSeries {
	name: string;
	total: Amount;
	points: { month: Month; shown: number | null; cases: number }[];
}

export interface Exploration {
	question: Question;
	subject: Subject;
	show: Show;
	/** Of all filters together. */
	total: Amount;
	against: Amount | null;
	months: MonthBar[];
	facets: Facet[];
	split: { by: FacetId; series: SplitSeries[]; omitted: number } | null;
	/** Rows of all filters together. */
	rows: number;
	/** Month at whose end a stock is told; null for all else. */
	stockMonth: Month | null;
	/** Months that have rows. */
	span: Span | null;
	sorts: SortKey[];
	seq: number;
}
