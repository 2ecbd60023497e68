import { TOTAL_STARTS } from '$lib/import/layout';

const code = (text: string): number => (text.charCodeAt(0) << 16) | (text.charCodeAt(1) << 8) | text.charCodeAt(2);
const TOTALS = new Set(TOTAL_STARTS.map(code));
const LOWER = 0x202020;
const [OPEN, BRACKET] = ['('.charCodeAt(0), '['.charCodeAt(0)];

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;

/**
 * Tells lines that are records beyond doubt, by their bytes: as `lineKind` would have it, which is asked about all others.
 * A line as wide as the header is a record if it is neither blank, nor ruled, a total, the header again, or units.
 */
export class PlainLines {
	private readonly headerStart: Buffer;

	constructor(header: readonly string[]) {
		this.headerStart = Buffer.from(header[0] ?? '').subarray(0, 3);
	}

	/** Whether the line, of the header's width, is a record; false says no more than that it has to be asked. */
	isRecord(bytes: Uint8Array, start: number, stop: number): boolean {
		const first = bytes[start] ?? 0;
		if (this.startsAsHeader(bytes, start, stop)) return false;
		if (isDigit(first)) return true;
		return isLetter(first) && !startsAsTotal(bytes, start) && isNoUnits(bytes, start, stop);
	}

	private startsAsHeader(bytes: Uint8Array, start: number, stop: number): boolean {
		const { length } = this.headerStart;
		if (length === 0 || length > stop - start) return false;
		for (let at = 0; at < length; at++) if (bytes[start + at] !== this.headerStart[at]) return false;
		return true;
	}
}

const startsAsTotal = (bytes: Uint8Array, start: number): boolean =>
	TOTALS.has(((bytes[start] ?? 0) << 16) | ((bytes[start + 1] ?? 0) << 8) | (bytes[start + 2] ?? 0) | LOWER);

/** Units hold no digit but in brackets. */
function isNoUnits(bytes: Uint8Array, start: number, stop: number): boolean {
	let digits = false;
	for (let at = start; at < stop; at++) {
		const byte = bytes[at] as number;
		if (byte === OPEN || byte === BRACKET) return false;
		digits ||= isDigit(byte);
	}
	return digits;
}
