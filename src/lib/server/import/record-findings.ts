import { fragment, ident, join, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { cellsOfLines } from './cells-of-lines';
import type { Staged } from './staged';
import { fileRows } from './staging';

/** Issues and rejected rows of an import, as they stood. */
export async function recordFindings(db: Db, staged: Staged, importId: number): Promise<void> {
	const own = fragment`cast(${importId} as integer)`;
	await db.exec(sql`insert into import_issues (import_id, issue_no, file_line, field, code, severity, value)
		select ${own}, issue_no, file_line, field, code, severity, value from issues_found`);
	const [row] = await db.query<{ lines: number }>(sql`select count(*) as lines from refused`);
	if (!row?.lines) return;
	const malformed = staged.records.malformed.map(({ line, cells }) => [importId, line, JSON.stringify(cells)]);
	await db.load('import_rejects', REJECT_COLUMNS, malformed);
	if (staged.records.direct) await recordLines(db, staged, importId);
	else
		await db.exec(sql`insert into import_rejects (import_id, file_line, cells)
			select ${own}, r.file_line, cast(to_json(r.cells) as varchar) from (${canonicalCells(staged)}) r
			where r.file_line in (select file_line from refused) order by r.file_line`);
}

const REJECT_COLUMNS = ['import_id', 'file_line', 'cells'];
const LINES_AT_ONCE = 20_000;

/** The cells of the rejected lines, from the file once more: they are kept only for rows that were left out. */
async function recordLines(db: Db, staged: Staged, importId: number): Promise<void> {
	let rows: [number, number, string][] = [];
	const store = async () => {
		await db.load('import_rejects', REJECT_COLUMNS, rows);
		rows = [];
	};
	for await (const { line, cells } of cellsOfLines(staged.records, refusedLines(staged))) {
		rows.push([importId, line, JSON.stringify(cells)]);
		if (rows.length === LINES_AT_ONCE) await store();
	}
	await store();
}

/** The refused lines of whole records, a bounded number at once. */
async function* refusedLines({ work, records }: Staged): AsyncGenerator<number> {
	const whole = records.malformed.length > 0 ? raw('file_line not in (select file_line from malformed)') : raw('true');
	for (let after = 0; ;) {
		const rows = await work.query<{ fileLine: number }>(sql`select distinct file_line from refused
			where file_line > ${after} and ${whole} order by file_line limit ${LINES_AT_ONCE}`);
		for (const { fileLine } of rows) yield fileLine;
		if (rows.length < LINES_AT_ONCE) return;
		after = rows.at(-1)?.fileLine ?? after;
	}
}

/** The cells of a canonical file, by the line where each record began. */
function canonicalCells({ records }: Staged): Fragment {
	const names = Array.from(
		{ length: records.columnCount },
		(_, index) => fragment`coalesce(${ident(`c${index + 1}`)}, '')`
	);
	return fragment`select file_line, [${join(names, ', ')}] as cells from ${fileRows(records)}`;
}
