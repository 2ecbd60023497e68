import type { FacetId } from '$lib/explore/facets';
import { chosenOf, type Question } from '$lib/explore/question';
import type { Span } from '$lib/time/span';
import { FACETS } from '$lib/explore/facets';
import { monthIndex } from '$lib/time/month';
import { fragment, join, raw, type Fragment } from '../store/sql';
import { facetColumn, type Extract } from './extract';

/** Which filter a chart leaves out: its own. */
export type Own = FacetId | 'months' | null;

/** The numbers of names in an extract; a name that is not there has none. */
export function codesOf({ facets }: Extract, facet: FacetId, names: readonly string[]): number[] {
	const known = facets.get(facet) ?? [];
	return names.map((name) => known.indexOf(name)).filter((code) => code >= 0);
}

/** Condition on the rows `x` of an extract: all filters of a question but one. */
export function conditions(extract: Extract, question: Question, own: Own): Fragment {
	const all = FACETS.filter((facet) => facet !== own && chosenOf(question, facet).length > 0).map((facet) =>
		condition(extract, facet, chosenOf(question, facet))
	);
	if (own !== 'months' && question.span) all.push(within(question.span));
	return all.length === 0 ? raw('true') : join(all, ' and ');
}

export const within = ({ from, to }: Span): Fragment =>
	fragment`x.month >= cast(${monthIndex(from)} as smallint) and x.month <= cast(${monthIndex(to)} as smallint)`;

function condition(extract: Extract, facet: FacetId, names: readonly string[]): Fragment {
	const constant = extract.constant.get(facet);
	if (constant !== undefined) return raw(names.includes(constant) ? 'true' : 'false');
	if (!extract.facets.has(facet)) return raw('false');
	return among(facet, codesOf(extract, facet, names));
}

/** More numbers than these are bound as a list, which is compared more slowly. */
const FEW = 50;

/** Rows of these numbers. */
export function among(facet: FacetId, codes: readonly number[]): Fragment {
	const column = fragment`x.${facetColumn(facet)}`;
	if (codes.length === 0) return raw('false');
	if (codes.length > FEW) return fragment`${column} = any(${[...codes]})`;
	return fragment`${column} in (${join(
		codes.map((code) => fragment`cast(${code} as integer)`),
		', '
	)})`;
}
