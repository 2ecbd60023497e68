import { fragment, ident, join, literal, raw, sql, type Fragment } from '../store/sql';
import { attributesIn } from './attributes';
import { columnType, factColumns, measures, PART } from './fact-tables';
import { hashOf, hasEvents, lineKey } from './keys';
import { kept } from './repeats';
import type { Staged } from './staged';

/**
 * The view `incoming`: the accepted rows in the shape of the fact table, with file_line, row_key, part_no and row_hash, and
 * for deliveries line_key and whole_line. A row of volumes gives one fact per measure that has a value: an empty cell says nothing.
 */
export async function createIncoming(staged: Staged): Promise<void> {
	await staged.work.exec(
		sql`create temp view incoming as ${staged.kind.id === 'volumes' ? await volumeRows(staged) : await plainRows(staged)}`
	);
}

/** All rows of `staged` where nothing was left out: the engine then reads them without any join. */
async function accepted(staged: Staged): Promise<Fragment> {
	const [row] = await staged.work.query<{ lines: number }>(sql`select count(*) as lines from refused`);
	return row?.lines ? fragment`where ${kept(staged)}` : raw('');
}

async function plainRows(staged: Staged): Promise<Fragment> {
	const { kind, has, form, line, work, records } = staged;
	const [row] = await work.query<{ lines: number }>(sql`select count(*) as lines from part_rows`);
	const inParts = (row?.lines ?? 0) > 0;
	const columns = kind.fields.map(({ name, ...field }) =>
		has(name) ? ident(name) : fragment`cast(null as ${columnType({ name, ...field })}) as ${ident(name)}`
	);
	// A line whose events have numbers of their own can get more of them from another file.
	const whole = hasEvents(form) ? raw('false') : inParts ? raw('p.part_no is null') : raw('true');
	const own = form
		? fragment`, ${hasEvents(form) ? lineKey(form, has) : raw('cast(null as varchar)')} as line_key, ${whole} as whole_line`
		: raw('');
	const parts = inParts
		? fragment`left join (select file_line as part_line, part_no from part_rows) p on p.part_line = ${line}`
		: raw('');
	if (records.kept.length > 0) columns.push(ident('attributes'));
	return fragment`select ${join(columns, ', ')}, row_key, row_hash, cast(${line} as integer) as file_line,
		${inParts ? raw('coalesce(p.part_no, 1)') : raw('1')} as part_no ${own}
		from staged ${parts} ${await accepted(staged)}`;
}

async function volumeRows(staged: Staged): Promise<Fragment> {
	const { kind, has, line, records } = staged;
	const base = kind.fields.filter((field) => !field.measure);
	const columns = base.map((field) =>
		has(field.name) ? ident(field.name) : fragment`cast(null as ${columnType(field)}) as ${ident(field.name)}`
	);
	const attributes = attributesIn(records);
	if (attributes) columns.push(attributes);
	const where = await accepted(staged);
	const given = measures(kind).filter((field) => has(field.name));
	const rows = given.map(({ name }) => {
		const measure = raw(literal(name));
		const hashed = [...base.map((field) => (has(field.name) ? ident(field.name) : null)), measure, ident(name)];
		const filled = fragment`${where.parts[0] === '' ? raw('where') : fragment`${where} and`} ${ident(name)} is not null`;
		return fragment`select ${join(columns, ', ')}, ${measure} as measure, cast(${ident(name)} as decimal(18, 3)) as amount,
			row_key || ${PART} || ${measure} as row_key, ${hashOf(hashed, attributes)} as row_hash,
			cast(${line} as integer) as file_line, 1 as part_no from staged ${filled}`;
	});
	return join(rows, ' union all ');
}

/** The rows of `incoming` as the facts they become. */
export const broughtFacts = (importId: number, seq: number): Fragment => fragment`
	select *, cast(${importId} as integer) as import_id, cast(${seq} as bigint) as added_seq,
		cast(null as bigint) as removed_seq from incoming`;

/**
 * Columns of `incoming` that go into the fact table as they are. What the file lacks is left out, and so empty: a column of
 * nothing would be sorted like any other.
 */
export function incomingColumns({ kind, has, form, records }: Staged): Fragment {
	const lacking = new Set(kind.fields.map(({ name }) => name).filter((name) => !has(name)));
	const names = [
		...factColumns(kind).filter((name) => !lacking.has(name)),
		...(records.kept.length > 0 ? ['attributes'] : []),
		...['row_key', 'row_hash', 'file_line', 'part_no'],
		...(form ? ['whole_line'] : []),
		...(hasEvents(form) ? ['line_key'] : [])
	];
	return join(
		names.map((name) => ident(name)),
		', '
	);
}
