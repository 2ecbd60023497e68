import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Container } from '$lib/import/answer';
import type { TextFile, Upload } from '../receive';
import { entryBytes, openArchive } from './archive';
import { bounded, unpackedLimit } from './bounds';
import { asDamage } from './damage';
import { tableIn } from './zipped-table';

/** An upload as the reading takes it: delimited text, whatever it came in. */
export interface Unpacked {
	/** The upload itself where it is no container; else a file of its own in the folder, yours to remove. */
	text: TextFile;
	container: Container | null;
}

type Packing = 'gzip' | 'zip' | null;

/**
 * Unpacks an upload into `folder`, told by its bytes and not by its name. Nothing stays there on failure. What comes out depends
 * on the bytes alone: a file that is read several times need be unpacked only once.
 */
export async function unpack(upload: Upload, folder: string, signal?: AbortSignal): Promise<Unpacked> {
	const packing = await packingOf(upload.path);
	if (packing === null) return { text: upload, container: null };
	const path = join(folder, `${randomUUID()}.text`);
	try {
		const container = await (packing === 'gzip' ? unpackGzip : unpackZip)(upload, path, signal);
		return { text: { path, sizeBytes: (await stat(path)).size }, container };
	} catch (error) {
		await rm(path, { force: true });
		throw asDamage(error, packing === 'gzip' ? 'compressed file' : 'archive');
	}
}

/** Removes what unpacking wrote; the upload itself stays the caller's. */
export async function discardUnpacked(upload: Upload, { text }: Unpacked): Promise<void> {
	if (text.path !== upload.path) await rm(text.path, { force: true });
}

async function packingOf(path: string): Promise<Packing> {
	const file = await open(path);
	try {
		const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
		const start = buffer.toString('latin1');
		if (start.startsWith('\x1f\x8b')) return 'gzip';
		// What follows the letters: a file, the end of an empty archive, or a part of one.
		return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(start) ? 'zip' : null;
	} finally {
		await file.close();
	}
}

async function unpackGzip(upload: Upload, path: string, signal?: AbortSignal): Promise<Container> {
	const bounds = { limitBytes: unpackedLimit(upload.limitBytes), packedBytes: upload.sizeBytes };
	const packed = createReadStream(upload.path);
	const unpacking = createGunzip();
	packed.once('error', (cause) => unpacking.destroy(cause));
	try {
		await save(bounded(packed.pipe(unpacking), bounds), path, signal);
	} finally {
		packed.destroy();
	}
	return { type: 'gzip', entry: null, sheets: [] };
}

async function unpackZip(upload: Upload, path: string, signal?: AbortSignal): Promise<Container> {
	const archive = await openArchive(upload.path);
	try {
		const { name, entry } = tableIn(archive);
		await save(entryBytes(archive, entry, unpackedLimit(upload.limitBytes)), path, signal);
		return { type: 'zip', entry: name, sheets: [] };
	} finally {
		archive.zip.close();
	}
}

const save = (pieces: AsyncIterable<Buffer>, path: string, signal?: AbortSignal): Promise<void> =>
	writeFile(path, pieces, { flag: 'wx', mode: 0o600, signal });
