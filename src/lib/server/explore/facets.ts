import type { Facet, MonthBar } from '$lib/explore/answer';
import { isOrdered, type FacetId } from '$lib/explore/facets';
import { chosenOf, shownIn, type Question, type Show } from '$lib/explore/question';
import { monthFromIndex, monthsBetween } from '$lib/time/month';
import { fragment, ident, raw, type Fragment } from '../store/sql';
import { amountOf, sizeOf, sumNames, sums, weight } from './amounts';
import { facetColumn, type Extract } from './extract';
import { among, codesOf, conditions } from './filters';
import { keptGroups, type Group } from './kept-groups';

/** Bars that a facet has, beside those that are chosen. */
export const MOST_BARS = 20;

/** Groups of an extract's rows `x` that are asked for. */
export interface Grouping {
	/** Column that tells them apart; null: all rows are one. */
	by: Fragment | null;
	where: Fragment;
	/** Only the largest, and these; null: all. */
	limit: { most: number; codes: readonly number[] } | null;
}

/** The groups asked for, read in one go; each is kept, for the next click asks for most of them anew. */
export const groupsOf = (extract: Extract, show: Show, groupings: readonly Grouping[]): Promise<Group[][]> =>
	keptGroups(
		extract,
		groupings.map((grouping) => select(extract, show, grouping))
	);

function select(extract: Extract, show: Show, { by, where, limit }: Grouping): Fragment {
	const { subject, table } = extract;
	const code = by === null ? raw('cast(null as integer)') : fragment`cast(${by} as integer)`;
	const names = raw(['code', ...sumNames(subject), 'names'].map((name) => `t.${name}`).join(', '));
	const grouped = fragment`select ${code} as code, ${sums(extract)} from ${ident(table)} x where ${where}
		${by === null ? raw('') : fragment`group by ${by}`}`;
	if (limit === null)
		return fragment`select ${names} from (select g.*, cast(null as integer) as names from (${grouped}) g) t`;
	const others = limit.codes.length === 0 ? raw('') : fragment` or t.code = any(${[...limit.codes]})`;
	return fragment`select ${names} from (
		select g.*, cast(count(*) over () as integer) as names,
			row_number() over (order by ${weight(subject, show)} desc nulls last, g.code) as place
		from (${grouped}) g
	) t where t.place <= ${raw(String(limit.most))}${others}`;
}

/** A facet as it is asked for: of all rows that the other filters leave, its largest groups or those looked for. */
export function facetGrouping(extract: Extract, question: Question, facet: FacetId): Grouping {
	const { find } = question;
	const chosen = codesOf(extract, facet, chosenOf(question, facet));
	const looked = find[facet] === undefined ? raw('true') : among(facet, matching(extract, facet, find[facet]));
	return {
		by: fragment`x.${facetColumn(facet)}`,
		where: fragment`${conditions(extract, question, facet)} and ${looked}`,
		limit: isOrdered(facet) ? null : { most: MOST_BARS, codes: chosen }
	};
}

/** Names that hold a text, whatever their case. */
export function matching({ facets }: Extract, facet: FacetId, text: string): number[] {
	const wanted = text.toLowerCase();
	return (facets.get(facet) ?? []).flatMap((name, code) => (name.toLowerCase().includes(wanted) ? [code] : []));
}

export const monthGrouping = (extract: Extract, question: Question): Grouping => ({
	by: raw('x.month'),
	where: conditions(extract, question, 'months'),
	limit: null
});

/** The bars of a facet, in their own order or by size; those of the months held against stand beside them. */
export function asFacet(
	extract: Extract,
	question: Question,
	show: Show,
	facet: FacetId,
	groups: readonly Group[],
	against: readonly Group[] | null
): Facet {
	const { subject } = extract;
	const own = shownIn(facet, show, subject.shows);
	const known = extract.facets.get(facet) ?? [];
	const chosen = chosenOf(question, facet);
	const others = new Map(against?.map((group) => [group.code, group]));
	const bars = groups.map((group) => {
		const name = known[group.code ?? -1] ?? '';
		return {
			...amountOf(subject, own, group),
			name,
			chosen: chosen.includes(name),
			against: against && amountOf(subject, own, others.get(group.code)),
			code: group.code ?? 0,
			size: sizeOf(subject, own, group)
		};
	});
	bars.sort((a, b) => (isOrdered(facet) ? 0 : b.size - a.size) || a.code - b.code);
	return {
		id: facet,
		bars: bars.map(({ code: _, size: __, ...bar }) => bar),
		names: groups[0]?.names ?? groups.length,
		known: known.length
	};
}

/** The months of a subject, each with its bar; a month without rows has one without a value. */
export function asMonths(extract: Extract, question: Question, show: Show, groups: readonly Group[]): MonthBar[] {
	const { span } = extract;
	if (span === null) return [];
	const byMonth = new Map(groups.map((group) => [monthFromIndex(group.code ?? 0), group]));
	const isIn = (month: string, some: Question['span']) => some !== null && month >= some.from && month <= some.to;
	return monthsBetween(span.from, span.to).map((month) => ({
		...amountOf(extract.subject, show, byMonth.get(month)),
		month,
		chosen: isIn(month, question.span),
		compared: isIn(month, question.against)
	}));
}
