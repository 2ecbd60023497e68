import type { Bar } from '$lib/explore/answer';
import type { FacetId } from '$lib/explore/facets';
import type { Question } from '$lib/explore/question';
import { Problem } from '$lib/problem';
import type { Store } from '../store/store';
import { showOf, toldTogether } from './explore';
import type { Extract } from './extract';
import { withExtract } from './extracts';
import { asFacet, asMonths, facetGrouping, groupsOf, monthGrouping } from './facets';
import { defaultSubject } from './subjects';

/** All groups of one chart. */
export interface AllGroups {
	by: FacetId | 'month';
	groups: Bar[];
	/** Whether each is held against other months. */
	compared: boolean;
}

/** Every group of a facet under all other filters, or every month; 422 `facet_not_available`. */
export async function allGroups(store: Store, question: Question, by: FacetId | 'month'): Promise<AllGroups> {
	const of = question.of ?? (await defaultSubject(store));
	return withExtract(store, of, (extract) =>
		by === 'month' ? months(extract, { ...question, of }) : ofFacet(extract, { ...question, of }, by)
	);
}

async function months(extract: Extract, question: Question): Promise<AllGroups> {
	const show = showOf(extract.subject, question);
	const [groups = []] = await groupsOf(extract, show, [monthGrouping(extract, question)]);
	const bars = asMonths(extract, question, show, groups);
	return {
		by: 'month',
		compared: false,
		groups: bars.map(({ month, compared: _, ...bar }) => ({ ...bar, name: month, against: null }))
	};
}

async function ofFacet(extract: Extract, question: Question, facet: FacetId): Promise<AllGroups> {
	const { subject, facets } = extract;
	if (!facets.has(facet))
		throw new Problem('facet_not_available', 422, `The rows of ${subject.name} are not told apart by ${facet}.`, {
			available: [...facets.keys()]
		});
	const show = showOf(subject, question);
	const all = (look: Question) => ({ ...facetGrouping(extract, toldTogether(extract, look), facet), limit: null });
	const [groups = [], against = null] = await groupsOf(extract, show, [
		all(question),
		...(question.against ? [all({ ...question, span: question.against })] : [])
	]);
	return {
		by: facet,
		groups: asFacet(extract, question, show, facet, groups, against).bars,
		compared: question.against !== null
	};
}
