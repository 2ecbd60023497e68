import { Problem } from '../problem';

const NAMED_DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', space: ' ' };
const NO_QUOTE = 'none';
/** Letters, digits, and the signs of numbers stand inside of values; line ends end the line. */
const IMPOSSIBLE = /^[\p{L}\p{N}\s.+-]$/u;

/** The delimiter that a caller means: one sign, or `tab` or `space`. 400 `invalid_parameter`. */
export function delimiterFrom(text: string): string {
	const sign = NAMED_DELIMITERS[text] ?? text;
	if (canDelimit(sign)) return sign;
	throw invalid('delimiter', 'must be one sign such as ; or the word tab.');
}

/** Whether a sign can stand between columns. */
export const canDelimit = (sign: string): boolean => sign === '\t' || sign === ' ' || isSign(sign);

/** The quote that a caller means: one sign, or `none`, which gives ''. 400 `invalid_parameter`. */
export function quoteFrom(text: string): string {
	if (text === NO_QUOTE || text === '') return '';
	if (isSign(text)) return text;
	throw invalid('quote', 'must be one sign such as " or the word none.');
}

const isSign = (text: string): boolean => text.length === 1 && !IMPOSSIBLE.test(text);

const invalid = (name: string, message: string): Problem =>
	new Problem('invalid_parameter', 400, `${name} ${message}`, { parameter: name });
