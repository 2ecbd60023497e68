import { ownColumns } from '$lib/import/reasons';
import type { Day } from '$lib/time/month';
import { sql } from '../store/sql';
import type { Db } from '../store/store';
import type { Staged } from './staging';

/** The data date of the import whose rejected rows a file mends: the latest in force with this header. Null otherwise. */
export async function originOf(db: Db, { kind, records }: Staged): Promise<Day | null> {
	const own = ownColumns(records.header);
	if (own === records.header.length) return null;
	const header = JSON.stringify(records.header.slice(0, own));
	const [row] = await db.query<{ dataDate: Day }>(sql`
		select data_date from imports where kind = ${kind.id} and header = ${header} and rows_rejected > 0 and undone_seq is null
		order by import_id desc limit 1`);
	return row?.dataDate ?? null;
}
