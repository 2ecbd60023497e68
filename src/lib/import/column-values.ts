import { isNull, isNullDate, trimCell } from './cell';
import { looksLikeDay } from './dates';
import type { Fit } from './headers';
import type { Field } from './kind';
import { looksLikeNumber } from './numbers';
import { matchWord, saysNone } from './word';

/** What a column shows of its values in a sample of rows. */
export interface Shown {
	/** Those that say something, trimmed. */
	values: readonly string[];
	distinct: number;
	/** Rows of the sample. */
	rows: number;
}

export function shownBy(cells: readonly string[]): Shown {
	const values = cells.filter((cell) => !isNullDate(cell)).map(trimCell);
	return { values, distinct: new Set(values).size, rows: cells.length };
}

type Given = Readonly<Record<string, string>> | undefined;

/** Share of the values that are of the field's form; null where there is none, or any text is. */
export function agreement(field: Field, { values, distinct }: Shown, given?: Given): number | null {
	const told = values.filter((value) => !saysNone(given, value));
	if (told.length === 0) return null;
	if (field.unique) return distinct / values.length;
	if (field.type === 'id' || field.type === 'text') return null;
	return told.filter((value) => hasForm(field, value, given)).length / told.length;
}

function hasForm(field: Field, value: string, given: Given): boolean {
	if (field.type === 'day' || field.type === 'month') return looksLikeDay(value);
	if (field.type === 'word') return matchWord(field, value, given) !== null;
	return looksLikeNumber(value);
}

export const isText = (field: Field): boolean => field.type === 'id' || field.type === 'text';
/** Digits alone look like days too. */
const isWrittenDay = (value: string): boolean => !/^\d+$/.test(value) && looksLikeDay(value);

/** What tells the rows apart does not repeat all over. */
const MOSTLY_OWN = 0.5;

/**
 * Whether the values speak against a header that fits so well: not one of them is of its form. Words nobody knows do not,
 * where a known header promises words: they can be told. A column that bears the field's own name is taken at its word: its
 * rows are judged one by one. A few values prove nothing.
 */
export function contradicts(field: Field, fit: Fit, shown: Shown, given?: Given): boolean {
	const { values, distinct, rows } = shown;
	const share = agreement(field, shown, given);
	if (field.unique) return fit < 2 && values.length >= 10 && (share ?? 1) < MOSTLY_OWN;
	if (isText(field)) return fit < 2 && values.length >= 3 && values.every(isWrittenDay);
	if (share === null) return false;
	if (field.type === 'word') return fit < 2 && values.length >= 5 && share === 0;
	return fit < 3 && share === 0 && (distinct >= 5 || (values.length >= 10 && values.length * 2 >= rows));
}

const CODE = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./_#-]{1,39}$/u;
const DECIMAL = /[.,]\d{1,2}$/;
const DAY_IN_DIGITS = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const MOSTLY = 0.9;

const isCode = (value: string): boolean => CODE.test(value) && !isWrittenDay(value) && !DECIMAL.test(value);
const mostly = (values: readonly string[], test: (value: string) => boolean): boolean =>
	values.length >= 2 && values.filter(test).length >= values.length * MOSTLY;

/** Whether a column nobody knows by its header may be the field by its values alone: enough to ask, not to take it. */
export function mayBe(field: Field, { values, distinct }: Shown): boolean {
	switch (field.type) {
		case 'day':
			return mostly(values, (value) => isWrittenDay(value) || DAY_IN_DIGITS.test(value));
		case 'month':
			return mostly(values, (value) => isWrittenDay(value) || /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(value));
		case 'id':
			return mostly(values, isCode) && (field.unique ? distinct === values.length : distinct > 1);
		case 'text':
			return distinct < values.length && mostly(values, (value) => /\p{L}{2}/u.test(value) && !isWrittenDay(value));
		case 'word':
			return distinct > 1 && values.every((value) => matchWord(field, value) !== null);
		default:
			return mostly(values, (value) => looksLikeNumber(value) && !isNull(value));
	}
}
