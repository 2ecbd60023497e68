import { rm } from 'node:fs/promises';
import { withoutGuard } from '$lib/csv';
import type { ImportRequest, Reading } from '$lib/import/answer';
import { findDialect, type Dialect } from '$lib/import/dialect';
import { keptColumns, type KeptColumn } from '$lib/import/kept';
import type { Kind } from '$lib/import/kind';
import { layoutOf, lineKind } from '$lib/import/layout';
import { mapColumns, type ColumnMapping } from '$lib/import/mapping';
import { isMended } from '$lib/import/reasons';
import type { CsvRecord } from '$lib/import/record';
import { requireColumns } from '$lib/import/require-columns';
import type { TextForm } from '$lib/import/sheet-text';
import { Problem } from '$lib/problem';
import { layOut, type Laid, type Plan, type ReadOptions } from './lay-out';
import { settleEncoding } from './read-encoding';
import { readHead } from './read-head';
import { fingerprintOf, fingerprintOfHead } from './remembered';
import type { TextFile } from './receive';

/** A file that has been read: what the engine takes of it, and what its columns mean. */
export interface Records extends Laid {
	/** Columns of the file as received; the canonical file has one more in front. */
	columnCount: number;
	/** Trimmed; 'Column 1' … where the file has none. */
	header: string[];
	/** The first records, at most 200, as wide as the header. */
	sample: string[][];
	/** How the file as received was read. */
	reading: Pick<Reading, 'encoding' | 'delimiter' | 'quote' | 'headerLine'>;
	/** Field → column; nothing missing, no question open. */
	columns: ColumnMapping;
	/** Columns that are no field and are stored all the same. */
	kept: KeptColumn[];
	/** Of the columns as they are found without any decision of the caller; null where none are. */
	fingerprint: string | null;
}

const COLUMN_LIMIT = 1000;
const SAMPLE_ROWS = 200;

/** What the head of a file tells. */
interface Planned extends Plan {
	columns: ColumnMapping;
	kept: KeptColumn[];
	fingerprint: string | null;
}

/** Reads an upload: dialect, header, columns, records. Refuses with a Problem what is no table of this kind. */
export async function readRecords(
	upload: TextFile,
	kind: Kind,
	request: ImportRequest,
	folder: string,
	options: ReadOptions = {}
): Promise<Records> {
	const plan = await planReading(upload, kind, request, options.form);
	const said = options.form?.encoding ?? request.encoding;
	const encoding = await settleEncoding(upload, plan.head, plan.dialect, said, options.watch);
	const read = await layOut(plan, encoding, folder, options);
	if (read.records + read.malformed.length > 0) return { ...shared(plan, encoding.name, read.direct), ...read };
	if (read.path !== upload.path) await rm(read.path, { force: true });
	throw new Problem('no_data_rows', 422, 'The file has a header but no rows below it. Export it with its rows.');
}

/** What can be told, and refused, from the head of the file. */
async function planReading(
	upload: TextFile,
	kind: Kind,
	request: ImportRequest,
	form: TextForm | null | undefined
): Promise<Planned> {
	const said = { ...request, ...form };
	const head = await readHead(upload.path, said.encoding);
	const dialect = withOwnHeader(findDialect(head.text, head.whole, kind, said));
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
	const fingerprint = saysWhere(request) ? fingerprintOfHead(head, kind, form) : fingerprintOf(header);
	const kept = keptColumns(header, request.keep, columns);
	return { upload, head, dialect, columns, kept, layout: layoutOf(kind, header, columns), fingerprint };
}

/** The headers of a download of rejected rows as they stood in its file. */
const withOwnHeader = (dialect: Dialect): Dialect =>
	isMended(dialect.header) ? { ...dialect, header: dialect.header.map(withoutGuard) } : dialect;

/** Whether the caller has a say in what is the header. */
const saysWhere = ({ headerRow, mapping, delimiter, quote }: ImportRequest): boolean =>
	[headerRow, mapping, delimiter, quote].some((said) => said !== undefined);

function shared({ dialect, columns, kept, layout, fingerprint }: Planned, encoding: string, direct: boolean) {
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
		kept,
		fingerprint
	};
}
