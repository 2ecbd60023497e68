import type { DateOrder, NumberFormat, Severity } from '$lib/import/answer';
import { isNullDate } from '$lib/import/cell';
import { dateColumn, decideDates, parseDay, parseMonthCell, type DateColumn } from '$lib/import/dates';
import type { Field } from '$lib/import/kind';
import { unknownWordCode } from '$lib/import/issues';
import { decideNumbers, numberColumn, parseNumber, type NumberColumn, type NumberType } from '$lib/import/numbers';
import { raiseFirst } from '$lib/import/question';
import { matchWord, saysNone } from '$lib/import/word';
import { currency } from '../config';
import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import type { Param } from '../store/store';
import { isLookedUp } from './cell-sql';
import { columnType } from './fact-tables';
import type { Lookup, Staged } from './staged';

interface Decided {
	dateOrder: Record<string, DateOrder>;
	numberFormat: NumberFormat | null;
}

interface LookedUp {
	/** The records of `cells` with every value typed. */
	rows: Fragment;
	decided: Decided;
	lookups: Lookup[];
}

const DISTINCT_AT_ONCE = 20_000;
const EXAMPLES = 3;

/**
 * Gives every cell that has no plain form its meaning: each distinct text of a column is read once, by the same functions
 * that the rules are tested on, and joined back. What the texts leave open is asked before any of them is read.
 */
export async function lookUp(staged: Staged): Promise<LookedUp> {
	const open: Field[] = [];
	for (const field of staged.given.filter((one) => isLookedUp(one) && one.name in staged.records.columns.columns))
		if (await collect(staged, field)) open.push(field);
	const decided = await decide(staged, open);
	const lookups: Lookup[] = [];
	for (const field of open) lookups.push(await fill(staged, field, decided));
	return { rows: joined(staged, lookups), decided, lookups };
}

const table = (field: Field): Fragment => ident(`lookup_${field.name}`);
const distinct = (field: Field): Fragment => ident(`distinct_${field.name}`);

async function collect({ work }: Staged, field: Field): Promise<boolean> {
	const left = ident(`left_${field.name}`);
	await work.exec(
		sql`create temp table ${distinct(field)} as select distinct ${left} as cell from cells where ${left} is not null`
	);
	const [row] = await work.query<{ cells: number }>(sql`select count(*) as cells from ${distinct(field)}`);
	return (row?.cells ?? 0) > 0;
}

const isDate = (field: Field): boolean => field.type === 'day' || field.type === 'month';
const isNumber = (field: Field): boolean => ['count', 'quantity', 'money', 'number'].includes(field.type);

async function decide(staged: Staged, open: readonly Field[]): Promise<Decided> {
	const { request } = staged;
	const dates: DateColumn[] = [];
	for (const field of open.filter(isDate))
		dates.push(await shownBy(staged, field, (values) => dateColumn(field.name, values)));
	const { orders, questions } = decideDates(dates, request.dateOrder);
	const numbers: NumberColumn[] = [];
	for (const field of open.filter(isNumber))
		numbers.push(await shownBy(staged, field, (values) => numberColumn(field.name, field.type as NumberType, values)));
	const number = decideNumbers(numbers, request.numberFormat);
	raiseFirst([...questions, ...number.questions]);
	return { dateOrder: orders, numberFormat: number.format };
}

/** Adds up what the parts of a column show; the first examples are kept. */
function addUp<T extends { examples: string[] }>(one: T, other: T): T {
	const sum = { ...one };
	for (const [name, value] of Object.entries(other) as [keyof T, unknown][]) {
		if (typeof value !== 'number') continue;
		const known = one[name] as number;
		const total = String(name).startsWith('max') ? Math.max(known, value) : known + value;
		sum[name] = total as T[keyof T];
	}
	return { ...sum, examples: [...one.examples, ...other.examples].slice(0, EXAMPLES) };
}

