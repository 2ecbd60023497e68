import type { ImportAnswer } from '$lib/import/answer';
import { kindOf } from '$lib/import/kinds';
import type { DataKind } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { effectOf, refreshRollups } from '$lib/server/metrics/rollup';
import { makeChange, type Actor } from '../audit/change';
import { fragment, ident, join, sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { factColumns } from './fact-tables';
import { getImport, notFound } from './history';
import { mentionsOf } from './merge';

/**
 * Takes an import out of force, in any order: each key it mentions gets the rows of the latest import still in force that
 * mentions it. 404 `not_found`, 409 `already_undone`. The answer's effect is that of the undo.
 */
export async function undoImport(store: Store, actor: Actor, importId: number, at: Date): Promise<ImportAnswer> {
	const work = await store.workspace();
	try {
		const head = { action: 'import.undo', subject: `import ${importId}`, at };
		const effect = await makeChange(work, actor, head, async (db, seq) => {
			const kind = await markUndone(db, actor, importId, at, seq);
			const detail = await settleKeys(db, kind, importId, seq);
			await refreshRollups(db, seq, kind);
			return { result: await effectOf(db, seq), detail };
		});
		return { ...(await getImport(store, importId)), effect };
	} finally {
		await work.close();
	}
}

async function markUndone(db: Db, actor: Actor, importId: number, at: Date, seq: number): Promise<DataKind> {
	const own = fragment`import_id = cast(${importId} as integer)`;
	const [row] = await db.query<{ kind: DataKind; undoneSeq: number | null }>(
		sql`select kind, undone_seq from imports where ${own}`
	);
	if (!row) throw notFound(importId);
	if (row.undoneSeq !== null)
		throw new Problem('already_undone', 409, `Import ${importId} has been undone already.`, { id: importId });
	await db.exec(sql`update imports set undone_seq = ${seq}, undone_at = cast(${at.toISOString()} as timestamptz),
		undone_by = ${actor.name} where ${own}`);
	return row.kind;
}

/** Brings the keys of an undone import to what the imports in force say of them; rows that return are copies. */
async function settleKeys(db: Db, kind: DataKind, importId: number, seq: number): Promise<Record<string, number>> {
	const table = ident(kind);
	await db.exec(sql`create or replace temp table touched as
		select distinct row_key from (${mentionsOf(kind)}) where import_id = cast(${importId} as integer)`);
	await db.exec(sql`create or replace temp table wanted as
		select distinct on (m.row_key) m.row_key, case when i.undone_seq is null then m.rows_of end as rows_of
		from (${mentionsOf(kind)}) m join imports i on i.import_id = m.import_id
		where m.row_key in (select row_key from touched)
		order by m.row_key, i.undone_seq is null desc, m.import_id desc`);
	const retired = await db.exec(sql`update ${table} set removed_seq = ${seq}
		where removed_seq is null and row_key in (select row_key from wanted)
			and (row_key, import_id) not in (select row_key, rows_of from wanted where rows_of is not null)`);
	const names = [
		...factColumns(kindOf(kind)),
		...(kind === 'deliveries' ? ['line_key', 'whole_line'] : []),
		...['attributes', 'row_key', 'part_no', 'row_hash', 'import_id', 'file_line']
	].map((name) => ident(name));
	const columns = join(names, ', ');
	const returned = await db.exec(sql`insert into ${table} (${columns}, added_seq)
		select ${columns}, cast(${seq} as bigint) from (
			select f.*, row_number() over (partition by f.row_key, f.part_no order by f.added_seq desc) as copy
			from ${table} f join wanted w on w.row_key = f.row_key and w.rows_of = f.import_id
			where f.row_key not in (
				select row_key from ${table} where removed_seq is null and row_key in (select row_key from wanted)))
		where copy = 1`);
	return { retired, returned };
}
