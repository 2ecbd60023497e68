import type { ColumnReference, ImportRequest } from './answer';
import { normaliseName } from './cell';
import { columnOf } from './column-of';
import { monthNumber } from './month-names';
import { ownColumns } from './reasons';

/** What stands for a month or day in a header. */
const MONTH = 'month';
const YEAR = String.raw`(?:19|20)\d\d`;
const MONTH_OF_YEAR = String.raw`(?:0?[1-9]|1[0-2])`;
const DAY_OF_MONTH = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const edged = (source: string) => new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d])`, 'gu');
const NUMERIC = [
	edged(`${YEAR}[-/.]${MONTH_OF_YEAR}[-/.]${DAY_OF_MONTH}`),
	edged(`${DAY_OF_MONTH}[./]${MONTH_OF_YEAR}[./](?:${YEAR}|\\d\\d)`),
	edged(`${YEAR}[-/.]${MONTH_OF_YEAR}`),
	edged(`${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])?`),
	edged(`${MONTH_OF_YEAR}[-/. ]${YEAR}`)
];
const NAMED = [
	edged(String.raw`(\p{L}{3,10})\.?[-.\/ ']{0,2}(?:${YEAR}|\d\d)`),
	edged(String.raw`${YEAR}[-.\/ ]{0,2}(\p{L}{3,10})`)
];

/** A header without the month or day in it: 'Shipped Sep 2026' and 'Shipped Oct 2026' are one. */
function withoutMonth(name: string): string {
	const bare = NUMERIC.reduce((text, pattern) => text.replaceAll(pattern, MONTH), name);
	return NAMED.reduce(
		(text, pattern) => text.replaceAll(pattern, (whole, word: string) => (monthNumber(word) > 0 ? MONTH : whole)),
		bare
	);
}

/** A header however it is spelt and whatever month stands in it. */
export const lastingName = (name: string): string => normaliseName(withoutMonth(name));

/** What the headers of next month's file have in common with these: columns without a header at the end are none. */
export function lastingHeader(header: readonly string[]): string[] {
	const names = header.slice(0, ownColumns(header)).map(lastingName);
	while (names.at(-1) === '') names.pop();
	return names;
}

const DECISIONS = [
	...(['kind', 'mapping', 'fixed', 'keep', 'values', 'dateOrder', 'numberFormat', 'delimiter', 'quote'] as const),
	...(['encoding', 'headerRow', 'duplicates', 'keyForm'] as const)
] as const;

/** What was decided about a file and holds for the next one with the same columns; not which of its rows count, or why. */
export type Decisions = Pick<ImportRequest, (typeof DECISIONS)[number]>;

/** The decisions of a request; a column whose header will be another next month goes by its place. */
export function decisionsOf(request: ImportRequest, header: readonly string[]): Decisions {
	const entries = DECISIONS.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name]] as const]));
	const decisions = Object.fromEntries(entries) as unknown as Decisions;
	if (!request.mapping) return decisions;
	const mapping = Object.entries(request.mapping).map(([field, column]) => [field, lasting(header, field, column)]);
	return { ...decisions, mapping: Object.fromEntries(mapping) as ImportRequest['mapping'] };
}

function lasting(header: readonly string[], field: string, column: ColumnReference): ColumnReference {
	if (typeof column === 'object' || withoutMonth(column) === column) return column;
	return { index: columnOf(header, field, column) + 1 };
}
