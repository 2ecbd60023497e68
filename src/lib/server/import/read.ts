import { open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withoutGuard } from '$lib/csv';
import type { ImportRequest, Reading } from '$lib/import/answer';
import { findDialect, type Dialect } from '$lib/import/dialect';
import type { Kind } from '$lib/import/kind';
import { kindOf } from '$lib/import/kinds';
import { layoutOf, lineKind, type Layout } from '$lib/import/layout';
import { mapColumns, requireColumns, type ColumnMapping } from '$lib/import/mapping';
import { isMended } from '$lib/import/reasons';
import { splitRecords, unifyLineEnds, type CsvRecord } from '$lib/import/record';
import type { TextForm } from '$lib/import/sheet-text';
import type { DataKind } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { writeCanonical, type Written } from './canonical';
import { lineText } from './canonical-lines';
import { settleEncoding, type Encoding } from './read-encoding';
import { readHead, type Head } from './read-head';
import { fingerprintOf, fingerprintOfHead } from './remembered';
import type { MalformedRow, SkippedLine } from './read-lines';
import type { TextFile } from './receive';
import type { Watch } from './watch';

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
	/** `path` holds nothing beyond ASCII; false also where that was not asked. */
	ascii: boolean;
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
	/** Of the columns as they are found without any decision of the caller; null where none are. */
	fingerprint: string | null;
}

export interface ReadOptions {
	/** Takes the canonical way even for a clean file: after the engine has met ragged rows in a direct one. */
	canonical?: boolean;
	watch?: Watch;
	/** How the text is written, where that is known; it goes before what the request says. */
	form?: TextForm | null;
}

const COLUMN_LIMIT = 1000;
const SAMPLE_ROWS = 200;
const TAIL_BYTES = 8192;

/** Everything found out about a file before its records are read. */
interface Plan {
	upload: TextFile;
	head: Head;
	dialect: Dialect;
	columns: ColumnMapping;
	layout: Layout;
	fingerprint: string | null;
}

/** Reads an upload: dialect, header, columns, records. Refuses with a Problem what is no table of this kind. */
export async function readRecords(
	upload: TextFile,
	kind: DataKind,
	request: ImportRequest,
	folder: string,
	options: ReadOptions = {}
): Promise<Records> {
	const plan = await planReading(upload, kindOf(kind), request, options.form);
	const encoding = await settleEncoding(
		upload,
		plan.head,
		plan.dialect,
		options.form?.encoding ?? request.encoding,
		options.watch
	);
	// The guards that our own download put before cells come off, which only the canonical way does.
	const direct = options.canonical || isMended(plan.dialect.header) ? null : await readDirect(plan, encoding);
	const read = direct ?? (await readCanonical(plan, encoding.name, folder, options.watch));
	if (read.records + read.malformed.length > 0) return { ...shared(plan, encoding.name, read.direct), ...read };
	if (!read.direct) await rm(read.path, { force: true });
	throw new Problem('no_data_rows', 422, 'The file has a header but no rows below it. Export it with its rows.');
}

/** What can be told, and refused, from the head of the file. */
async function planReading(
	upload: TextFile,
	kind: Kind,
	request: ImportRequest,
	form: TextForm | null | undefined
): Promise<Plan> {
	const said = { ...request, ...form };
	const head = await readHead(upload.path, said.encoding);
	const dialect = findDialect(head.text, head.whole, kind, said);
	const { header, below } = dialect;
	if (header.length > COLUMN_LIMIT)
		throw new Problem('too_many_columns', 422, `The file has ${header.length} columns; ${COLUMN_LIMIT} are the most.`);
	const columns = mapColumns(
		kind,
		header,
		request,
		below.slice(0, SAMPLE_ROWS).map((record) => record.cells)
	);
	requireColumns(kind, header, columns);
	const fingerprint = saysWhere(request) ? fingerprintOfHead(head, kind) : fingerprintOf(header);
	return { upload, head, dialect, columns, layout: layoutOf(kind, header, columns), fingerprint };
}

