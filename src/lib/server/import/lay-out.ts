import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Dialect } from '$lib/import/dialect';
import { lineKind, type Layout } from '$lib/import/layout';
import { isMended } from '$lib/import/reasons';
import { splitRecords, unifyLineEnds } from '$lib/import/record';
import type { TextForm } from '$lib/import/sheet-text';
import { writeCanonical, type Written } from './canonical';
import { lineText } from './canonical-lines';
import { writeLevel } from './level';
import type { Encoding } from './read-encoding';
import type { Head } from './read-head';
import type { MalformedRow, SkippedLine } from './read-lines';
import type { TextFile } from './receive';
import { ANY_SIGNS, type Signs } from './signs';
import type { Watch } from './watch';

/** Everything found out about a file before its records are read. */
export interface Plan {
	upload: TextFile;
	head: Head;
	dialect: Dialect;
	layout: Layout;
}

export interface ReadOptions {
	/** Takes the canonical way even for a file without quotes: after the engine has failed to read a direct one. */
	canonical?: boolean;
	watch?: Watch;
	/** How the text is written, where that is known; it goes before what the request says. */
	form?: TextForm | null;
}

/** The records of a file as the engine takes them, and an account of all other lines. */
export interface Laid {
	/** What the engine reads: the upload itself when it is clean, else a file in `folder` (yours to remove). */
	path: string;
	/**
	 * true: `path` is the upload, or a copy with its lines made as wide as the header; data start after `skipLines` lines
	 * and the n-th line behind them (from 1) is line skipLines + n.
	 * false: `path` is canonical: UTF-8, comma, RFC 4180, no header; the first column is the physical line, all columns of
	 * the header follow, every record has them all.
	 */
	direct: boolean;
	/** Of `path`. */
	delimiter: string;
	/** Of `path`; '' where it has none (direct files hold no quote at all). */
	quote: string;
	skipLines: number;
	/** Of `path`. */
	signs: Signs;
	/** Data records in `path` that are whole. */
	records: number;
	/** Lines of a direct `path` that hold no record. */
	dropped: readonly number[];
	/** The first 10,000; `skippedCount` counts all. */
	skipped: SkippedLine[];
	skippedCount: number;
	/** All of them: more than 50,000 refuse the file (`too_many_errors`). A direct `path` holds them, as far as they go. */
	malformed: MalformedRow[];
}

const SAMPLE_ROWS = 200;
const TAIL_BYTES = 8192;

/** Lays the records out for the engine, in the cheapest of three ways: as they stand, made level, or written anew. */
export async function layOut(plan: Plan, encoding: Encoding, folder: string, options: ReadOptions): Promise<Laid> {
	const { canonical = false, watch } = options;
	// The guards that our own download put before cells come off, which only the canonical way does.
	const asLines = !canonical && !isMended(plan.dialect.header) && areLines(plan);
	const direct = asLines
		? ((await readDirect(plan, encoding)) ?? (await readLevel(plan, encoding.name, folder, watch)))
		: null;
	return direct ?? (await readCanonical(plan, encoding.name, folder, watch));
}

/** Whether a line may stand for a record of the engine, which passes over the header and what is above it by its line. */
const areLines = ({ head, dialect: { headerLine, delimiter, quoting, header, above } }: Plan): boolean =>
	(headerLine > 0 || (head.bom === 0 && above.length === 0)) &&
	delimiter.length === 1 &&
	delimiter < '\x80' &&
	header.length > 1 &&
	!quoting.blanks;

/** The upload as it stands, where each of its lines below the header is one record; else null. */
async function readDirect({ upload, dialect, layout }: Plan, encoding: Encoding): Promise<Laid | null> {
	const { headerLine, delimiter, above } = dialect;
	if (encoding.cleanLines === null) return null;
	const sample = dialect.below.slice(0, SAMPLE_ROWS);
	if (!sample.every(({ cells }) => isPlainLine(cells, layout))) return null;
	if (!(await endsInRecords(upload, delimiter, layout, encoding.cleanLines - headerLine))) return null;
	const skipped = above.map(({ line, cells }) => {
		const value = lineText(cells);
		return { line, code: value === '' ? 'blank_line' : 'title_line', value };
	});
	const records = encoding.cleanLines - headerLine;
	return {
		...asDirect(upload.path, dialect),
		...{ signs: encoding.signs, records, dropped: [], skipped, skippedCount: skipped.length, malformed: [] }
	};
}

const asDirect = (path: string, { delimiter, headerLine }: Dialect) =>
	({ path, direct: true, delimiter, quote: '', skipLines: headerLine }) as const;

/** A copy of the upload with each of its lines in its place, as wide as the header; null where it has quotes, or is mixed. */
async function readLevel(plan: Plan, encoding: string, folder: string, watch: Watch | undefined): Promise<Laid | null> {
	const { upload, dialect, layout } = plan;
	const { delimiter, quoting, headerLine, above } = dialect;
	if (quoting.quote !== '"' && quoting.quote !== '') return null;
	const path = join(folder, `${basename(upload.path)}.level`);
	const source = { path: upload.path, encoding, delimiter, headerLine, linesAbove: above.length, layout };
	const level = await writeLevel(source, path, watch);
	return level && { ...asDirect(path, dialect), ...level };
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

async function readCanonical(plan: Plan, encoding: string, folder: string, watch: Watch | undefined): Promise<Laid> {
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
	const own = { path, direct: false, delimiter: ',', quote: '"', skipLines: 0, signs: ANY_SIGNS, dropped: [] };
	return { ...own, ...written };
}
