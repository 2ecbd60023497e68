import { csvLine, type CsvValue } from '$lib/csv';
import type { FileColumn, ImportAnswer, ImportSummary, Issue, IssueGroup, Reading } from '$lib/import/answer';
import { kindOf } from '$lib/import/kinds';
import type { DataKind } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { fragment, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { ISSUES_ANSWERED, toIssue, type Finding } from './findings';
import { importedRows, type ImportedRow } from './imported-rows';
import { rejectedLines } from './rejected';

export interface Page {
	limit: number;
	offset: number;
}

interface ImportRow {
	importId: number;
	kind: DataKind;
	name: string;
	sha256: string;
	dataDate: string;
	rowsRead: number;
	rowsAccepted: number;
	rowsRejected: number;
	rowsSkipped: number;
	rowsAdded: number;
	rowsChanged: number;
	rowsUnchanged: number;
	keysWithdrawn: number;
	months: string;
	issueGroups: string;
	effect: string;
	days: string | null;
	withdrawals: string | null;
	withdrawnRows: string | null;
	baseSeq: number;
	seq: number;
	reading: string;
	mapping: string;
	actor: string;
	createdAt: string;
	undoneAt: string | null;
	undoneBy: string | null;
	reason: string | null;
}

export const notFound = (importId: number): Problem =>
	new Problem('not_found', 404, `There is no import ${importId}.`, { id: importId });

/** Imports of one kind or all, the latest first, and how many there are. */
export async function listImports(
	db: Db,
	{ kind, limit, offset }: { kind?: DataKind | null } & Page
): Promise<{ imports: ImportSummary[]; total: number }> {
	const ofKind = kind ? fragment`where kind = ${kind}` : raw('');
	const rows = await db.query<ImportRow>(
		sql`select ${COLUMNS} from imports ${ofKind} order by import_id desc nulls last limit ${limit} offset ${offset}`
	);
	const [count] = await db.query<{ total: number }>(
		sql`select cast(count(*) as integer) as total from imports ${ofKind}`
	);
	return { imports: rows.map(summary), total: count?.total ?? 0 };
}

const COLUMNS: Fragment =
	raw(`import_id, kind, name, sha256, data_date, rows_read, rows_accepted, rows_rejected, rows_skipped,
	rows_added, rows_changed, rows_unchanged, keys_withdrawn, months, issue_groups, base_seq, seq, reading, mapping, actor,
	created_at, undone_at, undone_by, reason`);
const DETAILS: Fragment = raw('effect, days, withdrawals, withdrawn_rows');

/** One import as its commit answered it, and whether it has been undone. 404 `not_found`. */
export async function getImport(db: Db, importId: number): Promise<ImportAnswer> {
	const row = await importRow(db, importId);
	const { issues } = await importIssues(db, importId, { limit: ISSUES_ANSWERED, offset: 0 });
	const { columns = [] } = JSON.parse(row.reading) as StoredReading;
	return {
		...{ ...summary(row), columns, issues },
		effect: effectOf(row),
		days: JSON.parse(row.days ?? '[]') as ImportAnswer['days'],
		withdrawals: JSON.parse(row.withdrawals ?? '[]') as ImportAnswer['withdrawals'],
		withdrawnRows: JSON.parse(row.withdrawnRows ?? '[]') as ImportAnswer['withdrawnRows']
	};
}

/** Earlier commits suggested nothing. */
const groupsOf = (row: ImportRow): IssueGroup[] =>
	(JSON.parse(row.issueGroups) as IssueGroup[]).map((group) => ({ ...group, suggestions: group.suggestions ?? [] }));

/** Earlier commits did not tell how bad a value could be. */
const effectOf = (row: ImportRow): ImportAnswer['effect'] =>
	(JSON.parse(row.effect) as ImportAnswer['effect']).map((one) => ({ ...one, worst: one.worst ?? null }));

async function importRow(db: Db, importId: number): Promise<ImportRow> {
	const [row] = await db.query<ImportRow>(
		sql`select ${COLUMNS}, ${DETAILS} from imports where import_id = cast(${importId} as integer)`
	);
	if (!row) throw notFound(importId);
	return row;
}

/** How a file was read, with what became of its columns. */
type StoredReading = Reading & { unmapped?: string[]; columns?: FileColumn[] };

function summary(row: ImportRow): ImportSummary {
	const { kind, name, sha256, dataDate, baseSeq, seq, actor, createdAt, undoneAt, undoneBy, reason } = row;
	const { unmapped = [], ...stored } = JSON.parse(row.reading) as StoredReading;
	const { encoding, delimiter, quote, headerLine, dateOrder, numberFormat } = stored;
	// Imports of earlier versions had no containers, and did not tell the words.
	const { values = {}, container = null } = stored;
	return {
		...{ id: row.importId, kind, status: undoneAt === null ? 'committed' : 'undone', name, sha256, dataDate },
		rows: {
			...{ read: row.rowsRead, accepted: row.rowsAccepted, rejected: row.rowsRejected, skipped: row.rowsSkipped },
			...{ added: row.rowsAdded, changed: row.rowsChanged, unchanged: row.rowsUnchanged, withdrawn: row.keysWithdrawn }
		},
		months: JSON.parse(row.months) as string[],
		issueGroups: groupsOf(row),
		...{
			baseSeq,
			seq,
			reading: { encoding, delimiter, quote, headerLine, dateOrder, numberFormat, values, container }
		},
		...{ mapping: JSON.parse(row.mapping) as Record<string, string>, unmapped },
		...{ actor, createdAt, undoneAt, undoneBy, reason }
	};
}

/** All issues of an import in the order of the file, a page of them, and how many there are. 404 `not_found`. */
export async function importIssues(db: Db, importId: number, page: Page): Promise<{ issues: Issue[]; total: number }> {
	const kind = kindOf((await importRow(db, importId)).kind);
	const found = await db.query<Finding>(sql`select file_line as line, field, code, severity, value from import_issues
		where import_id = cast(${importId} as integer) order by issue_no limit ${page.limit} offset ${page.offset}`);
	const [count] = await db.query<{ total: number }>(
		sql`select cast(count(*) as integer) as total from import_issues where import_id = cast(${importId} as integer)`
	);
	return { issues: found.map((finding) => toIssue(kind, finding)), total: count?.total ?? 0 };
}

/** The rejected rows as they stood, with line, field and reason, to mend and drop again. 404 `not_found` at once. */
export async function rejectedCsv(db: Db, importId: number): Promise<AsyncIterable<string>> {
	return rejectedLines(db, importId, kindOf((await importRow(db, importId)).kind));
}

/** The accepted rows by field, in the order of the file, and what each did. 404 `not_found`. */
export async function importRows(
	db: Db,
	importId: number,
	page: Page
): Promise<{ rows: ImportedRow[]; total: number }> {
	const { kind, rowsAccepted } = await importRow(db, importId);
	return { rows: await importedRows(db, importId, kindOf(kind), page), total: rowsAccepted };
}

const ROWS_AT_ONCE = 5000;

/** The accepted rows as CSV with a header. 404 `not_found` at once. */
export async function importRowsCsv(db: Db, importId: number): Promise<AsyncIterable<string>> {
	const kind = kindOf((await importRow(db, importId)).kind);
	const names = [...kind.fields.map((field) => field.name), 'file_line', 'change'];
	return (async function* () {
		yield csvLine([...names, 'attributes']);
		for (let after = 0; ;) {
			const rows = await importedRows(db, importId, kind, { limit: ROWS_AT_ONCE, after });
			if (rows.length === 0) return;
			after = rows[rows.length - 1]?.file_line ?? after;
			yield rows.map((row) => csvLine([...names.map((name) => cellOf(row, name)), attributesCell(row)])).join('');
		}
	})();
}

const cellOf = (row: ImportedRow, name: string): CsvValue => (row[name] ?? null) as CsvValue;
const attributesCell = ({ attributes }: ImportedRow): CsvValue => attributes && JSON.stringify(attributes);
