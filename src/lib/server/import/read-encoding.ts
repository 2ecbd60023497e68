import type { Dialect } from '$lib/import/dialect';
import type { Head } from './read-head';
import { scannedAs, shapeOf } from './arrival';
import { scanFile } from './read-scan';
import type { TextFile } from './receive';
import { ANY_SIGNS, type Signs } from './signs';
import type { Watch } from './watch';

export interface Encoding {
	name: string;
	/** Lines of the file where it is clean enough to be read as it stands; else null. */
	cleanLines: number | null;
	signs: Signs;
}

/** The encoding for good: what the head suggests holds only if all bytes agree. */
export async function settleEncoding(
	upload: Pick<TextFile, 'path' | 'scanned'>,
	head: Head,
	dialect: Dialect,
	given: string | undefined,
	watch: Watch = {}
): Promise<Encoding> {
	const mayBeUtf8 = head.encoding === 'utf-8' || (head.encoding === 'windows-1252' && given === undefined);
	if (!mayBeUtf8) return { name: head.encoding, cleanLines: null, signs: ANY_SIGNS };
	const shape = shapeOf(dialect);
	const scan = scannedAs(upload.scanned, shape) ?? (await scanFile(upload.path, shape, watch));
	// The scan looks for double quotes only: where it meets none, there are none, whether or not they would count.
	const clean = scan.clean && (dialect.quoting.quote === '"' || dialect.quoting.quote === '');
	if (scan.utf8) return { name: 'utf-8', cleanLines: clean ? scan.lines : null, signs: scan.signs };
	// A caller's word is taken at the word: the reading then refuses what is not UTF-8.
	return { name: given === undefined ? 'windows-1252' : 'utf-8', cleanLines: null, signs: ANY_SIGNS };
}
