import type { ImportRequest } from '$lib/import/answer';
import type { Field, Kind } from '$lib/import/kind';
import type { Day } from '$lib/time/month';
import { fragment, ident, join, literal, raw, sql, type Fragment } from '../store/sql';
import type { Workspace } from '../store/store';
import { attributesIn, attributesOf } from './attributes';
import { isLookedUp, nameOf, plainValue, textOf } from './cell-sql';
import { columnType, NO_SITE } from './fact-tables';
import { checkKeyForm } from './file-checks';
import { naturalForm, rowHash, rowKey, type KeyForm } from './keys';
import { lookUp } from './lookups';
import type { Records } from './read';
import type { Staged } from './staged';

const LONGEST_LINE = 16 * 1024 * 1024;
/** Bytes read at once; by default it would be sixteen of the longest lines, half of the memory there is. */
const BUFFER = 2 * LONGEST_LINE;

/**
 * Reads the records into the workspace and types them. Raises the question that decides what they mean, if one is open.
 * A clean file is read, typed, keyed and hashed in one statement.
 */
export async function stage(
	work: Workspace,
	kind: Kind,
	request: ImportRequest,
	records: Records,
	today: Day,
	measured: Staged['measured'] = []
): Promise<Staged> {
	const { columns, fixed } = records.columns;
	const has = (name: string) => name in columns || name in fixed;
	const given = kind.fields.filter((field) => has(field.name));
	const form = (request.keyForm as KeyForm | undefined) ?? naturalForm(kind, has);
	const staged: Staged = {
		...{ work, kind, request, records, measured, today, form, given, has },
		line: records.direct ? lineOfPlace(records) : ident('file_line'),
		dateOrder: {},
		numberFormat: null,
		lookups: []
	};
	checkKeyForm(staged);
	await createMalformed(staged);
	await createDropped(staged);
	if (given.every((field) => looksPlain(staged, field))) {
		await work.exec(sql`create or replace temp table staged as ${keyed(staged, plainRows(staged, false))}`);
		await dropLines(staged, 'staged');
		if (!(await anyLeft(staged))) return staged;
		await work.exec(sql`drop table staged`);
	}
	await work.exec(sql`create or replace temp table cells as ${plainRows(staged, true)}`);
	await dropLines(staged, 'cells');
	const lookedUp = await lookUp(staged);
	await work.exec(sql`create or replace temp table staged as ${keyed(staged, lookedUp.rows)}`);
	return { ...staged, ...lookedUp.decided, line: ident('file_line'), lookups: lookedUp.lookups };
}

/** Rows of structure that is broken, as far as they can be read: their keys and months count, they themselves do not. */
async function createMalformed({ work, records }: Staged): Promise<void> {
	if (records.malformed.length === 0) return;
	const names = columnNames(records);
	const definition = join(
		names.map((name) => fragment`${ident(name)} varchar`),
		', '
	);
	await work.exec(sql`create temp table malformed (file_line integer, ${definition})`);
	const rows = records.malformed.map(({ line, cells }) => [line, ...names.map((_, at) => cells[at] ?? null)]);
	await work.load('malformed', ['file_line', ...names], rows);
}

/** Lines among the records that are none. */
async function createDropped({ work, records }: Staged): Promise<void> {
	if (records.dropped.length === 0) return;
	await work.exec(sql`create temp table dropped (file_line integer)`);
	await work.load(
		'dropped',
		['file_line'],
		records.dropped.map((line) => [line])
	);
}

/** Takes them out again: the place of the others tells their lines. */
async function dropLines({ work, records }: Staged, table: 'staged' | 'cells'): Promise<void> {
	if (records.dropped.length === 0) return;
	await work.exec(sql`delete from ${ident(table)} where ${lineOfPlace(records)} in (select file_line from dropped)`);
}

/** Physical line of a row of a table made of a direct file, by its place. */
export const lineOfPlace = ({ skipLines }: Records): Fragment => raw(`(rowid + ${skipLines + 1})`);

const columnNames = (records: Records): string[] =>
	Array.from({ length: records.columnCount }, (_, index) => `c${index + 1}`);

/** The file as text columns c1…, in the file's order; canonical files have `file_line` in front. */
export function fileRows(records: Records): Fragment {
	const names = [...(records.direct ? [] : ['file_line']), ...columnNames(records)];
	const columns = names.map((name) => `${name}: '${name === 'file_line' ? 'INTEGER' : 'VARCHAR'}'`).join(', ');
	const quote = literal(records.quote);
	return raw(`read_csv(${literal(records.path)}, auto_detect = false, header = false, skip = ${records.direct ? records.skipLines : 0},
		delim = ${literal(records.delimiter)}, quote = ${quote}, escape = ${quote}, max_line_size = ${LONGEST_LINE},
		buffer_size = ${BUFFER},
		columns = {${columns}})`);
}