async function shownBy<T extends { examples: string[] }>(
	staged: Staged,
	field: Field,
	count: (values: string[]) => T
): Promise<T> {
	let shown = count([]);
	for await (const cells of distinctCells(staged, field)) shown = addUp(shown, count(cells));
	return shown;
}

/** The distinct texts of a column, a bounded number at once. */
async function* distinctCells({ work }: Staged, field: Field): AsyncGenerator<string[]> {
	for (let from = 0; ; from += DISTINCT_AT_ONCE) {
		const cells = await work.query<{ cell: string }>(sql`select cell from ${distinct(field)}
			where rowid >= cast(${from} as bigint) and rowid < cast(${from + DISTINCT_AT_ONCE} as bigint)`);
		if (cells.length === 0) return;
		yield cells.map((row) => row.cell);
	}
}

/** Reads each distinct text of a field; the table holds its value as plain text and what is wrong with it. */
async function fill(staged: Staged, field: Field, decided: Decided): Promise<Lookup> {
	const { work } = staged;
	await work.exec(sql`create temp table ${table(field)} (cell varchar, value varchar, code varchar, severity varchar)`);
	for await (const cells of distinctCells(staged, field)) {
		const rows = cells.map((cell) => meaning(staged, field, cell, decided));
		await work.load(`lookup_${field.name}`, ['cell', 'value', 'code', 'severity'], rows);
	}
	const type = columnType(field);
	await work.exec(sql`update ${table(field)} set code = 'number_too_large', severity = 'error'
		where code is null and value is not null and try_cast(value as ${type}) is null`);
	const [row] = await work.query<{ issues: number }>(sql`select count(code) as issues from ${table(field)}`);
	return { field, issues: (row?.issues ?? 0) > 0 };
}

type Meaning = [cell: string, value: string | null, code: string | null, severity: Severity | null];

function meaning(staged: Staged, field: Field, cell: string, decided: Decided): Param[] {
	const fault = (code: string): Meaning => [cell, null, code, 'error'];
	const given = staged.request.values?.[field.name];
	if (field.type !== 'word' && saysNone(given, cell)) return [cell, null, null, null];
	if (isDate(field)) {
		if (isNullDate(cell)) return [cell, null, null, null];
		const order = decided.dateOrder[field.name] ?? staged.request.dateOrder ?? null;
		const day = field.type === 'day' ? parseDay(cell, order) : parseMonthCell(cell, order);
		return day === null ? fault('bad_date') : [cell, day, null, null];
	}
	if (isNumber(field)) {
		const number = parseNumber(cell, decided.numberFormat, field.type as NumberType, currency());
		if ('issue' in number) return fault(number.issue);
		return number.unit ? [cell, number.value, 'unit_stripped', 'warning'] : [cell, number.value, null, null];
	}
	const word = matchWord(field, cell, given);
	if (word !== null) return [cell, word === '' ? null : word, null, null];
	const code = unknownWordCode(field.name);
	return field.unknownWord === 'reject' ? fault(code) : [cell, 'unknown', code, 'warning'];
}

function joined({ given, records }: Staged, lookups: readonly Lookup[]): Fragment {
	const line = records.direct
		? fragment`cast(c.rowid + ${raw(String(records.skipLines + 1))} as integer)`
		: raw('c.file_line');
	const columns = given.map((field) => {
		const own = fragment`c.${ident(field.name)}`;
		if (!lookups.some((lookup) => lookup.field === field)) return own;
		const found = fragment`try_cast(l_${ident(field.name)}.value as ${columnType(field)})`;
		return fragment`coalesce(${own}, ${found}) as ${ident(field.name)}`;
	});
	const joins = lookups.map(({ field }) => {
		const alias = fragment`l_${ident(field.name)}`;
		return fragment`left join ${table(field)} ${alias} on ${alias}.cell = c.${ident(`left_${field.name}`)}`;
	});
	if (records.kept.length > 0) columns.push(raw('c.attributes'));
	return fragment`select ${line} as file_line, ${join(columns, ', ')} from cells c ${join(joins, ' ')}`;
}
