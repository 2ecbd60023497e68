import { open, rm, type FileHandle } from 'node:fs/promises';
import { withoutGuard } from '$lib/csv';
import { lineEndsIn, splitRecords, unifyLineEnds, type CsvRecord } from '$lib/import/record';
import { Problem } from '$lib/problem';
import { LineSorter, unclosedQuote, type Place } from './canonical-lines';
import { decoderFor, type Decoder } from './read-decoder';
import { notText } from './read-format';
import { LINE_LIMIT_BYTES, lineTooLong } from './read-head';
import type { MalformedRow, SkippedLine } from './read-lines';

export interface Source extends Place {
	path: string;
	encoding: string;
	delimiter: string;
	/** Rejected rows that come back: the guards before their cells are ours. */
	mended: boolean;
}

export interface Written {
	records: number;
	skipped: SkippedLine[];
	skippedCount: number;
	malformed: MalformedRow[];
}

/** Small pieces: their cells are gone before the garbage collector moves them, which doubles the speed. */
const CHUNK_BYTES = 128 * 1024;

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
	private readonly sorter: LineSorter;
	private line = 1;
	private records = 0;

	constructor(source: Source, to: FileHandle) {
		this.source = source;
		this.to = to;
		this.width = source.layout.header.length;
		this.sorter = new LineSorter(source);
	}

	async copy(from: FileHandle): Promise<Written> {
		let rest = '';
		let enough = 0;
		for await (const { text, last } of this.pieces(from)) {
			const piece = rest + text;
			if (text.includes('\0')) throw notText(this.line + lineEndsIn([piece.slice(0, piece.indexOf('\0'))]));
			rest = piece;
			if (!last && piece.length < enough) continue;
			const block = splitRecords(piece, this.source.delimiter, last, this.line);
			if (block.unclosedLine !== null) throw unclosedQuote(block.unclosedLine);
			await this.write(block.records, piece);
			this.line = block.nextLine;
			rest = piece.slice(block.rest);
			// A record longer than the piece is tried again only when there is twice as much of it.
			enough = block.records.length > 0 ? 0 : Math.min(rest.length * 2, LINE_LIMIT_BYTES);
			if (rest.length > LINE_LIMIT_BYTES) throw rest.includes('\n') ? unclosedQuote(this.line) : lineTooLong(this.line);
		}
		return { records: this.records, ...this.sorter.finish() };
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
			return decoder.decode(bytes, last);
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
		if (this.source.mended) for (const record of records) record.cells = record.cells.map(withoutGuard);
		for (const record of records) if (this.sorter.isRecord(record)) out += this.canonical(record, plain);
		await this.to.writeFile(out);
	}

	private canonical({ line, cells }: CsvRecord, plain: boolean): string {
		while (cells.length < this.width) cells.push('');
		if (cells.length > this.width) cells.length = this.width;
		this.records++;
		return `${line},${plain || isPlain(cells) ? cells.join(',') : cells.map(quote).join(',')}\n`;
	}
}

/** One test for the whole record: quotes are rare, records are many. */
const isPlain = (cells: readonly string[]): boolean => !SPECIAL.test(cells.join('\t'));
const SPECIAL = /[",\n]/;

const quote = (cell: string): string => (SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
