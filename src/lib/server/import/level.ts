import { isAscii, isUtf8 } from 'node:buffer';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { LineSorter, type Place } from './canonical-lines';
import { LineCursor } from './line-cursor';
import { PlainLines } from './plain-lines';
import { decoderFor, type Decoder } from './read-decoder';
import { LINE_LIMIT_BYTES } from './read-head';
import type { MalformedRow, SkippedLine } from './read-lines';
import { reportRows, type Watch } from './watch';

export interface LevelSource extends Place {
	path: string;
	encoding: string;
	delimiter: string;
}

export interface Level {
	/** Records that are whole. */
	records: number;
	/** Lines below the header that hold no record. */
	dropped: number[];
	skipped: SkippedLine[];
	skippedCount: number;
	malformed: MalformedRow[];
	/** Nothing lies beyond ASCII. */
	ascii: boolean;
}

const CHUNK_BYTES = 1024 * 1024;
const [LF, QUOTE] = [10, 34];
/** A file with more of them is no table with a few lines beside it. */
const DROPPED_LIMIT = 100_000;

/**
 * Copies a file without quotes line by line, as UTF-8, each line below the header as wide as it: what is short is filled
 * up, what is long is cut. Lines stay where they are. Almost all of them are copied as bytes. Null, and nothing at `target`,
 * where the file has quotes or mixed line ends, or is no text of that encoding.
 */
export async function writeLevel(source: LevelSource, target: string, watch: Watch = {}): Promise<Level | null> {
	const from = await open(source.path);
	try {
		const to = await open(target, 'w', 0o600);
		let level: Level | null = null;
		try {
			level = await new Leveller(source, to).copy(from, watch);
		} finally {
			await to.close();
			if (!level) await rm(target, { force: true });
		}
		return level;
	} finally {
		await from.close();
	}
}

class Leveller {
	private readonly source: LevelSource;
	private readonly to: FileHandle;
	private readonly sorter: LineSorter;
	private readonly cursor: LineCursor;
	private readonly plain: PlainLines;
	private readonly width: number;
	private line = 0;
	/** Lines below the header that are no record, or a broken one. */
	private readonly others: number[] = [];
	private ascii = true;

	constructor(source: LevelSource, to: FileHandle) {
		this.source = source;
		this.to = to;
		this.sorter = new LineSorter(source);
		this.cursor = new LineCursor(source.delimiter);
		this.plain = new PlainLines(source.layout.header);
		this.width = source.layout.header.length;
	}

	async copy(from: FileHandle, watch: Watch): Promise<Level | null> {
		const { size } = await from.stat();
		let bytes = 0;
		for await (const piece of pieces(from, this.source.encoding)) {
			if (piece === null || piece.includes(0) || piece.includes(QUOTE) || !isUtf8(piece)) return null;
			this.ascii &&= isAscii(piece);
			const parts = this.levelled(piece);
			if (parts === null || this.others.length > DROPPED_LIMIT) return null;
			await this.to.writeFile(Buffer.concat(parts));
			bytes += piece.length;
			reportRows(watch, this.line, bytes, size);
		}
		const account = this.sorter.finish();
		const broken = new Set(account.malformed.map(({ line }) => line));
		const dropped = this.others.filter((line) => !broken.has(line));
		const records = this.line - this.source.headerLine - this.others.length;
		return { records, dropped, ascii: this.ascii, ...account };
	}

	/** The piece with its lines made as wide as the header; null where line ends are mixed. */
	private levelled(piece: Buffer): Buffer[] | null {
		const { cursor, sorter, width } = this;
		const parts: Buffer[] = [];
		let from = 0;
		cursor.begin(piece);
		while (cursor.advance()) {
			this.line++;
			if (cursor.isMixed) return null;
			const { start, stop, cells } = cursor;
			const below = this.line > this.source.headerLine;
			if (below && cells === width && this.plain.isRecord(piece, start, stop)) {
				sorter.sawRecord();
				continue;
			}
			const own = piece.toString('utf8', start, stop).split(this.source.delimiter);
			const isRecord = sorter.isRecord({ line: this.line, cells: own, misquoted: false, runsOn: false });
			if (!below) continue;
			if (!isRecord) this.others.push(this.line);
			if (cells === width) continue;
			parts.push(piece.subarray(from, start), Buffer.from(this.fitted(own) + cursor.lineEnd));
			from = cursor.next;
		}
		parts.push(piece.subarray(from));
		return parts;
	}

	private fitted(cells: readonly string[]): string {
		const missing = Math.max(0, this.width - cells.length);
		return cells.slice(0, this.width).join(this.source.delimiter) + this.source.delimiter.repeat(missing);
	}
}

/** The file as UTF-8 in pieces that end behind a line, or with the file; null where a line is too long or no text. */
async function* pieces(from: FileHandle, encoding: string): AsyncGenerator<Buffer | null> {
	const decoder = encoding === 'utf-8' ? null : decoderFor(encoding);
	const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
	let rest = Buffer.alloc(0);
	for (let last = false; !last;) {
		const { bytesRead } = await from.read(buffer, 0, CHUNK_BYTES, null);
		last = bytesRead === 0;
		const bytes = buffer.subarray(0, bytesRead);
		const decoded = decoder ? inUtf8(decoder, bytes, last) : bytes;
		if (decoded === null) return yield null;
		const piece = Buffer.concat([rest, decoded]);
		const end = last ? piece.length : piece.lastIndexOf(LF) + 1;
		if (piece.length - end > LINE_LIMIT_BYTES) return yield null;
		if (end > 0) yield piece.subarray(0, end);
		rest = piece.subarray(end);
	}
}

function inUtf8(decoder: Decoder, bytes: Buffer, last: boolean): Buffer | null {
	try {
		return Buffer.from(decoder.decode(bytes, last));
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}
