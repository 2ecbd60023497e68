import type { FileHandle } from 'node:fs/promises';
import { decoderFor, type Decoder } from './read-decoder';
import { LINE_LIMIT_BYTES } from './read-head';

const CHUNK_BYTES = 1024 * 1024;
const LF = 10;

/** The file as UTF-8 in pieces that end behind a line, or with the file; null where a line is too long or no text. */
export async function* linePieces(from: FileHandle, encoding: string): AsyncGenerator<Buffer | null> {
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
