import { isUtf8 } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import { Problem } from '$lib/problem';
import { LineCursor } from './line-cursor';
import { notText } from './read-format';
import { LINE_LIMIT_BYTES, lineTooLong, wholeCharacters } from './read-head';
import { lookFor, noSigns, type Signs } from './signs';
import { reportRows, type Watch } from './watch';

export interface Scan {
	/** The bytes are valid UTF-8 throughout. */
	utf8: boolean;
	/**
	 * Each line below the header is one record as it stands: as many cells as the header has, no quotes, no empty or ruled
	 * lines, one kind of line end.
	 */
	clean: boolean;
	/** Lines of the file; only where clean. */
	lines: number;
	/** Only where clean. */
	signs: Signs;
}

const CHUNK_BYTES = 1024 * 1024;
const [LF, CR, QUOTE] = [10, 13, 34];

/** What the head of a file tells of its lines. */
export interface Shape {
	headerLine: number;
	delimiter: string;
	header: readonly string[];
}

/**
 * Passes once over the bytes of a file, in pieces and with native searches only: valid UTF-8, zero bytes (422 `not_text`),
 * and whether the engine may read it as it is. 422 `bad_encoding` where UTF-8 and other bytes are mixed.
 */
export async function scanFile(path: string, shape: Shape, watch: Watch = {}): Promise<Scan> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const scanner = new Scanner(file, shape);
		return await scanner.run((lines, bytes) => reportRows(watch, lines, bytes, size));
	} finally {
		await file.close();
	}
}

class Scanner {
	private readonly file: FileHandle;
	private readonly headerLine: number;
	private readonly width: number;
	private readonly cursor: LineCursor;
	/** Bytes of which an empty or ruled line consists. */
	private readonly idle: Set<number>;
	private buffer = Buffer.allocUnsafe(CHUNK_BYTES);
	private header: Buffer | null = null;
	private readonly result: Scan = { utf8: true, clean: true, lines: 0, signs: noSigns() };
	/** Lines of the pieces passed. */
	private passed = 0;

	constructor(file: FileHandle, { headerLine, delimiter, header }: Shape) {
		this.file = file;
		this.headerLine = headerLine;
		this.width = header.length;
		this.cursor = new LineCursor(delimiter);
		this.idle = new Set([...Buffer.from(` \t-=_+*|${delimiter}`)]);
	}

	async run(onpiece: (lines: number, bytes: number) => void): Promise<Scan> {
		let [held, read] = [0, 0];
		for (;;) {
			if (held === this.buffer.length)
				this.buffer = Buffer.concat([this.buffer, Buffer.allocUnsafe(this.buffer.length)]);
			const { bytesRead } = await this.file.read(this.buffer, held, this.buffer.length - held);
			const end = held + bytesRead;
			const cut = bytesRead === 0 ? end : this.cut(end);
			this.take(this.buffer.subarray(0, cut));
			if (bytesRead === 0 || !this.result.utf8) return this.result;
			this.buffer.copy(this.buffer, 0, cut, end);
			held = end - cut;
			onpiece(this.passed, (read += cut));
		}
	}

	/** Where the piece ends: behind the last line while lines matter, else behind the last whole character. */
	private cut(end: number): number {
		if (!this.result.clean) return wholeCharacters(this.buffer, end);
		const at = this.buffer.lastIndexOf(LF, end - 1) + 1;
		if (at > 0) return at;
		if (this.buffer.subarray(0, end).includes(CR)) this.result.clean = false;
		else if (end > LINE_LIMIT_BYTES) throw lineTooLong(this.result.lines + 1);
		return this.result.clean ? 0 : wholeCharacters(this.buffer, end);
	}

	private take(piece: Buffer): void {
		if (piece.length === 0) return;
		if (piece.includes(0)) throw notText(this.passed + 1 + countLines(piece.subarray(0, piece.indexOf(0))));
		if (!isUtf8(piece)) {
			this.refuseMixture(piece);
			this.result.utf8 = false;
			this.result.clean = false;
			return;
		}
		const { signs } = this.result;
		lookFor(signs, piece);
		if (this.result.clean) this.result.clean = !piece.includes(QUOTE) && this.linesAreClean(piece);
		this.passed = this.result.clean ? this.result.lines : this.passed + countLines(piece);
	}

	private linesAreClean(piece: Buffer): boolean {
		const { cursor } = this;
		cursor.begin(piece);
		while (cursor.advance()) if (cursor.isMixed || !this.lineIsClean(piece, cursor)) return false;
		this.result.signs.controls = cursor.controls;
		this.result.signs.blankEnds = cursor.blankEnds;
		return true;
	}

	private lineIsClean(piece: Buffer, { start, stop, cells }: LineCursor): boolean {
		const line = ++this.result.lines;
		if (line < this.headerLine) return true;
		if (line === this.headerLine) this.header = Buffer.from(piece.subarray(start, stop));
		else if (cells !== this.width || start === stop) return false;
		else if (this.idle.has(piece[start] ?? 0) && this.isIdle(piece, start, stop)) return false;
		else if (this.header?.length === stop - start && this.header.equals(piece.subarray(start, stop))) return false;
		return true;
	}

	private isIdle(piece: Buffer, start: number, stop: number): boolean {
		for (let at = start; at < stop; at++) if (!this.idle.has(piece[at] ?? 0)) return false;
		return true;
	}

	/** Valid characters beyond ASCII beside invalid bytes: two encodings in one file, which nobody can decode right. */
	private refuseMixture(piece: Buffer): void {
		const text = piece.toString('utf8');
		const broken = text.match(/\ufffd/g)?.length ?? 0;
		const whole = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
		if (!this.result.signs.wide && whole <= broken) return;
		const line = this.passed + 1 + countLines(Buffer.from(text.slice(0, text.indexOf('\ufffd'))));
		throw new Problem(
			'bad_encoding',
			422,
			`The file is UTF-8, but line ${line} holds bytes that are not. Export it again in one encoding, or say which one to take.`,
			{ line }
		);
	}
}

function countLines(bytes: Buffer): number {
	let count = 0;
	for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
	return count;
}
