import type { Month } from '../time/month';
import type { Span } from '../time/span';
import type { FacetId } from './facets';

/** What the bars show: the KPI's own value, how many cases there are, or what their quantities come to. */
export const SHOWS = ['value', 'cases', 'quantity'] as const;
export type Show = (typeof SHOWS)[number];

/** Facets that say so little of a share that it would read 0 or 100 %: their bars count the cases. */
const COUNTED: readonly FacetId[] = ['result', 'days', 'late_reason', 'late_party'];

/** What tells amounts apart that must not be added up; of a table that holds several kinds of them. */
export const AMOUNTS_APART: Readonly<Record<string, FacetId>> = { volumes: 'measure', measures: 'kpi' };

/** What the bars of a facet show, where all others show `show`. Amounts of several measures are not held beside each other. */
export function shownIn(facet: FacetId, show: Show, possible: readonly Show[]): Show {
	if (!possible.includes('cases')) return show;
	return (show === 'value' && COUNTED.includes(facet)) ||
		(show === 'quantity' && Object.values(AMOUNTS_APART).includes(facet))
		? 'cases'
		: show;
}

/** What rows can be sorted by: their day, a facet, or their quantity. */
export type SortKey = FacetId | 'day' | 'quantity';

export interface Sort {
	by: SortKey;
	descending: boolean;
}

/** Where a page of rows begins: behind a row, or before it. */
export interface Place {
	towards: 'after' | 'before';
	/** The row as the server named it. */
	cursor: string;
}

/** One look at the data: all of it stands in the address. */
export interface Question {
	/** A KPI or a data kind; null: what there is. */
	of: string | null;
	/** Months looked at; null: all. */
	span: Span | null;
	/** Names chosen, by facet; sorted, none twice, none empty. */
	filters: Partial<Record<FacetId, readonly string[]>>;
	/** Null: what suits the subject. */
	show: Show | null;
	split: FacetId | null;
	/** Months that those of `span` are held against. */
	against: Span | null;
	/** Part of a name that is looked for, by facet. */
	find: Partial<Record<FacetId, string>>;
	sort: Sort;
	place: Place | null;
}

export const DEFAULT_SORT: Sort = { by: 'day', descending: true };

export const EMPTY_QUESTION: Question = {
	of: null,
	span: null,
	filters: {},
	show: null,
	split: null,
	against: null,
	find: {},
	sort: DEFAULT_SORT,
	place: null
};

/** The names chosen of a facet. */
export const chosenOf = ({ filters }: Question, facet: FacetId): readonly string[] => filters[facet] ?? [];

/** Another look: the rows begin at their first page, for they are other rows. */
export const changed = (question: Question, change: Partial<Question>): Question => ({
	...question,
	place: null,
	...change
});

/** A click on a bar: its name is chosen, or no longer. */
export function toggled(question: Question, facet: FacetId, name: string): Question {
	const chosen = chosenOf(question, facet);
	return withFilter(question, facet, chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
}

/** The same look with other names of one facet; none: the facet filters no longer. */
export function withFilter(question: Question, facet: FacetId, names: readonly string[]): Question {
	const filters = { ...question.filters };
	if (names.length === 0) delete filters[facet];
	else filters[facet] = [...new Set(names)].sort();
	return changed(question, { filters });
}

/**
 * A click on a month: it is chosen alone, also out of a span; one beside those that are chosen makes a span of all; the only
 * one that is chosen is chosen no longer.
 */
export function toggledMonth(question: Question, month: Month): Question {
	const { span } = question;
	const alone = { from: month, to: month };
	if (span === null) return changed(question, { span: alone });
	if (span.from === month && span.to === month) return changed(question, { span: null, against: null });
	if (month >= span.from && month <= span.to) return changed(question, { span: alone });
	return changed(question, { span: month < span.from ? { ...span, from: month } : { ...span, to: month } });
}

/** A click on the head of a column: sorted by it, largest first where it is sorted so already the other way round. */
export function sortedBy(question: Question, by: SortKey): Question {
	const { sort } = question;
	const descending = sort.by === by ? !sort.descending : by === 'day' || by === 'quantity' || by === 'days';
	return changed(question, { sort: { by, descending } });
}

/** The same subject and what is shown of it, of all rows. */
export const cleared = (question: Question): Question => changed(question, { span: null, against: null, filters: {} });

export const isFiltered = ({ span, filters }: Question): boolean => span !== null || Object.keys(filters).length > 0;
