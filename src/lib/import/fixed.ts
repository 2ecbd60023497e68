import { Problem } from '../problem';
import { isNull, trimCell } from './cell';
import { looksLikeDay, parseDay, parseMonthCell } from './dates';
import type { Field, Kind } from './kind';
import { looksLikeNumber, parseNumber } from './numbers';
import { unknownField, type MappingRequest } from './request';
import { matchWord } from './word';

/** The request's values for the whole file, checked and in the product's form; `values` is checked along. */
export function fixedValues(kind: Kind, request: MappingRequest): Record<string, string> {
	checkWords(kind, request.values ?? {});
	const fixed: Record<string, string> = {};
	for (const [name, text] of Object.entries(request.fixed ?? {})) {
		const field = kind.fields.find((one) => one.name === name);
		if (!field) throw unknownField(kind, name);
		const value = isKey(kind, field) ? null : read(field, text, request);
		if (value === null)
			throw new Problem('invalid_fixed_value', 400, refusal(kind, field, text), { field: name, value: text });
		fixed[name] = value;
	}
	return fixed;
}

/** An amount for the whole file is given without a currency. */
const NO_CURRENCY = '';

/** The field that tells the rows apart cannot be the same for all of them. */
const isKey = (kind: Kind, field: Field): boolean => field.type === 'id' && field === kind.fields[0];

function read(field: Field, text: string, request: MappingRequest): string | null {
	if (isNull(text)) return null;
	switch (field.type) {
		case 'id':
		case 'text':
			return trimCell(text);
		case 'word':
			return matchWord(field, text, request.values?.[field.name]);
		case 'day':
			return parseDay(text, request.dateOrder ?? null);
		case 'month':
			return parseMonthCell(text, request.dateOrder ?? null);
		default: {
			const number = parseNumber(text, request.numberFormat ?? 'point', field.type, NO_CURRENCY);
			return 'value' in number ? number.value : null;
		}
	}
}

function refusal(kind: Kind, field: Field, text: string): string {
	if (isKey(kind, field)) return `${field.name} tells the rows apart: it cannot be the same for all of them.`;
	const words = Object.keys(field.words);
	const hint = words.length > 0 ? ` Take one of ${words.join(', ')}.` : '';
	return `"${text}" is no value for ${field.name}.${hint}`;
}

/**
 * Each word of the file must be given a word of the product, or '' for none, in a field that has words; a name another name;
 * a text where a day or a number should stand ("tbd") can only be told to be none, in a field that may be empty.
 */
function checkWords(kind: Kind, values: Record<string, Record<string, string>>): void {
	for (const [name, given] of Object.entries(values)) {
		const field = kind.fields.find((one) => one.name === name);
		if (!field) throw unknownField(kind, name);
		if (field.type === 'text') checkNames(field, given);
		else if (field.type === 'word') checkMeanings(field, given);
		else if (!isNone(field, given))
			throw new Problem(
				'field_without_words',
				400,
				`${name} has neither words nor names. A text in place of a day or number can only be told to be none ("").`,
				{ field: name }
			);
	}
}

function checkMeanings(field: Field, given: Record<string, string>): void {
	const words = Object.keys(field.words);
	for (const [word, meaning] of Object.entries(given))
		if (!words.includes(meaning) && !(meaning === '' && !field.required))
			throw new Problem(
				'unknown_word',
				400,
				`"${word}" cannot become "${meaning}": ${field.name} is one of ${words.join(', ')}.`,
				{ field: field.name, words }
			);
}

/** Names given at once: each is compared with every row. */
const MOST_NAMES = 1000;

function checkNames(field: Field, given: Record<string, string>): void {
	const { name, required } = field;
	if (Object.keys(given).length > MOST_NAMES)
		throw new Problem('too_many_names', 400, `${MOST_NAMES} names of ${name} are the most that can be given at once.`, {
			field: name
		});
	const none = required ? Object.keys(given).find((word) => isNull(given[word] ?? '')) : undefined;
	if (none !== undefined)
		throw new Problem('unknown_word', 400, `"${none}" cannot become nothing: no row can do without ${name}.`, {
			field: name
		});
}

/** Whether texts that are no days or numbers are told to say "nothing here", where nothing may stand. */
const isNone = (field: Field, given: Record<string, string>): boolean =>
	!field.required &&
	field.type !== 'id' &&
	Object.entries(given).every(([text, meaning]) => meaning === '' && !looksLikeDay(text) && !looksLikeNumber(text));
