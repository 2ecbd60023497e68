import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine } from '$lib/csv';
import { issueText } from '$lib/import/issues';
import type { Kind } from '$lib/import/kind';
import { ownColumns, REASON_COLUMNS } from '$lib/import/reasons';
import { sql } from '../store/sql';
import type { Db } from '../store/store';

interface RejectedRow {
	fileLine: number;
	cells: string;
	fields: string | null;
	codes: string;
}

const ROWS_AT_ONCE = 2000;

/**
 * The rejected rows of an import as lines of CSV: the header and the cells of the file, then the reasons. `origin`: what
 * the rows say they were left out of when they come back; of a file that is not stored yet the draft that it is.
 */
export async function* rejectedLines(
	db: Db,
	importId: number,
	kind: Kind,
	origin: number | string = importId
): AsyncGenerator<string> {
	const [head] = await db.query<{ header: string }>(
		sql`select header from imports where import_id = cast(${importId} as integer)`
	);
	const header = JSON.parse(head?.header ?? '[]') as string[];
	const columns = ownColumns(header);
	yield csvLine([...header.slice(0, columns), ...REASON_COLUMNS]);
	for (let after = 0; ;) {
		const rows = await rejectedAfter(db, importId, after);
		if (rows.length === 0) return;
		yield rows.map((row) => csvLine([...cellsOf(row, columns, header.length, kind), origin])).join('');
		after = rows[rows.length - 1]?.fileLine ?? after;
	}
}

/** Writes what a dry run would leave out, before it is undone. */
export async function writeRejected(
	db: Db,
	importId: number,
	kind: Kind,
	{ path, origin }: { path: string; origin: string }
): Promise<void> {
	await pipeline(Readable.from(rejectedLines(db, importId, kind, origin)), createWriteStream(path, { mode: 0o600 }));
}

const rejectedAfter = (db: Db, importId: number, line: number): Promise<RejectedRow[]> =>
	db.query<RejectedRow>(sql`
		select r.file_line, r.cells, i.fields, i.codes from import_rejects r join (
			select file_line, string_agg(field, ' ' order by issue_no) as fields, string_agg(code, ' ' order by issue_no) as codes
			from import_issues where import_id = cast(${importId} as integer) and severity = 'error' group by file_line
		) i on i.file_line = r.file_line
		where r.import_id = cast(${importId} as integer) and r.file_line > ${line}
		order by r.file_line limit ${ROWS_AT_ONCE}`);

/** Cells beyond the header are kept too, they are why the row was rejected; reasons of an earlier rejection are not. */
function cellsOf(row: RejectedRow, columns: number, width: number, kind: Kind): (string | number)[] {
	const cells = JSON.parse(row.cells) as string[];
	const own = Array.from({ length: columns }, (_, at) => cells[at] ?? '');
	const beyond = cells.slice(width).filter((cell) => cell !== '');
	const titles = row.codes.split(' ').map((code) => issueText(code).title(labelOf(kind, row.fields)));
	const reason = beyond.length > 0 ? `${titles.join('; ')}: ${beyond.join(' | ')}` : titles.join('; ');
	return [...own, row.fileLine, row.fields ?? '', reason];
}

const labelOf = (kind: Kind, fields: string | null): string =>
	kind.fields.find((field) => field.name === fields)?.label ?? fields ?? 'The row';
