import type { DataKind } from '$lib/metrics/kpi';
import { fragment, ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOfRow } from './fact-tables';
import { incomingColumns } from './incoming';
import { hasEvents, lineKey } from './keys';
import { findWithdrawn } from './scope';
import type { Staged } from './staged';

/**
 * Merges the accepted rows into the facts, inside the transaction of change `seq`, once `findGone` has told which keys go. Keys are compared as bags of rows: a
 * key whose rows are equal is only mentioned, else its current rows are retired and the file's added. Leaves `key_states`
 * (row_key, same) for the keys that were current.
 */
export async function merge(db: Db, staged: Staged, importId: number, seq: number): Promise<void> {
	const table = ident(staged.kind.id);
	const known = await compareKeys(db, staged);
	const retired = known ? fragment`row_key in (select row_key from key_states where not same) or` : raw('');
	await db.exec(sql`update ${table} set removed_seq = ${seq} where removed_seq is null
		and (${retired} row_key in (select row_key from gone_keys))`);
	// Facts lie by their months, however a file has them: a month is then found without reading all there is.
	await db.exec(sql`insert into ${table} (${incomingColumns(staged)}, import_id, added_seq)
		select ${incomingColumns(staged)}, cast(${importId} as integer), cast(${seq} as bigint) from incoming
		where row_key not in (select row_key from key_states where same) order by ${monthOfRow(staged.kind)}`);
	await mention(db, staged, importId, known);
}

/** Which keys of the file are current, and whether their rows are the same; false when none is. */
async function compareKeys(db: Db, { kind }: Staged): Promise<boolean> {
	await db.exec(sql`create or replace temp table known_rows as
		select row_key, row_hash, import_id from ${ident(kind.id)}
		where removed_seq is null and row_key in (select row_key from incoming)`);
	await db.exec(sql`create or replace temp table key_states as
		select row_key, bool_and(current_rows = file_rows) as same, max(import_id) as import_id from (
			select row_key, row_hash, sum(current_row) as current_rows, sum(file_row) as file_rows, max(import_id) as import_id from (
				select row_key, row_hash, 1 as current_row, 0 as file_row, import_id from known_rows
				union all
				select row_key, row_hash, 0, 1, null from incoming where row_key in (select row_key from known_rows))
			group by row_key, row_hash)
		group by row_key`);
	const [row] = await db.query<{ keys: number }>(sql`select count(*) as keys from key_states`);
	return (row?.keys ?? 0) > 0;
}

/** Keys whose current rows go without rows of the file in their place: table `gone_keys`, with the cause. */
export async function findGone(db: Db, staged: Staged, sites: readonly string[]): Promise<void> {
	const { form, has } = staged;
	await db.exec(sql`create or replace temp table gone_keys (row_key varchar, cause varchar)`);
	await findWithdrawn(staged, sites);
	if (!form || !hasEvents(form)) return;
	// An event of a line says that the line is no longer open as a whole; not so where its open row is in the file.
	await db.exec(sql`insert into gone_keys
		select distinct line_key, 'superseded' from incoming where line_key not in (
			select ${lineKey(form, has)} from staged where delivery_id is null and row_key is not null)
		and line_key not in (select row_key from gone_keys)`);
}

/** The rows that came with the import speak for themselves; what else it says of keys is written down. */
async function mention(db: Db, { kind }: Staged, importId: number, known: boolean): Promise<void> {
	const own = fragment`cast(${importId} as integer)`;
	if (known)
		await db.exec(sql`insert into mentions (import_id, kind, row_key, part_no, file_line, rows_of)
			select ${own}, ${kind.id}, i.row_key, i.part_no, i.file_line, k.import_id
			from incoming i join key_states k on k.row_key = i.row_key and k.same`);
	await db.exec(sql`insert into mentions (import_id, kind, row_key, part_no, file_line, rows_of)
		select ${own}, ${kind.id}, row_key, 0, null, null from gone_keys`);
}

/**
 * What the imports say of the keys of a kind: `import_id, row_key, rows_of`, from the rows that came with them and from what
 * is written down. Copies that an undo made say it again.
 */
export const mentionsOf = (kind: DataKind): Fragment => fragment`
	select import_id, row_key, rows_of from mentions where kind = ${kind}
	union all select import_id, row_key, import_id from ${ident(kind)}`;
