import { isUtf8 } from 'node:buffer';
import { Problem } from '$lib/problem';
import { LineCursor } from './line-cursor';
import { notText } from './read-format';
import { LINE_LIMIT_BYTES, lineTooLong, wholeCharacters } from './read-head';
import { lookFor, noSigns, type Signs } from './signs';

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

const [LF, CR, QUOTE] = [10, 13, 34];
const NOTHING = Buffer.alloc(0);

/** What the head of a file tells of its lines. */
export interface Shape {
	headerLine: number;
	delimiter: string;
	/** Columns of the header. */
	width: number;
}

/**
 * Looks once through the bytes of a file, in pieces and with native searches only: valid UTF-8, zero bytes (422 `not_text`),
 * and whether the engine may read it as it is. 422 `bad_encoding` where UTF-8 and other bytes are mixed.
 */
export class ByteScan {
	private readonly headerLine: number;
	private readonly width: number;
	private readonly cursor: LineCursor;
	/** Bytes of which an empty or ruled line consists. */
	private readonly idle: Set<number>;
	/** What came behind the last line of the pieces so far. */
	private held: Buffer = NOTHING;
	private header: Buffer | null = null;
	private readonly result: Scan = { utf8: true, clean: true, lines: 0, signs: noSigns() };
	/** Lines of the pieces passed. */
	private passed = 0;

	constructor({ headerLine, delimiter, width }: Shape) {
		this.headerLine = headerLine;
		this.width = width;
		this.cursor = new LineCursor(delimiter);
		this.idle = new Set([...Buffer.from(` \t-=_+*|${delimiter}`)]);
	}

	/** Takes the next piece, which is not kept; false where nothing further can be learnt. */
	push(bytes: Buffer): boolean {
		const piece = this.held.length > 0 ? Buffer.concat([this.held, bytes]) : bytes;
		const cut = this.cut(piece);
		this.take(piece.subarray(0, cut));
		// A copy: the sender may use its memory again.
		this.held = cut === piece.length ? NOTHING : Buffer.from(piece.subarray(cut));
		return this.result.utf8;
	}

	/** What there is to say once all pieces are in. */
	end(): Scan {
		if (this.result.utf8) this.take(this.held);
		this.held = NOTHING;
		return this.result;
	}

	/** Lines so far. */
	get lines(): number {
		return this.passed;
	}

	/** Where the piece ends: behind the last line while lines matter, else behind the last whole character. */
	private cut(piece: Buffer): number {
		if (!this.result.clean) return wholeCharacters(piece, piece.length);
		const at = piece.lastIndexOf(LF) + 1;
		if (at > 0) return at;
		if (piece.includes(CR)) this.result.clean = false;
		else if (piece.length > LINE_LIMIT_BYTES) throw lineTooLong(this.result.lines + 1);
		return this.result.clean ? 0 : wholeCharacters(piece, piece.length);
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