/** The whole records of the file with their physical lines, as text columns. */
export function linedRows(records: Records): Fragment {
	if (!records.direct) return fileRows(records);
	const left = [
		...(records.dropped.length > 0 ? ['dropped'] : []),
		...(records.malformed.length > 0 ? ['malformed'] : [])
	];
	const others = left.map((table) => fragment`file_line not in (select file_line from ${ident(table)})`);
	return fragment`(select * from (
		select cast(row_number() over () + ${raw(String(records.skipLines))} as integer) as file_line, * from ${fileRows(records)})
		${others.length > 0 ? fragment`where ${join(others, ' and ')}` : raw('')})`;
}

function looksPlain({ records }: Staged, field: Field): boolean {
	const at = records.columns.columns[field.name];
	if (at === undefined || !isLookedUp(field)) return true;
	if (field.type === 'month') return false;
	const words = Object.keys(field.words);
	const form = field.type === 'day' ? /^(19|2[01])\d\d-\d\d-\d\d$/ : /^\d+$/;
	return records.sample.every((row) => {
		const cell = row[at] ?? '';
		return cell === '' || (field.type === 'word' ? words.includes(cell) : form.test(cell));
	});
}

/**
 * Every record with the values that need no decision. For those that do, `left_…` keeps their text; or `left_over` says no
 * more than that there are some.
 */
function plainRows({ records, given, request }: Staged, keepText: boolean): Fragment {
	const { columns, fixed } = records.columns;
	const { kept } = records;
	const outer: Fragment[] = records.direct ? [] : [ident('file_line')];
	const inner: Fragment[] = records.direct ? [] : [ident('file_line')];
	const left: Fragment[] = [];
	for (const field of given) {
		const name = ident(field.name);
		const at = columns[field.name];
		if (at === undefined) {
			outer.push(fragment`cast(${fixedValue(field, fixed)} as ${columnType(field)}) as ${name}`);
			continue;
		}
		const cell = ident(`c${at + 1}`);
		const names = request.values?.[field.name];
		if (!isLookedUp(field) && names) {
			const text = ident(`text_${field.name}`);
			inner.push(fragment`${textOf(cell, records.signs, field)} as ${text}`);
			outer.push(fragment`${nameOf(text, names, field)} as ${name}`);
			continue;
		}
		inner.push(cell);
		if (!isLookedUp(field)) {
			outer.push(fragment`${textOf(cell, records.signs, field)} as ${name}`);
			continue;
		}
		const plain = ident(`plain_${field.name}`);
		inner.push(fragment`${plainValue(field, cell) ?? fragment`cast(null as ${columnType(field)})`} as ${plain}`);
		outer.push(fragment`${plain} as ${name}`);
		if (keepText)
			outer.push(
				fragment`case when ${plain} is null then ${textOf(cell, records.signs, field)} end as ${ident(`left_${field.name}`)}`
			);
		else left.push(fragment`(${plain} is null and ${cell} is not null)`);
	}
	if (kept.length > 0) {
		inner.push(...kept.map(({ column }) => ident(`c${column + 1}`)));
		outer.push(fragment`${attributesOf(kept, records.signs)} as attributes`);
	}
	if (inner.length === 0) inner.push(ident('c1'));
	if (!keepText) outer.push(fragment`${left.length > 0 ? join(left, ' or ') : raw('false')} as left_over`);
	return fragment`select ${join(outer, ', ')} from (select ${join(inner, ', ')} from ${withMalformed(records)})`;
}

const fixedValue = ({ name, absent }: Field, fixed: Record<string, string>): string | null =>
	absent === NO_SITE && fixed[name]?.toLowerCase() === NO_SITE ? null : (fixed[name] ?? null);

function withMalformed(records: Records): Fragment {
	const rows = fileRows(records);
	return records.direct || records.malformed.length === 0
		? rows
		: fragment`(from ${rows} union all by name from malformed)`;
}

function keyed({ kind, form, has, records }: Staged, rows: Fragment): Fragment {
	const hash = rowHash(kind, has, attributesIn(records));
	return fragment`select *, ${hash} as row_hash, ${rowKey(kind, form, has)} as row_key from (${rows})`;
}

async function anyLeft({ work }: Staged): Promise<boolean> {
	const [row] = await work.query<{ left: boolean | null }>(sql`select bool_or(left_over) as left from staged`);
	return row?.left ?? false;
}
