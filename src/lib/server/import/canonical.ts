import { open, rm, type FileHandle } from 'node:fs/promises';
import { lineKind, type Layout } from '$lib/import/layout';
import { lineEndsIn, splitRecords, unifyLineEnds, type CsvRecord } from '$lib/import/record';
import { trimCell } from '$lib/import/cell';
import { Problem } from '$lib/problem';
import { decoderFor, type Decoder } from './read-decoder';
import { notText } from './read-format';
import { LINE_LIMIT_BYTES, lineTooLong } from './read-head';
import type { MalformedRow, SkippedLine } from './read-lines';

export interface Source {
	path: string;
	encoding: string;
	delimiter: string;
	/** Line of the header; 0 for none. */
	headerLine: number;
	/** Lines above the data where there is no header: a hint for spreadsheets. */
	linesAbove: number;
	layout: Layout;
}

export interface Written {
	records: number;
	skipped: SkippedLine[];
	skippedCount: number;
	malformed: MalformedRow[];
}

const CHUNK_BYTES = 1024 * 1024;
const SKIPPED_LIMIT = 10_000;
const MALFORMED_LIMIT = 50_000;
/** More text lines than this in a row are no footer. */
const REMARK_LIMIT = 100;

/**
 * Writes the records of a file as clean CSV: UTF-8, comma, RFC 4180, no header, the physical start line in front, all
 * columns of the header in each. In pieces: memory does not grow with the file. Nothing stays at `target` on failure.
 */
export async function writeCanonical(source: Source, target: string): Promise<Written> {
	const from = await open(source.path);
	try {
		const to = await open(target, 'w', 0o600);
		try {
			return await new Writer(source, to).copy(from);
		} catch (error) {
			await rm(target, { force: true });
			throw error;
		} finally {
			await to.close();
		}
	} finally {
		await from.close();
	}
}

class Writer {
	private readonly source: Source;
	private readonly to: FileHandle;
	private readonly width: number;
	private readonly written: Written = { records: 0, skipped: [], skippedCount: 0, malformed: [] };
	/** Lines of text that are footers if no record follows. */
	private remarks: CsvRecord[] = [];
	private line = 1;

	constructor(source: Source, to: FileHandle) {
		this.source = source;
		this.to = to;
		this.width = source.layout.header.length;
	}

	async copy(from: FileHandle): Promise<Written> {
		let rest = '';
		for await (const { text, last } of this.pieces(from)) {
			const piece = rest + text;
			const block = splitRecords(piece, this.source.delimiter, last, this.line);
			if (block.unclosedLine !== null) throw unclosedQuote(block.unclosedLine);
			await this.write(block.records, piece);
			this.line = block.nextLine;
			rest = piece.slice(block.rest);
			if (rest.length > LINE_LIMIT_BYTES) throw rest.includes('\n') ? unclosedQuote(this.line) : lineTooLong(this.line);
		}
		for (const remark of this.remarks) this.skip(remark, 'footer');
		this.written.skipped.sort((a, b) => a.line - b.line);
		this.written.malformed.sort((a, b) => a.line - b.line);
		return this.written;
	}

	/** The file as text, line ends unified. */
	private async *pieces(from: FileHandle): AsyncGenerator<{ text: string; last: boolean }> {
		const decoder = decoderFor(this.source.encoding);
		const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
		let held = '';
		for (let last = false; !last;) {
			const { bytesRead } = await from.read(buffer, 0, CHUNK_BYTES, null);
			last = bytesRead === 0;
			const text = held + this.decode(decoder, buffer.subarray(0, bytesRead), last);
			// A carriage return at the end may be half a line end.
			held = !last && text.endsWith('\r') ? '\r' : '';
			yield { text: unifyLineEnds(held ? text.slice(0, -1) : text), last };
		}
	}

	private decode(decoder: Decoder, bytes: Buffer, last: boolean): string {
		try {
			const text = decoder.decode(bytes, last);
			if (text.includes('\0')) throw notText(this.line);
			return text;
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			const message = `The file is not ${decoder.encoding} from line ${this.line} on. Say which encoding to take.`;
			throw new Problem('bad_encoding', 422, message, { line: this.line });
		}
	}

	private async write(records: readonly CsvRecord[], piece: string): Promise<void> {
		// Without quotes no cell holds a line end or the delimiter; a comma is then the only sign to guard.
		const plain = !piece.includes('"') && (this.source.delimiter === ',' || !piece.includes(','));
		let out = '';
		for (const record of records) if (this.isRecord(record)) out += this.canonical(record, plain);
		await this.to.writeFile(out);
	}

	private canonical({ line, cells }: CsvRecord, plain: boolean): string {
		while (cells.length < this.width) cells.push('');
		if (cells.length > this.width) cells.length = this.width;
		this.written.records++;
		return `${line},${plain ? cells.join(',') : cells.map(quote).join(',')}\n`;
	}

	/** Sorts a line out: true for a record; all else is kept account of. */
	private isRecord(record: CsvRecord): boolean {
		if (this.isAbove(record)) return false;
		if (record.misquoted) {
			if (lineEndsIn(record.cells) > 0) throw unclosedQuote(record.line);
			return this.reject(record, 'bad_quoting');
		}
		const kind = lineKind(record.cells, this.source.layout);
		switch (kind) {
			case 'record':
				this.rejectRemarks();
				return true;
			case 'too_few_fields':
			case 'too_many_fields':
				this.rejectRemarks();
				return this.reject(record, kind);
			case 'remark':
				this.remarks.push({ ...record, cells: kept(record.cells) });
				if (this.remarks.length > REMARK_LIMIT) this.rejectRemarks();
				return false;
			default:
				return this.skip(record, kind);
		}
	}

	private isAbove(record: CsvRecord): boolean {
		const { headerLine, linesAbove } = this.source;
		if (record.line > Math.max(headerLine, linesAbove) || record.line === headerLine) return record.line === headerLine;
		const blank = record.cells.every((cell) => trimCell(cell) === '');
		this.skip(record, blank ? 'blank_line' : 'title_line');
		return true;
	}

	private rejectRemarks(): void {
		for (const remark of this.remarks) this.reject(remark, 'too_few_fields');
		this.remarks = [];
	}

	private reject({ line, cells }: CsvRecord, code: string): false {
		this.written.malformed.push({ line, code, cells: kept(cells) });
		if (this.written.malformed.length > MALFORMED_LIMIT)
			throw new Problem(
				'too_many_errors',
				422,
				`More than ${MALFORMED_LIMIT} rows have not the columns of the header, the first on line ${this.written.malformed[0]?.line ?? line}. Check the delimiter and the quotes of the export.`,
				{ code }
			);
		return false;
	}

	private skip({ line, cells }: CsvRecord, code: string): false {
		this.written.skippedCount++;
		const value = cells.map(trimCell).filter((cell) => cell !== '');
		if (this.written.skipped.length < SKIPPED_LIMIT)
			this.written.skipped.push({ line, code, value: kept(value).join(' ') });
		return false;
	}
}

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Copies of cells: a slice would keep the whole piece of the file in memory. */
const kept = (cells: readonly string[]): string[] => JSON.parse(JSON.stringify(cells)) as string[];

function unclosedQuote(line: number): Problem {
	const message = `A quote opens on line ${line} and never closes. Close it, or write it twice if it belongs to the text.`;
	return new Problem('unclosed_quote', 422, message, { line });
}
