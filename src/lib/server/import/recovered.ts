import { originColumn, ownColumns } from '$lib/import/reasons';
import { ident, sql } from '../store/sql';
import type { Db } from '../store/store';
import { monthOfRow } from './fact-tables';
import { siteOf } from './record-import';
import { kept } from './repeats';
import type { Staged } from './staged';
import { fileRows } from './staging';

/**
 * Writes down which rejected rows of earlier imports a file of mended rows brings: those that are taken, each line of an
 * import once, counted by the site and month that they have now.
 */
export async function recordRecovered(db: Db, staged: Staged, importId: number): Promise<void> {
	const { records, kind, line } = staged;
	const origin = originColumn(records.header);
	if (origin === null) return;
	const cell = (at: number) => ident(`c${at + 1}`);
	await db.exec(sql`insert into import_recovered (import_id, origin_id, site, month, rows)
		select cast(${importId} as integer), r.origin, r.site, r.month, cast(count(*) as integer) from (
			select distinct try_cast(f.${cell(origin)} as integer) as origin, f.${cell(ownColumns(records.header))} as line,
				s.site, s.month
			from ${fileRows(records)} f join (
				select ${line} as own_line, ${siteOf(staged)} as site, ${monthOfRow(kind)} as month from staged where ${kept(staged)}
			) s on s.own_line = f.file_line
		) r join imports i on i.import_id = r.origin and i.kind = ${kind.id} and i.undone_seq is null
		where r.month is not null group by r.origin, r.site, r.month`);
}
