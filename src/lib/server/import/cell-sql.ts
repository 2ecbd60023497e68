import { isNull, NULL_TOKENS, trimCell } from '$lib/import/cell';
import type { Field } from '$lib/import/kind';
import { fragment, join, literal, raw, type Fragment } from '../store/sql';
import { columnType, NO_SITE } from './fact-tables';
import type { Signs } from './signs';

/** What `trimCell` takes off at both ends. */
const BLANK_CHARACTERS =
	' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff';
const BLANKS = raw(literal(BLANK_CHARACTERS));
const TOKENS = NULL_TOKENS.map((token) => token.replaceAll(/[()./\\]/g, '\\$&')).join('|');
const nothing = (tokens: string) => raw(literal(`(?i)[${BLANK_CHARACTERS}]*(?:${tokens})[${BLANK_CHARACTERS}]*`));
const NOTHING = nothing(TOKENS);
const UNASSIGNED = nothing(`${TOKENS}|${NO_SITE}`);

const BLANK_ENDS = ['9', '10', '11', '12', '13', '32'];

/**
 * The text of a cell without the blanks around it; null where it says "nothing here". `signs`: what there is in
 * the file. The word for an absent site, process or partner is no name of one.
 */
export function textOf(cell: Fragment, { wide, blankEnds }: Signs, field: Pick<Field, 'absent'>): Fragment {
	// Trimming is dear and rarely needed. A cell that neither begins like a blank, a sign or an n, nor ends with a blank,
	// nor holds anything beyond ASCII, is its own text. Each dear function stands here once: the engine computes what stands
	// twice for every row, wanted or not.
	const blankEnd = BLANK_ENDS.map((code) => fragment`or ends_with(${cell}, chr(${raw(code)}))`);
	const ends = blankEnds ? fragment`or strlen(${cell}) <> length(${cell})` : raw('');
	const beyond = wide ? fragment`or ${cell} >= chr(127) ${ends}` : raw('');
	const isDimension = field.absent === NO_SITE;
	const unassigned = isDimension
		? fragment`or (${cell} >= 'UN' and ${cell} < 'UO') or (${cell} >= 'Un' and ${cell} < 'Uo') or (${cell} >= 'un' and ${cell} < 'uo')`
		: raw('');
	return fragment`case when ${cell} < '0' or (${cell} >= '\\' and ${cell} < ']') or (${cell} >= 'N' and ${cell} < 'O') or (${cell} >= 'n' and ${cell} < 'o')
		${blankEnds ? join(blankEnd, ' ') : raw('')} ${beyond} ${unassigned}
		then case when not regexp_full_match(${cell}, ${isDimension ? UNASSIGNED : NOTHING}) then trim(${cell}, ${BLANKS}) end else ${cell} end`;
}

/** The name to store for a text: the one given for it, null for '' or for the word of an absent one, else the text itself. */
export function nameOf(text: Fragment, given: Readonly<Record<string, string>>, field: Field): Fragment {
	const none = (name: string) => isNull(name) || (field.absent === NO_SITE && name.toLowerCase() === NO_SITE);
	const cases = Object.entries(given).map(([word, name]) => {
		const meant = trimCell(name);
		return fragment`when ${trimCell(word)} then ${none(meant) ? raw('null') : fragment`${meant}`}`;
	});
	return cases.length === 0 ? text : fragment`case ${text} ${join(cases, ' ')} else ${text} end`;
}

/**
 * The value of a cell in the one form that needs no decision: an ISO day, plain digits, a word of the product. Null for all
 * else, which is then looked up; null (the fragment) for fields that are text, or that have no such form.
 */
export function plainValue(field: Field, cell: Fragment): Fragment | null {
	const type = columnType(field);
	switch (field.type) {
		case 'day':
			// The engine reads '03-04-26' as a day of the year 3: only ten characters that begin with 1 or 2 are its own.
			return fragment`case when strlen(${cell}) = 10 and ${cell} >= '19' and ${cell} < '22' then try_cast(${cell} as date) end`;
		case 'count':
		case 'quantity':
		case 'money':
		case 'number':
			return fragment`case when cast(try_cast(${cell} as ubigint) as varchar) = ${cell} then try_cast(${cell} as ${type}) end`;
		case 'word':
			return fragment`case when ${cell} in (${raw(Object.keys(field.words).map(literal).join(', '))}) then ${cell} end`;
		default:
			return null;
	}
}

/** Whether a field's cells may need more than their plain form, and so keep what could not be read. */
export const isLookedUp = (field: Field): boolean => field.type !== 'id' && field.type !== 'text';
