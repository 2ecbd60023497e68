import { RESULTS, UNASSIGNED, WEEKDAYS, type FacetId } from '$lib/explore/facets';
import type { DataKind } from '$lib/metrics/kpi';
import type { ViewName } from '../metrics/views';
import { VIEWS } from '../metrics/views';

/** Where the names of a facet come from: a stored column of facts, or a few words of ours by their place from 0. */
export type Names =
	{ form: 'stored'; kind: DataKind; column: string; absent: string } | { form: 'words'; words: readonly string[] };

/** A facet of some rows: what tells them apart, in their columns, and its names. */
export interface FacetColumn {
	id: FacetId;
	/** A name, or for words of ours their place. */
	expression: string;
	names: Names;
}

/** Facets that are a column of their view, or of their table, and go by its name. */
const STORED: readonly FacetId[] = [
	'site',
	'process',
	'product',
	'product_family',
	'customer',
	'supplier',
	'late_reason',
	'late_party',
	'defect_type',
	'category',
	'severity',
	'stage',
	'disposition',
	'cause_party',
	'justified',
	'direction'
];

/** How a view reads a field that is absent. */
const ABSENT: Partial<Record<FacetId, string>> = { stage: 'in_process', direction: 'outbound' };
const absentOf = (id: FacetId): string => ABSENT[id] ?? UNASSIGNED;

/** An order line's status is made of all its rows. */
const LINE_STATUS = ['delivered', 'open', 'short_closed', 'cancelled'] as const;

const stored = (id: FacetId, kind: DataKind): FacetColumn => ({
	id,
	expression: `coalesce(v.${id}, '${absentOf(id)}')`,
	names: { form: 'stored', kind, column: id, absent: absentOf(id) }
});

/** The facets of a view's rows `v`; those of complaints linked to an order line are that line's. */
export function facetsOfView(view: ViewName): FacetColumn[] {
	const { columns, kind } = VIEWS[view];
	// What an organisation counts itself is told by site alone.
	const all = kind === 'measures' ? ['site'] : ['site', 'process', 'product', ...columns];
	const named = view === 'linked_complaints' ? 'deliveries' : kind;
	const facets = STORED.filter((id) => all.includes(id)).map((id) => stored(id, named));
	if (columns.includes('status')) facets.push(placed('status', 'v.status', LINE_STATUS));
	return facets;
}

const TABLE_FACETS: Record<DataKind, readonly FacetId[]> = {
	deliveries: [
		'site',
		'process',
		'product',
		'customer',
		'supplier',
		'late_reason',
		'late_party',
		'status',
		'direction'
	],
	defects: [
		...(['site', 'process', 'product', 'product_family', 'supplier', 'defect_type', 'severity'] as const),
		...(['stage', 'disposition', 'cause_party'] as const)
	],
	complaints: ['site', 'process', 'product', 'product_family', 'customer', 'category', 'severity', 'justified'],
	volumes: ['site', 'process', 'product', 'supplier', 'measure'],
	measures: ['site', 'kpi']
};

/** The facets of a table's rows `v`, as they are stored. */
export const facetsOfTable = (kind: DataKind): FacetColumn[] => TABLE_FACETS[kind].map((id) => stored(id, kind));

/** A facet of a few words of ours, by what says which. */
export const placed = (id: FacetId, expression: string, words: readonly string[]): FacetColumn => ({
	id,
	expression: `case ${expression} ${words.map((word, index) => `when '${word}' then ${index}`).join(' ')} end`,
	names: { form: 'words', words }
});

/** The weekday of a day. */
export const weekdayOf = (day: string): FacetColumn => ({
	id: 'weekday',
	expression: `cast(extract(isodow from ${day}) as integer) - 1`,
	names: { form: 'words', words: WEEKDAYS }
});

/** Whether a row counts for the numerator. */
export const resultOf = (counts: string): FacetColumn => ({
	id: 'result',
	expression: `case when ${counts} then 1 else 0 end`,
	names: { form: 'words', words: RESULTS }
});