/** Whether the caller has a say in what is the header. */
const saysWhere = ({ headerRow, mapping, delimiter, quote }: ImportRequest): boolean =>
	[headerRow, mapping, delimiter, quote].some((said) => said !== undefined);

type Read = Omit<Records, 'columnCount' | 'header' | 'sample' | 'reading' | 'columns' | 'fingerprint'>;

/** The upload as it stands, where each of its lines below the header is one record; else null. */
async function readDirect({ upload, head, dialect, layout }: Plan, encoding: Encoding): Promise<Read | null> {
	const { headerLine, delimiter, above } = dialect;
	if (encoding.cleanLines === null || (headerLine === 0 && (head.bom > 0 || above.length > 0))) return null;
	const sample = dialect.below.slice(0, SAMPLE_ROWS);
	if (!sample.every(({ cells }) => isPlainLine(cells, layout))) return null;
	if (!(await endsInRecords(upload, delimiter, layout, encoding.cleanLines - headerLine))) return null;
	const skipped = above.map(({ line, cells }) => {
		const value = lineText(cells);
		return { line, code: value === '' ? 'blank_line' : 'title_line', value };
	});
	return {
		path: upload.path,
		direct: true,
		delimiter,
		quote: '',
		skipLines: headerLine,
		ascii: encoding.ascii,
		records: encoding.cleanLines - headerLine,
		skipped,
		skippedCount: skipped.length,
		malformed: []
	};
}

/** Whether the engine may have the line: a record, or one that only it need refuse. */
const isPlainLine = (cells: readonly string[], layout: Layout): boolean =>
	['record', 'too_few_fields', 'too_many_fields'].includes(lineKind(cells, layout));

/** Whether the last lines are records, not totals or footers. */
async function endsInRecords(upload: TextFile, delimiter: string, layout: Layout, dataLines: number): Promise<boolean> {
	const file = await open(upload.path);
	try {
		const size = Math.min(TAIL_BYTES, upload.sizeBytes);
		const { buffer } = await file.read(Buffer.alloc(size), 0, size, upload.sizeBytes - size);
		const tail = splitRecords(unifyLineEnds(buffer.toString('utf8')), delimiter, true, 1);
		// The first one may be cut, and lines above the data are not asked.
		const own = tail.records.slice(1).slice(-Math.max(1, dataLines));
		return own.every(({ cells }) => lineKind(cells, layout) === 'record');
	} finally {
		await file.close();
	}
}

async function readCanonical(plan: Plan, encoding: string, folder: string, watch?: Watch): Promise<Read> {
	const { upload, dialect, layout } = plan;
	const path = join(folder, `${basename(upload.path)}.records`);
	const { delimiter, quoting, headerLine, above, header } = dialect;
	const source = {
		path: upload.path,
		encoding,
		delimiter,
		quoting,
		width: header.length,
		headerLine,
		linesAbove: above.length,
		layout,
		mended: isMended(header)
	};
	const written: Written = await writeCanonical(source, path, watch);
	return { path, direct: false, delimiter: ',', quote: '"', skipLines: 0, ascii: false, ...written };
}

function shared({ dialect, columns, layout, fingerprint }: Plan, encoding: string, direct: boolean) {
	const { header, headerLine, delimiter, quoting, below } = dialect;
	const isRecord = (record: CsvRecord) => !record.misquoted && lineKind(record.cells, layout) === 'record';
	const sample = below
		.filter(isRecord)
		.slice(0, SAMPLE_ROWS)
		.map(({ cells }) => header.map((_, column) => cells[column] ?? ''))
		.map((cells) => (isMended(header) ? cells.map(withoutGuard) : cells));
	return {
		columnCount: header.length,
		header,
		sample,
		reading: { encoding, delimiter, quote: direct ? '' : quoting.quote, headerLine },
		columns,
		fingerprint
	};
}
