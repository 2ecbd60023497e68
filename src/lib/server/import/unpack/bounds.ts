import { Problem } from '$lib/problem';

/** Largest upload, where nobody says one. */
const USUAL_LIMIT_BYTES = 200_000_000;
/**
 * What may be unpacked, in sizes of the largest upload: compressed, an export is a tenth to a fifth of its text, so that a file
 * which had to be packed to be taken is read, and the disk it needs is known beforehand.
 */
const UNPACKED_LIMITS = 5;
/** A table shrinks five to fifty times; deflate comes to 1,000 on repetition alone. Small files may shrink as they like. */
const RATIO_LIMIT = 200;
const RATIO_GRACE_BYTES = 10_000_000;

export interface Bounds {
	/** Bytes that may come out. */
	limitBytes: number;
	/** Bytes that went in. */
	packedBytes: number;
}

/** What an upload may unpack to, where uploads may be as large as `uploadLimitBytes`. */
export const unpackedLimit = (uploadLimitBytes = USUAL_LIMIT_BYTES): number => uploadLimitBytes * UNPACKED_LIMITS;

/** Passes pieces on and counts them; 413 `too_large_unpacked` as soon as there are too many. */
export async function* bounded(
	pieces: AsyncIterable<Buffer>,
	{ limitBytes, packedBytes }: Bounds
): AsyncGenerator<Buffer> {
	let bytes = 0;
	for await (const piece of pieces) {
		bytes += piece.length;
		if (bytes > limitBytes) throw tooLargeUnpacked(limitBytes);
		if (bytes > RATIO_GRACE_BYTES && bytes > packedBytes * RATIO_LIMIT) throw shrunkTooFar();
		yield piece;
	}
}

export function tooLargeUnpacked(limitBytes: number): Problem {
	const megabytes = Math.floor(limitBytes / 1_000_000);
	return new Problem(
		'too_large_unpacked',
		413,
		`Unpacked, the file is larger than ${megabytes} MB. Split it by month, or raise UPLOAD_LIMIT_MB.`,
		{ limitBytes }
	);
}

const shrunkTooFar = (): Problem =>
	new Problem(
		'too_large_unpacked',
		413,
		`The file unpacks to more than ${RATIO_LIMIT} times its size, which no table does. Send it as it is, not compressed.`
	);
