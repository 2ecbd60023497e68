/** How a file marks cells that hold its delimiter or line ends. */
export interface Quoting {
	/** '' where the file marks none. */
	quote: string;
	/** A quote inside a quoted cell stands behind a backslash, not twice. */
	backslash: boolean;
	/** A blank belongs to the delimiter: 'a, b, "c"'. */
	blanks: boolean;
	/** A record counts as one line, however many its cells hold: it is a row of a sheet. */
	rowsAreLines?: boolean;
}

export const PLAIN: Quoting = { quote: '"', backslash: false, blanks: false };

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const escaped = (sign: string): string => sign.replace(/[|\\^$.*+?()[\]{}]/g, '\\$&');
const QUOTED = /"[^"\n]*"/g;

/**
 * The quoting that a piece of text shows under a delimiter, with the quote that is `given` ('' for none) or found out.
 * Apostrophes count only where no cell opens with a double quote and as many cells close with one as open: names begin with
 * an apostrophe too.
 */
export function findQuoting(text: string, delimiter: string, given?: string): Quoting {
	const sign = escaped(delimiter);
	const quote = given ?? findQuote(text, sign);
	const isInside = quote !== '' && isBackslashed(text, escaped(quote), sign) && !isDoubled(text, escaped(quote), sign);
	return { quote, backslash: isInside, blanks: delimiter !== ' ' && blanksFollow(text, delimiter) };
}

function findQuote(text: string, sign: string): string {
	const opening = (quote: string) => count(text, new RegExp(`(?:^|${sign}) *${quote}`, 'gm'));
	const closing = (quote: string) => count(text, new RegExp(`${quote} *(?:${sign}|$)`, 'gm'));
	const [opens, closes] = text.includes("'") && opening('"') === 0 ? [opening("'"), closing("'")] : [0, 0];
	return opens > 1 && Math.abs(opens - closes) * 5 <= opens ? "'" : '"';
}

/** Whether a quote behind a backslash cannot be the end of its cell: a cell may well end with a backslash. */
const isBackslashed = (text: string, quote: string, sign: string): boolean =>
	new RegExp(`\\\\${quote}(?! *(?:${sign}|${quote}|$))`, 'm').test(text);

/** Whether quotes stand twice inside cells, not merely as an empty cell. */
const isDoubled = (text: string, quote: string, sign: string): boolean =>
	new RegExp(`[^\\\\\\n${sign}]${quote}${quote}`).test(text);

/** Whether a blank stands behind every delimiter that is no part of a quoted cell. */
function blanksFollow(text: string, delimiter: string): boolean {
	if (!text.includes(`${delimiter} `)) return false;
	const bare = text.replace(QUOTED, '"');
	const [all, followed] = [bare.split(delimiter).length - 1, bare.split(`${delimiter} `).length - 1];
	return followed >= 5 && followed * 20 >= all * 19;
}
