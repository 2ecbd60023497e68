/** Cells that say "nothing here", in lower case and trimmed. */
export const NULL_TOKENS: readonly string[] = ['', 'null', '(null)', 'n/a', '#n/a', '#nv', '-', '–', 'nan'];

/** Dates that ERP systems write for "no date". */
export const NULL_DATES: readonly string[] = ['00.00.0000', '0000-00-00', '00/00/0000', '00000000'];

/** Trims both ends, no-break and zero-width blanks and the byte order mark included; inner text stays as it is. */
export function trimCell(text: string): string {
	const last = text.length - 1;
	// Most cells have nothing to trim; trim() alone leaves zero-width blanks.
	if (last < 0 || (isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(last)))) return text;
	return text.replace(/^[\s\u200b]+|[\s\u200b]+$/g, '');
}

const isInk = (code: number): boolean => code > 0x20 && code < 0x7f;

export const isNull = (text: string): boolean => NULL_TOKENS.includes(trimCell(text).toLowerCase());

export const isNullDate = (text: string): boolean => isNull(text) || NULL_DATES.includes(trimCell(text));

/** What a header may say in brackets about its values: a unit, a currency, a date format. */
const UNIT =
	/[([]\s*(?:€|eur|\$|usd|chf|£|gbp|%|ppm|stk|stck|stück|st|pcs?|pieces|pièces|units?|ea|kg|[dmyjta]{1,4}(?:[./-]?[dmyjta]{1,4}){2})\.?\s*[)\]]/gi;

/**
 * What the spellings of one header have in common: as `normaliseWord`, without a unit in brackets.
 * 'Qté_livrée (Stk)' and 'QTE LIVREE' are both 'qtelivree'.
 */
export const normaliseName = (text: string): string => normaliseWord(text.replace(UNIT, ' '));

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
