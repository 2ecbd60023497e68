import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '$lib/problem';
import { bounded } from './bounds';
import { damaged } from './damage';

/** A workbook has some dozens of entries. */
const ENTRY_LIMIT = 10_000;
const LOCAL_HEADER_BYTES = 30;

/** The entries of a zip archive by their names, which never become paths of the disk. */
export interface Archive {
	entries: ReadonlyMap<string, Entry>;
	zip: ZipFile;
}

/** Opens a zip archive, to be closed by `archive.zip.close()`. Refuses what is none, and entries that share their bytes. */
export async function openArchive(path: string): Promise<Archive> {
	const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((cause: Error) => {
		throw 'syscall' in cause ? cause : noArchive();
	});
	try {
		const entries = new Map<string, Entry>();
		for await (const entry of zip.eachEntry()) {
			if (zip.entriesRead > ENTRY_LIMIT) throw tooManyEntries();
			const name = nameOf(entry);
			if (entries.has(name)) throw damaged('archive');
			entries.set(name, entry);
		}
		refuseOverlap([...entries.values()]);
		return { entries, zip };
	} catch (error) {
		zip.close();
		throw error;
	}
}

/** The bytes of an entry, counted against `limitBytes` and, where it is read to its end, held against its checksum. */
export async function* entryBytes({ zip }: Archive, entry: Entry, limitBytes: number): AsyncGenerator<Buffer> {
	if (entry.isEncrypted()) throw encrypted();
	if (!entry.canDecodeFileData()) throw unknownPacking();
	const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
	let sum = 0;
	for await (const piece of bounded(stream, { limitBytes, packedBytes: entry.compressedSize })) {
		sum = crc32(piece, sum);
		yield piece;
	}
	if (sum !== entry.crc32) throw damaged('archive');
}

/** Undecoded names are asked for, as a name that climbs out of its folder would refuse the archive: here it is only shown. */
const nameOf = (entry: Entry): string =>
	getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/** Entries that share bytes unpack to far more than there is. */
function refuseOverlap(entries: Entry[]): void {
	const byPlace = entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
	let end = 0;
	for (const { relativeOffsetOfLocalHeader: start, compressedSize } of byPlace) {
		if (start < end) throw damaged('archive');
		end = start + LOCAL_HEADER_BYTES + compressedSize;
	}
}

const noArchive = (): Problem =>
	new Problem(
		'unsupported_format',
		422,
		'This begins like a zip archive or a workbook, but is none: it was cut short, damaged or renamed. Export or copy it again.'
	);

const tooManyEntries = (): Problem =>
	new Problem(
		'unsupported_format',
		422,
		`The archive holds more than ${ENTRY_LIMIT} files. Send the one table itself.`
	);

const encrypted = (): Problem =>
	new Problem(
		'encrypted_file',
		422,
		'The archive is protected by a password. Take the protection off, or send the table itself.'
	);

const unknownPacking = (): Problem =>
	new Problem(
		'unsupported_format',
		422,
		'The archive is compressed in a way that cannot be read here. Pack it again as a plain zip, or send the table itself.'
	);
