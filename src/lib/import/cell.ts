import { CURRENCY_PATTERN } from './currency';

/** Cells that say "nothing here", in lower case and trimmed. */
export const NULL_TOKENS: readonly string[] = [
	...['', 'null', '(null)', 'n/a', 'n.a.', 'n. a.', '#n/a', '#nv', '#n/d', '-', '–', '—', 'nan'],
	// What MySQL and PostgreSQL write.
	'\\n'
];

/** Dates that ERP systems write for "no date". */
export const NULL_DATES: readonly string[] = ['00.00.0000', '0000-00-00', '00/00/0000', '00000000'];

/** Trims both ends, no-break and zero-width blanks and the byte order mark included; inner text stays as it is. */
export function trimCell(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && isBlank(text.charCodeAt(start))) start++;
	while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
	return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** What trim() takes off, and the zero-width blank. */
const isBlank = (code: number): boolean =>
	code <= 0x20 ? code === 0x20 || (code >= 9 && code <= 13) : code >= 0xa0 && WIDE_BLANKS.has(code);
const WIDE_BLANKS = new Set(
	[
		...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff'
	].map((blank) => blank.charCodeAt(0))
);

export const isNull = (text: string): boolean => NULL_TOKENS.includes(trimCell(text).toLowerCase());

export const isNullDate = (text: string): boolean => isNull(text) || NULL_DATES.includes(trimCell(text));

/** What a header may say of its values: in brackets a unit, a currency, a date format; at its end a currency or pieces. */
const PIECES = 'stk|stck|stück|st|pcs?|pce|pieces|pièces|units?|unités?|each|ea|kg';
const DATE_FORM = '[dmyjta]{1,4}(?:[./-]?[dmyjta]{1,4}){1,2}';
const BRACKETED = new RegExp(
	`[([]\\s*(?:in\\s+)?(?:${CURRENCY_PATTERN}|%|ppm|${PIECES}|${DATE_FORM})\\.?\\s*[)\\]]`,
	'giu'
);
const LAST = new RegExp(
	`(?<=[\\p{L})])[\\s_/,-]+(?:(?:(?:in|en)\\s+)?(?:${CURRENCY_PATTERN}|stk|stck|pcs|pce)|in\\s+(?:${PIECES}))[\\s*.]*$`,
	'iu'
);

/**
 * What the spellings of one header have in common: as `normaliseWord`, without a unit. 'Qté_livrée (Stk)' and 'QTE LIVREE' are
 * both 'qtelivree'.
 */
export const normaliseName = (text: string): string =>
	normaliseWord(text.length > LONGEST_NAME ? text : text.replace(BRACKETED, ' ').replace(LAST, ''));

/** Longer text is no header. */
export const LONGEST_NAME = 200;

/**
 * What the spellings of one word have in common: letters and digits only, lower case, without accents (ä, ae and a are
 * one); № and # read "no". Signs alone stay as they are.
 */
export function normaliseWord(text: string): string {
	const letters = text
		.replace(/№|#|\bn[°º]/gi, ' no ')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.replace(/([aou])e/g, '$1');
	return letters === '' ? trimCell(text) : letters;
}
