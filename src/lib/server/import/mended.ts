import type { Day } from '$lib/time/month';
import { sql } from '../store/sql';
import type { Db } from '../store/store';
import type { Staged } from './staging';

/** What `rejectedCsv` puts behind the columns of the file: where a row stood, and why it was left out. */
export const REASON_COLUMNS: readonly string[] = ['line', 'field', 'reason'];

/** Whether a header is that of rejected rows, downloaded to be mended. */
export const isMended = (header: readonly string[]): boolean =>
	header.length > REASON_COLUMNS.length &&
	REASON_COLUMNS.every((name, at) => header[header.length - REASON_COLUMNS.length + at] === name);

/** The data date of the import whose rejected rows a file mends: the latest in force with this header. Null otherwise. */
export async function originOf(db: Db, { kind, records }: Staged): Promise<Day | null> {
	if (!isMended(records.header)) return null;
	const header = JSON.stringify(records.header.slice(0, -REASON_COLUMNS.length));
	const [row] = await db.query<{ dataDate: Day }>(sql`
		select data_date from imports where kind = ${kind.id} and header = ${header} and rows_rejected > 0 and undone_seq is null
		order by import_id desc limit 1`);
	return row?.dataDate ?? null;
}
