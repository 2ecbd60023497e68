import type { FileHandle } from 'node:fs/promises';
import type { Quoting } from '$lib/import/quoting';
import { lineEndsIn, splitRecords, unifyLineEnds, type CsvRecord } from '$lib/import/record';
import { Problem } from '$lib/problem';
import { unclosedQuote } from './canonical-lines';
import { decoderFor, type Decoder } from './read-decoder';
import { notText } from './read-format';
import { LINE_LIMIT_BYTES, lineTooLong } from './read-head';

/** A file whose dialect is known. */
export interface TextSource {
	path: string;
	encoding: string;
	delimiter: string;
	quoting: Quoting;
	/** Cells that a record should have; 0 where nobody knows. */
	width: number;
}

/** Small pieces: their cells are gone before the garbage collector moves them, which doubles the speed. */
const CHUNK_BYTES = 128 * 1024;

/**
 * The records of a file, a piece of it at once, with the text of the piece and the bytes read so far. Memory does not grow
 * with the file.
 */
export async function* recordBlocks(
	from: FileHandle,
	{ encoding, delimiter, quoting, width }: TextSource
): AsyncGenerator<{ records: CsvRecord[]; text: string; bytes: number }> {
	let [rest, line, enough] = ['', 1, 0];
	for await (const { text, last, bytes } of pieces(from, decoderFor(encoding), () => line)) {
		const piece = rest + text;
		if (text.includes('\0')) throw notText(line + lineEndsIn([piece.slice(0, piece.indexOf('\0'))]));
		rest = piece;
		if (!last && piece.length < enough) continue;
		const block = splitRecords(piece, delimiter, last, line, { quoting, width });
		if (block.unclosedLine !== null) throw unclosedQuote(block.unclosedLine);
		yield { records: block.records, text: piece, bytes };
		line = block.nextLine;
		rest = piece.slice(block.rest);
		// A record longer than the piece is tried again only when there is twice as much of it.
		enough = block.records.length > 0 ? 0 : Math.min(rest.length * 2, LINE_LIMIT_BYTES);
		if (rest.length > LINE_LIMIT_BYTES) throw rest.includes('\n') ? unclosedQuote(line) : lineTooLong(line);
	}
}

/** The file as text, line ends unified. */
async function* pieces(
	from: FileHandle,
	decoder: Decoder,
	line: () => number
): AsyncGenerator<{ text: string; last: boolean; bytes: number }> {
	const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
	let [held, bytes] = ['', 0];
	for (let last = false; !last;) {
		const { bytesRead } = await from.read(buffer, 0, CHUNK_BYTES, null);
		last = bytesRead === 0;
		const text = held + decode(decoder, buffer.subarray(0, bytesRead), last, line);
		// A carriage return at the end may be half a line end.
		held = !last && text.endsWith('\r') ? '\r' : '';
		yield { text: unifyLineEnds(held ? text.slice(0, -1) : text), last, bytes: (bytes += bytesRead) };
	}
}

function decode(decoder: Decoder, bytes: Buffer, last: boolean, line: () => number): string {
	try {
		return decoder.decode(bytes, last);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const message = `The file is not ${decoder.encoding} from line ${line()} on. Say which encoding to take.`;
		throw new Problem('bad_encoding', 422, message, { line: line() });
	}
}
