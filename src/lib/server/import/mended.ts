import { originColumn } from '$lib/import/reasons';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { ident, sql } from '../store/sql';
import type { Db } from '../store/store';
import type { Staged } from './staged';
import { fileRows } from './staging';

/** The import whose rejected rows a file mends: up to which day it speaks, and of which months. */
export interface Origin {
	dataDate: Day;
	first: Month;
	last: Month;
}

/** The imports that the rows of a file say they were left out of, by number or by the draft it was: table `origins`. */
export async function nameOrigins(db: Db, { kind, records }: Staged): Promise<void> {
	const at = originColumn(records.header);
	if (at === null) return;
	await db.exec(sql`create or replace temp table origins as
		select n.name, i.import_id from (select distinct ${ident(`c${at + 1}`)} as name from ${fileRows(records)}) n
		left join (
			select json_extract_string(detail, '$.draft') as draft, cast(split_part(subject, ' ', 2) as integer) as import_id
			from audit_log where action = 'import.commit' and detail like '%"draft":%'
		) d on d.draft = n.name
		left join imports i on i.kind = ${kind.id} and i.import_id = coalesce(d.import_id, try_cast(n.name as integer))`);
}

/**
 * The origin of a file of rejected rows, by the import that each row names; of several the one that speaks least far, so
 * that none of their sites is spoken for beyond what was known. Null where a row names none of this kind in force.
 */
export async function originOf(db: Db, { records }: Staged): Promise<Origin | null> {
	if (originColumn(records.header) === null) return null;
	const rows = await db.query<{ dataDate: Day | null; first: Day | null; last: Day | null }>(sql`
		select i.data_date, min(c.month) as first, max(c.month) as last
		from (select distinct import_id from origins) named
		left join imports i on i.import_id = named.import_id and i.undone_seq is null
		left join import_cells c on c.import_id = i.import_id
		group by named.import_id, i.data_date order by i.data_date nulls first`);
	const [origin] = rows;
	if (!origin?.dataDate) return null;
	const months = rows.flatMap(({ first, last }) => (first && last ? [monthOf(first), monthOf(last)] : []));
	const spoken = [...months, monthOf(origin.dataDate)].sort();
	return { dataDate: origin.dataDate, first: spoken[0] as Month, last: monthOf(origin.dataDate) };
}
