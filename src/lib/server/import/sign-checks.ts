import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import type { Check } from './check';
import { keyFields } from './fact-tables';
import type { Staged } from './staged';

/** UTF-8 read as Windows-1252 shows as one of these two letters and a sign. */
const MOJIBAKE = raw(`'[ÃÂ][\\x{80}-\\x{BF}]|â€'`);
/** Embedding, override and isolate: text behind them reads in another order than it is stored. */
const TURNING = raw(`'[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]'`);
const UNSEEN = raw(`'[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]'`);
/** What a spreadsheet makes of a long number: 4.50001E+11. */
const EXPONENT = raw(`'[0-9](?:[.,][0-9]+)?[eE][+][0-9]{1,3}'`);

/** Checks of the signs of which cells consist: those that deceive a reader, and those that make one key of two, or two of one. */
export async function signChecks(staged: Staged): Promise<Check[]> {
	return [...wideChecks(staged), ...(await keyChecks(staged))];
}

const checkOf = (code: string, name: string, hits: (cell: Fragment) => Fragment): Check => ({
	code,
	field: name,
	hits: hits(ident(name)),
	value: fragment`cast(${ident(name)} as varchar)`
});

function wideChecks(staged: Staged): Check[] {
	const { mojibake, turning } = staged.records.signs;
	const mayHold = (sign: boolean) => sign || isTold(staged);
	const wide = (pattern: Fragment) => (cell: Fragment) =>
		fragment`strlen(${cell}) <> length(${cell}) and regexp_matches(${cell}, ${pattern})`;
	return staged.given.flatMap(({ name, type }) => [
		...(type === 'text' && mayHold(mojibake) ? [checkOf('mojibake_suspected', name, wide(MOJIBAKE))] : []),
		...((type === 'text' || type === 'id') && mayHold(turning) ? [checkOf('bidi_control', name, wide(TURNING))] : [])
	]);
}

/**
 * Cells of keys that hold characters nobody sees, tabs and line ends aside: they would be told apart unseen, and keys are put
 * together with such. And ids that a spreadsheet has shortened, so that many became one. One look at all such cells together:
 * they are rare.
 */
async function keyChecks(staged: Staged): Promise<Check[]> {
	const { work, kind, given } = staged;
	const ids = given.filter(({ type }) => type === 'id').map(({ name }) => name);
	const keys = given
		.filter(({ name, type }) => type === 'id' || keyFields(kind).includes(name))
		.map(({ name }) => name);
	const { controls, exponents } = staged.records.signs;
	if (keys.length === 0 || !(controls || exponents || isTold(staged))) return [];
	const unseen = (text: Fragment) => fragment`regexp_matches(${text}, ${UNSEEN})`;
	const shortened = (cell: Fragment) =>
		fragment`(contains(${cell}, 'E+') or contains(${cell}, 'e+')) and regexp_full_match(${cell}, ${EXPONENT})`;
	const [row] = await work.query<{ unseen: boolean | null; shortened: boolean | null }>(sql`select
		bool_or(${unseen(together(keys))}) as unseen,
		${
			ids.length > 0
				? fragment`bool_or(${join(
						ids.map((name) => shortened(ident(name))),
						' or '
					)})`
				: raw('false')
		} as shortened
		from staged`);
	return [
		...(row?.unseen ? keys.map((name) => checkOf('control_character', name, unseen)) : []),
		...(row?.shortened ? ids.map((name) => checkOf('scientific_id', name, shortened)) : [])
	];
}

/** What the caller gives, for words of the file or for all of it, is not in the file. */
const isTold = ({ records, request }: Staged): boolean =>
	request.values !== undefined || Object.keys(records.columns.fixed).length > 0;

const together = (names: readonly string[]): Fragment => {
	const cells = names.map((name) => ident(name));
	return cells.length === 1 ? join(cells, '') : fragment`concat(${join(cells, ', ')})`;
};
