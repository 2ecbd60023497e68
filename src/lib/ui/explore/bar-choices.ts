import { FACETS, type FacetId } from '$lib/explore/facets';
import { EMPTY_QUESTION, type Question } from '$lib/explore/question';
import { monthsBefore, yearBefore, type Span } from '$lib/time/span';
import { addMonths, monthIndex } from '$lib/time/month';
import { spanWords } from './explore-words';

/** What most subjects can be filtered by. */
const COMMON: readonly FacetId[] = ['site', 'process', 'product', 'customer', 'supplier'];

/** What stays of a look when another subject is chosen: the months, and the filters that it is likely to have too. */
export function carriedOver({ span, filters }: Question): Question {
	const kept = FACETS.filter((facet) => COMMON.includes(facet) && filters[facet]);
	return { ...EMPTY_QUESTION, span, filters: Object.fromEntries(kept.map((facet) => [facet, filters[facet] ?? []])) };
}

/** Spans of the same length that months can be held against: those just before, the same of the year before, then all. */
export function againstChoices(span: Span, has: Span): { value: string; words: string }[] {
	const asChoice = (one: Span, words = spanWords(one)) => ({ value: `${one.from}..${one.to}`, words });
	const months = monthIndex(span.to) - monthIndex(span.from);
	const isThere = ({ from, to }: Span) => from >= has.from && to <= has.to;
	const [before, year] = [monthsBefore(span), yearBefore(span)];
	const choices = [
		...(isThere(before)
			? [asChoice(before, `the ${months === 0 ? 'month' : 'months'} before, ${spanWords(before)}`)]
			: []),
		...(isThere(year) && year.from !== before.from ? [asChoice(year, `the year before, ${spanWords(year)}`)] : [])
	];
	for (let to = has.to; addMonths(to, -months) >= has.from; to = addMonths(to, -1)) {
		const one = { from: addMonths(to, -months), to };
		const overlaps = one.from <= span.to && one.to >= span.from;
		if (!overlaps && !choices.some(({ value }) => value === asChoice(one).value)) choices.push(asChoice(one));
	}
	return choices;
}
