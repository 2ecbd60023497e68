import { splitNames } from '$lib/import/name-list';
import { Problem } from '$lib/problem';
import { isDay, parseMonth, type Day, type Month } from '$lib/time/month';

/** Parameters of one request: read by name, and refused when misspelt, repeated or not understood. */
export interface Parameters {
	text(name: string): string | undefined;
	whole(name: string, from: number, to: number): number | undefined;
	flag(name: string): boolean;
	word<W extends string>(name: string, words: readonly W[]): W | undefined;
	month(name: string): Month | undefined;
	day(name: string): Day | undefined;
	/** An object in JSON. */
	object(name: string): Record<string, unknown> | undefined;
	/** Comma-separated, or a list in JSON. */
	list(name: string): string[] | undefined;
}

export const invalid = (name: string, message: string, code = 'invalid_parameter'): Problem =>
	new Problem(code, 400, `${name} ${message}`, { parameter: name });

/** Parameters of an address; those not among `known` are refused, so that a misspelt filter never widens a view. */
export const parametersOf = (url: URL, known: readonly string[]): Parameters => parametersFrom(url.searchParams, known);

export function parametersFrom(search: URLSearchParams, known: readonly string[]): Parameters {
	for (const name of new Set(search.keys())) {
		if (!known.includes(name))
			throw invalid(name, `is not a parameter of this call. Known: ${known.join(', ')}.`, 'unknown_parameter');
		if (search.getAll(name).length > 1) throw invalid(name, 'is given more than once.');
	}
	const text = (name: string): string | undefined => search.get(name) || undefined;
	/** Reads a parameter that is there. */
	const read =
		<T>(parse: (value: string, name: string) => T) =>
		(name: string): T | undefined => {
			const value = text(name);
			return value === undefined ? undefined : parse(value, name);
		};
	return {
		text,
		whole: (name, from, to) => read((value) => wholeNumber(value, name, from, to))(name),
		flag: (name) => read((value) => oneOf(value, name, ['true', 'false']))(name) === 'true',
		word: (name, words) => read((value) => oneOf(value, name, words))(name),
		month: read(parseMonth),
		day: read(dayFrom),
		object: read(objectFrom),
		list: read(splitNames)
	};
}

function wholeNumber(value: string, name: string, from: number, to: number): number {
	const number = Number(value);
	if (/^\d+$/.test(value) && number >= from && number <= to) return number;
	throw invalid(name, `must be a whole number from ${from} to ${to}.`);
}

function oneOf<W extends string>(value: string, name: string, words: readonly W[]): W {
	const found = words.find((word) => word === value);
	if (found) return found;
	throw invalid(name, `must be one of ${words.join(', ')}.`);
}

function dayFrom(value: string, name: string): Day {
	if (isDay(value)) return value;
	throw invalid(name, 'must be a day such as 2026-09-30.');
}

function objectFrom(value: string, name: string): Record<string, unknown> {
	const parsed = parseJson(value);
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
	throw invalid(name, 'must be a JSON object, URL-encoded.');
}

function parseJson(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/** Numbers of rows to answer with, and to pass over. */
export interface Page {
	limit: number;
	offset: number;
}

export const PAGE = ['limit', 'offset'] as const;
const LIMIT = { usual: 100, largest: 1000 };

export const pageOf = (parameters: Parameters): Page => ({
	limit: parameters.whole('limit', 1, LIMIT.largest) ?? LIMIT.usual,
	offset: parameters.whole('offset', 0, Number.MAX_SAFE_INTEGER) ?? 0
});

/** The number in an address: digits only, else there is no such thing. */
export function importNumber(text: string): number {
	const id = Number(text);
	if (/^\d{1,9}$/.test(text)) return id;
	throw new Problem('not_found', 404, 'There is no import with this number.');
}
