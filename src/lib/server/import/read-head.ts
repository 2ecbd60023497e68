import { open } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { unifyLineEnds } from '$lib/import/record';
import { Problem } from '$lib/problem';
import { decoderFor } from './read-decoder';
import { notText, refuseOtherFormats } from './read-format';

/** Longest line and longest record taken. */
export const LINE_LIMIT_BYTES = 10_000_000;
/** Enough for the head of nearly any file. */
export const HEAD_BYTES = 256 * 1024;

export interface Head {
	/** Label for TextDecoder. 'utf-8' is only what the head shows: the rest may yet be something else. */
	encoding: string;
	/** Length of the byte order mark. */
	bom: number;
	/** Decoded, line ends unified, without the byte order mark. */
	text: string;
	/** The head is all of the file. */
	whole: boolean;
}

/** Reads as much of the file as its first line needs, and how its bytes are to be decoded. */
export async function readHead(path: string, given: string | undefined): Promise<Head> {
	const file = await open(path);
	try {
		for (let size = HEAD_BYTES; ; size *= 8) {
			const buffer = Buffer.allocUnsafe(size);
			const bytes = buffer.subarray(0, (await file.read(buffer, 0, size, 0)).bytesRead);
			const head = headOf(bytes, bytes.length < size, given);
			if (size > LINE_LIMIT_BYTES && !head.text.trimStart().includes('\n')) throw lineTooLong(1);
			if (head.whole || head.text.trimStart().includes('\n')) return head;
		}
	} finally {
		await file.close();
	}
}

/** The name of an encoding as TextDecoder spells it; 400 `unknown_encoding`. */
function checkEncoding(label: string): string {
	try {
		return new TextDecoder(label).encoding;
	} catch {
		throw new Problem(
			'unknown_encoding',
			400,
			`There is no encoding "${label}". Take utf-8, windows-1252 or utf-16le.`,
			{ encoding: label }
		);
	}
}

/** The same of bytes that are there: the first ones of a file, or all of it. */
export function headOf(bytes: Buffer, whole: boolean, given: string | undefined): Head {
	const wanted = given === undefined ? undefined : checkEncoding(given);
	const mark = byteOrderMark(bytes);
	const encoding = wanted ?? mark?.encoding ?? guess(bytes);
	const bom = mark?.encoding === encoding ? mark.length : 0;
	const text = decodeHead(bytes.subarray(bom), encoding);
	refuseOtherFormats(bytes, text);
	const zero = text.indexOf('\0');
	if (zero >= 0) throw notText(unifyLineEnds(text.slice(0, zero)).split('\n').length);
	if (whole && text.trim() === '') throw new Problem('empty_file', 422, 'The file is empty.');
	// A carriage return at the cut may be half a line end.
	const cut = !whole && text.endsWith('\r') ? text.slice(0, -1) : text;
	return { encoding, bom, text: unifyLineEnds(cut), whole };
}

function byteOrderMark(bytes: Buffer): { encoding: string; length: number } | null {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
	return null;
}

/** Without a mark: UTF-16 by the zero bytes of its Latin letters, else UTF-8 where it is valid, else Windows-1252. */
function guess(bytes: Buffer): string {
	const pairs = Math.min(bytes.length, 4096) >> 1;
	let [even, odd] = [0, 0];
	for (let at = 0; at < pairs * 2; at += 2) {
		if (bytes[at] === 0) even++;
		if (bytes[at + 1] === 0) odd++;
	}
	if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
	if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
	return isUtf8(bytes.subarray(0, wholeCharacters(bytes, bytes.length))) ? 'utf-8' : 'windows-1252';
}

/** The cut may go through a character, and what does not fit is for the whole reading to refuse: nothing is fatal here. */
function decodeHead(bytes: Buffer, encoding: string): string {
	if (encoding === 'windows-1252') return decoderFor(encoding).decode(bytes, true);
	return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** The length of the longest piece of `bytes` up to `end` that does not cut a UTF-8 character. */
export function wholeCharacters(bytes: Buffer, end: number): number {
	for (let at = end - 1; at >= Math.max(0, end - 4); at--) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) return end;
		if (byte >= 0xc0) return at + (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > end ? at : end;
	}
	return end;
}

export function lineTooLong(line: number): Problem {
	return new Problem(
		'line_too_long',
		422,
		`Line ${line} is longer than ${LINE_LIMIT_BYTES / 1_000_000} MB. Check that each record stands on a line of its own.`,
		{ line }
	);
}
