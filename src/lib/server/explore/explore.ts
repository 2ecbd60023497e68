import type { Exploration, Subject } from '$lib/explore/answer';
import { FACETS, type FacetId } from '$lib/explore/facets';
import { AMOUNTS_APART, type Question, type Show, type SortKey } from '$lib/explore/question';
import type { Span } from '$lib/time/span';
import type { Kpi } from '$lib/metrics/kpi';
import type { Month } from '$lib/time/month';
import type { Store } from '../store/store';
import { amountOf, type Sums } from './amounts';
import type { Extract } from './extract';
import { withExtract } from './extracts';
import { asFacet, asMonths, facetGrouping, groupsOf, monthGrouping, type Grouping } from './facets';
import { conditions } from './filters';
import type { Group } from './kept-groups';
import { splitOf } from './split';
import { defaultSubject, type ExploredSubject } from './subjects';

/** What a look shows: charts that filter each other, and what all of their rows come to. */
export async function explore(store: Store, question: Question): Promise<Exploration> {
	const of = question.of ?? (await defaultSubject(store));
	return withExtract(store, of, (extract) => explorationOf(extract, { ...question, of }));
}

/** The same, of an extract that is there. */
export async function explorationOf(extract: Extract, question: Question): Promise<Exploration> {
	const { subject } = extract;
	const show = showOf(subject, question);
	const told = toldTogether(extract, question);
	const facets = FACETS.filter((facet) => extract.facets.has(facet));
	const [months = [], all = [], ...groups] = await groupsOf(extract, show, [
		monthGrouping(extract, question),
		whole(extract, told),
		...facets.map((facet) => facetGrouping(extract, told, facet))
	]);
	const against = await againstOf(extract, question, show, facets, groups);
	return {
		question,
		subject: publicSubject(subject),
		show,
		total: amountOf(subject, show, all[0]),
		against: against && amountOf(subject, show, against.all),
		months: asMonths(extract, question, show, months),
		facets: facets.map((facet, index) =>
			asFacet(extract, question, show, facet, groups[index] ?? [], against?.groups[index] ?? null)
		),
		split: await splitOf(extract, question, show),
		rows: all[0]?.cases ?? 0,
		stockMonth: isStock(subject) ? (told.span?.to ?? null) : null,
		span: extract.span,
		sorts: sortsOf(extract),
		seq: extract.seq
	};
}

/** All rows of a question as one group. */
const whole = (extract: Extract, question: Question): Grouping => ({
	by: null,
	where: conditions(extract, question, null),
	limit: null
});

export const isStock = ({ kpi }: Pick<ExploredSubject, 'kpi'>): boolean => kpi?.measure === 'stock';

/** What the bars show. Where only one result is looked at, its share says nothing: then the cases are told. */
export function showOf(subject: ExploredSubject, { show, filters }: Question): Show {
	const apart = AMOUNTS_APART[subject.id];
	const oneMeasure = apart === undefined || filters[apart]?.length === 1;
	const possible = subject.shows.filter((one) => one !== 'quantity' || oneMeasure);
	const usual = filters.result?.length === 1 && possible.includes('cases') ? 'cases' : (possible[0] ?? 'cases');
	return show !== null && possible.includes(show) ? show : usual;
}

/**
 * The question about the months whose rows count together: those of its span, or for a stock the last of them that has any,
 * for what is there at the end of each month is not to be added up.
 */
export function toldTogether(extract: Extract, question: Question): Question {
	if (!isStock(extract.subject) || extract.span === null) return question;
	const last = lastTold(extract.span, question.span);
	return { ...question, span: { from: last, to: last } };
}

function lastTold(has: Span, asked: Span | null): Month {
	if (asked === null) return has.to;
	return asked.to < has.to ? asked.to : has.to;
}

/** The same charts over the months that are held against, in the groups that are shown. */
async function againstOf(
	extract: Extract,
	question: Question,
	show: Show,
	facets: readonly FacetId[],
	shown: readonly (readonly Group[])[]
): Promise<{ all: Sums | undefined; groups: Group[][] } | null> {
	if (question.against === null) return null;
	const then = toldTogether(extract, { ...question, span: question.against });
	const [all = [], ...groups] = await groupsOf(extract, show, [
		whole(extract, then),
		...facets.map((facet, index) => {
			const grouping = facetGrouping(extract, then, facet);
			const codes = (shown[index] ?? []).map(({ code }) => code ?? 0);
			return grouping.limit === null ? grouping : { ...grouping, limit: { most: 0, codes } };
		})
	]);
	return { all: all[0], groups };
}

/** What rows can be sorted by. */
export function sortsOf({ subject, facets }: Extract): SortKey[] {
	const sorts: SortKey[] = ['day', ...FACETS.filter((facet) => facets.has(facet))];
	return subject.quantity === null ? sorts : [...sorts, 'quantity'];
}

/** The part of a subject that a page may know. */
export const publicSubject = ({ sources: _, facets: __, kpi, ...subject }: ExploredSubject): Subject => ({
	...subject,
	kpi: kpi as Kpi | null
});
