import { originColumn, ownColumns } from '$lib/import/reasons';
import { fragment, ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOfRow } from './fact-tables';
import { siteOf } from './site-of';
import type { Staged } from './staged';
import { fileRows } from './staging';

/**
 * Writes down where each row counts that is left out, and which rows of earlier imports a file of mended rows brings. A row
 * is left out once, of the import it first came with, until a mended one is taken, however often it goes back and forth.
 */
export async function recordLeftOut(db: Db, staged: Staged, importId: number): Promise<void> {
	const own = fragment`cast(${importId} as integer)`;
	const { line, kind, records } = staged;
	const isMended = originColumn(records.header) !== null;
	if (isMended) await findOrigins(db, staged);
	const origin = isMended
		? fragment`left join first_lines o on o.file_line = s.file_line`
		: raw('cross join (select cast(null as integer) as origin_id, cast(null as integer) as origin_line) o');
	await db.exec(sql`insert into left_out_rows (import_id, file_line, site, month, origin_id, origin_line)
		select ${own}, s.file_line, s.site, s.month, o.origin_id, o.origin_line
		from (select cast(${line} as integer) as file_line, ${siteOf(staged)} as site, ${monthOfRow(kind)} as month
			from staged where ${line} in (select file_line from refused)) s ${origin}`);
	if (isMended)
		await db.exec(sql`insert into recovered_rows (import_id, origin_id, origin_line)
			select distinct ${own}, origin_id, origin_line from first_lines
			where file_line not in (select file_line from refused)`);
}

/** Condition on `staged`: no import before this one has left the row out. */
export const isFirst = ({ records, line }: Staged, importId: number): Fragment =>
	originColumn(records.header) === null
		? raw('true')
		: fragment`${line} not in (select file_line from left_out_rows
			where import_id = cast(${importId} as integer) and origin_id is not null)`;

/** What each row of a file of mended rows first came as: table `first_lines`. */
async function findOrigins(db: Db, { records }: Staged): Promise<void> {
	const cell = (at: number) => ident(`c${at + 1}`);
	const name = cell(originColumn(records.header) ?? 0);
	await db.exec(sql`create or replace temp table first_lines as
		select f.file_line, coalesce(l.origin_id, l.import_id) as origin_id, coalesce(l.origin_line, l.file_line) as origin_line
		from ${fileRows(records)} f join origins o on o.name = f.${name}
		join left_out_rows l on l.import_id = o.import_id
			and l.file_line = try_cast(f.${cell(ownColumns(records.header))} as integer)`);
}
