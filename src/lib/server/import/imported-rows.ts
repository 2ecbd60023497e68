import type { Kind } from '$lib/import/kind';
import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { attributesFrom, type Attributes } from '$lib/metrics/attributes';
import { factColumns } from './fact-tables';

/** A row of the file that was taken: its fields, its line, and what it did to the store. */
export type ImportedRow = Record<string, string | number | boolean | null | Attributes> & {
	/** Of the columns that were kept; null where the row has none. */
	attributes: Attributes | null;
	file_line: number;
	change: 'added' | 'changed' | 'unchanged';
};

/**
 * The accepted rows of an import as its commit stored or found them, by line. Rows that were there already are those of the
 * import they came with; of copies that an undo made one is read. A line of the file is one row: `after` goes on behind one.
 */
export async function importedRows(
	db: Db,
	importId: number,
	kind: Kind,
	{ limit, offset = 0, after = 0 }: { limit: number; offset?: number; after?: number }
): Promise<ImportedRow[]> {
	const rows = await db.query<Record<string, string | number | boolean | null>>(
		sql`select r.* from (${kind.id === 'volumes' ? volumeRows(importId, kind) : factRows(importId, kind)}) r
			where r.file_line > cast(${after} as integer) order by r.file_line, r.part_no limit ${limit} offset ${offset}`
	);
	const names = [...kind.fields.map((field) => field.name), 'file_line', 'change'];
	return rows.map((row) => {
		const fields = Object.fromEntries(names.map((name) => [name, row[camel(name)] ?? null]));
		return { ...fields, attributes: attributesFrom(row.attributes) } as ImportedRow;
	});
}

const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The rows that came with the import, and those it found there; `fresh` says whether the key was new, `same` that it was there. */
function mentioned(importId: number, kind: Kind): Fragment {
	const table = ident(kind.id);
	const own = fragment`cast(${importId} as integer)`;
	const fields = join(
		[...factColumns(kind), 'attributes'].map((name) => fragment`f.${ident(name)}`),
		', '
	);
	const found = fragment`select distinct on (m.row_key, m.part_no) m.file_line, m.part_no, true as same, false as fresh, ${fields}
		from mentions m join ${table} f on f.row_key = m.row_key and f.part_no = m.part_no and f.import_id = m.rows_of
		where m.import_id = ${own} and m.kind = ${kind.id} order by m.row_key, m.part_no, f.added_seq`;
	return fragment`
		select f.file_line, f.part_no, false as same,
			f.row_key not in (select r.row_key from ${table} r where r.removed_seq = i.seq) as fresh, ${fields}
		from ${table} f join imports i on i.import_id = f.import_id and f.added_seq = i.seq
		where f.import_id = ${own}
		union all select * from (${found}) m`;
}

const change = (same: string, fresh: string): Fragment =>
	raw(`case when ${same} then 'unchanged' when ${fresh} then 'added' else 'changed' end as change`);

const factRows = (importId: number, kind: Kind): Fragment =>
	fragment`select t.*, ${change('t.same', 't.fresh')} from (${mentioned(importId, kind)}) t`;

/** One row of the file again from its measures. */
function volumeRows(importId: number, kind: Kind): Fragment {
	const base = kind.fields.filter((field) => !field.measure).map((field) => raw(`t.${field.name}`));
	const values = kind.fields
		.filter((field) => field.measure)
		.map(({ name }) => fragment`max(case when t.measure = ${name} then t.amount end) as ${ident(name)}`);
	return fragment`select t.file_line, min(t.part_no) as part_no, min(t.attributes) as attributes, ${join(base, ', ')}, ${join(values, ', ')},
			${change('bool_and(t.same)', 'bool_and(not t.same and t.fresh)')}
		from (${mentioned(importId, kind)}) t group by t.file_line, ${join(base, ', ')}`;
}
