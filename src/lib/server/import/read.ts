import type { ImportRequest, Reading } from '$lib/import/answer';
import type { ColumnMapping } from '$lib/import/mapping';
import type { DataKind } from '$lib/metrics/kpi';
import type { Upload } from './receive';

/** A line that holds no record: title_line, blank_line, separator_line, total_row, footer, repeated_header. */
export interface SkippedLine {
	line: number;
	code: string;
	value: string;
}

/** A record whose structure is broken: too_few_fields, too_many_fields, bad_quoting. */
export interface MalformedRow {
	line: number;
	code: string;
	cells: string[];
}

export interface Records {
	/** What the engine reads: the upload itself when it is clean, else a canonical file in `folder` (yours to remove). */
	path: string;
	/**
	 * true: `path` is the upload; data start after `skipLines` lines and the line of record n (from 1) is skipLines + n.
	 * false: `path` is canonical: UTF-8, comma, RFC 4180, no header; the first column is the physical line, `columnCount`
	 * columns follow, every record has them all.
	 */
	direct: boolean;
	/** Of `path`. */
	delimiter: string;
	/** Of `path`; '' where it has none (direct files hold no quote at all). */
	quote: string;
	skipLines: number;
	/** Columns of the file as received; the canonical file has one more in front. */
	columnCount: number;
	/** Trimmed; 'Column 1' … where the file has none. */
	header: string[];
	/** Data records in `path`. */
	records: number;
	/** The first 10,000; `skippedCount` counts all. */
	skipped: SkippedLine[];
	skippedCount: number;
	/** All of them: more than 50,000 refuse the file (`too_many_errors`). Empty where direct: the engine finds ragged rows. */
	malformed: MalformedRow[];
	/** The first records, at most 200, as wide as the header. */
	sample: string[][];
	/** How the file as received was read. */
	reading: Pick<Reading, 'encoding' | 'delimiter' | 'quote' | 'headerLine'>;
	/** Field → column; nothing missing, no question open. */
	columns: ColumnMapping;
}

export interface ReadOptions {
	/** Takes the canonical way even for a clean file: after the engine has met ragged rows in a direct one. */
	canonical?: boolean;
}

/** Reads an upload: dialect, header, columns, records. Refuses with a Problem what is no table of this kind. */
export declare function readRecords(
	upload: Upload,
	kind: DataKind,
	request: ImportRequest,
	folder: string,
	options?: ReadOptions
): Promise<Records>;
