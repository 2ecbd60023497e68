import { Problem } from '../problem';
import { isMonth } from '../time/month';
import { FACETS, type FacetId } from './facets';
import { DEFAULT_SORT, EMPTY_QUESTION, SHOWS, type Place, type Question, type Sort } from './question';
import type { Span } from '../time/span';

const FIND = 'find-';
const SINGLE = ['of', 'from', 'to', 'show', 'split', 'against', 'sort', 'after', 'before'] as const;

/** Everything that the address of a look may say. Facets may stand there several times, all else once. */
export const PARAMETERS: readonly string[] = [...SINGLE, ...FACETS, ...FACETS.map((facet) => FIND + facet)];

/** Names chosen of one facet, and letters of a name or cursor: more is no look, but an attempt. */
const MOST_CHOSEN = 200;
const LONGEST = 400;

const refused = (parameter: string, message: string, code = 'invalid_parameter'): Problem =>
	new Problem(code, 400, `${parameter} ${message}`, { parameter });

/** The look that an address asks for; 400 for what it cannot mean, and for a parameter that a look does not know. */
export function readQuestion(parameters: URLSearchParams): Question {
	for (const name of parameters.keys())
		if (!PARAMETERS.includes(name))
			throw refused(name, `is not a parameter here. Known: ${PARAMETERS.join(', ')}.`, 'unknown_parameter');
	const one = (name: string): string | null => {
		const given = parameters.getAll(name);
		if (given.length > 1) throw refused(name, 'is given more than once.');
		const text = given[0]?.trim() ?? '';
		if (text.length > LONGEST) throw refused(name, `has more than ${LONGEST} letters.`);
		return text === '' ? null : text;
	};
	const span = spanOf(one('from'), one('to'));
	return {
		...EMPTY_QUESTION,
		of: one('of'),
		span,
		filters: filtersOf(parameters),
		show: wordOf('show', one('show'), SHOWS),
		split: wordOf('split', one('split'), FACETS),
		against: againstOf(one('against')),
		find: Object.fromEntries(
			FACETS.map((facet) => [facet, one(FIND + facet)] as const).filter(([, text]) => text !== null)
		),
		sort: sortOf(one('sort')),
		place: placeOf(one('after'), one('before'))
	};
}

function filtersOf(parameters: URLSearchParams): Question['filters'] {
	const filters: Partial<Record<FacetId, string[]>> = {};
	for (const facet of FACETS) {
		const names = new Set(parameters.getAll(facet).map((name) => name.trim()));
		names.delete('');
		if (names.size > MOST_CHOSEN) throw refused(facet, `has more than ${MOST_CHOSEN} names.`);
		if ([...names].some((name) => name.length > LONGEST)) throw refused(facet, `has more than ${LONGEST} letters.`);
		if (names.size > 0) filters[facet] = [...names].sort();
	}
	return filters;
}

function wordOf<W extends string>(name: string, text: string | null, words: readonly W[]): W | null {
	if (text === null) return null;
	const found = words.find((word) => word === text);
	if (found) return found;
	throw refused(name, `must be one of ${words.join(', ')}.`);
}

function spanOf(from: string | null, to: string | null): Span | null {
	if (from === null && to === null) return null;
	const span = { from: from ?? to ?? '', to: to ?? from ?? '' };
	for (const name of ['from', 'to'] as const)
		if (!isMonth(span[name])) throw refused(name, 'must be a month such as 2026-09.', 'invalid_month');
	if (span.from > span.to) throw refused('from', `(${span.from}) lies after to (${span.to}).`, 'invalid_range');
	return span;
}

function againstOf(text: string | null): Span | null {
	if (text === null) return null;
	const [from = '', to = '', ...more] = text.split('..');
	if (more.length === 0 && isMonth(from) && isMonth(to) && from <= to) return { from, to };
	throw refused('against', 'must be two months such as 2025-01..2025-06.', 'invalid_range');
}

function sortOf(text: string | null): Sort {
	if (text === null) return DEFAULT_SORT;
	const descending = text.startsWith('-');
	const by = wordOf('sort', descending ? text.slice(1) : text, ['day', 'quantity', ...FACETS] as const);
	return by === null ? DEFAULT_SORT : { by, descending };
}

function placeOf(after: string | null, before: string | null): Place | null {
	if (after !== null && before !== null) throw refused('after', 'and before exclude each other.');
	if (after !== null) return { towards: 'after', cursor: after };
	return before === null ? null : { towards: 'before', cursor: before };
}

/** The parameters of a look, in the one order that a look has: equal looks read the same. */
export function writeQuestion(question: Question): URLSearchParams {
	const parameters = new URLSearchParams();
	const put = (name: string, text: string | null | undefined) => text && parameters.append(name, text);
	const { of, span, filters, show, split, against, find, sort, place } = question;
	put('of', of);
	put('from', span?.from);
	put('to', span?.to);
	for (const facet of FACETS) for (const name of filters[facet] ?? []) put(facet, name);
	put('show', show);
	put('split', split);
	put('against', against && `${against.from}..${against.to}`);
	for (const facet of FACETS) put(FIND + facet, find[facet]);
	if (sort.by !== DEFAULT_SORT.by || sort.descending !== DEFAULT_SORT.descending)
		put('sort', (sort.descending ? '-' : '') + sort.by);
	put(place?.towards ?? '', place?.cursor);
	return parameters;
}

/** The address part of a look: "?of=deliveries&site=ULM", or nothing. */
export function questionQuery(question: Question): string {
	const text = writeQuestion(question).toString();
	return text === '' ? '' : `?${text}`;
}
