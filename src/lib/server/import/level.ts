import { isUtf8 } from 'node:buffer';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { LineSorter, type Place } from './canonical-lines';
import { LineCursor } from './line-cursor';
import { linePieces } from './line-pieces';
import { PlainLines } from './plain-lines';
import type { MalformedRow, SkippedLine } from './read-lines';
import { lookFor, noSigns, type Signs } from './signs';
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
	signs: Signs;
}

const QUOTE = 34;
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
	private readonly signs: Signs = noSigns();

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
		for await (const piece of linePieces(from, this.source.encoding)) {
			if (piece === null || piece.includes(0) || piece.includes(QUOTE) || !isUtf8(piece)) return null;
			lookFor(this.signs, piece);
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
		const { controls, blankEnds } = this.cursor;
		return { records, dropped, signs: { ...this.signs, controls, blankEnds }, ...account };
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
