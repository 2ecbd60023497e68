import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Container, ImportRequest } from '$lib/import/answer';
import { SHEET_FORM, type TextForm } from '$lib/import/sheet-text';
import { Problem } from '$lib/problem';
import type { TextFile, Upload } from '../receive';
import { entryBytes, openArchive } from './archive';
import { bounded, unpackedLimit } from './bounds';
import { asDamage } from './damage';
import { readWorkbook } from './workbook';
import { isOffice, refuseOtherDocuments } from './workbook-parts';
import { tableIn } from './zipped-table';

/** An upload as the reading takes it: delimited text, whatever it came in. */
export interface Unpacked {
	/** The upload itself where it is no container; else a file of its own in the folder, yours to remove. */
	text: TextFile;
	container: Container | null;
	/** How the text is written, where that is known: then nothing about it need be found out. */
	form: TextForm | null;
}

type Packing = 'gzip' | 'zip' | null;

/**
 * Unpacks an upload into `folder`, told by its bytes and not by its name. Nothing stays there on failure. What comes out depends
 * on the bytes alone, and of a workbook on the sheet; where none is named, on the kind and mapping that tell which one has the
 * columns. A file that is read several times need be unpacked only once.
 */
export async function unpack(
	upload: Upload,
	folder: string,
	request: Partial<ImportRequest> = {},
	signal?: AbortSignal
): Promise<Unpacked> {
	const packing = await packingOf(upload.path);
	if (request.sheet !== undefined && packing !== 'zip') throw noSheets(request.sheet);
	if (packing === null) return { text: upload, container: null, form: null };
	const target: Target = { path: join(folder, `${randomUUID()}.text`), request, signal };
	try {
		const container = await (packing === 'gzip' ? unpackGzip : unpackZip)(upload, target);
		const { size } = await stat(target.path);
		const form = container.type === 'xlsx' ? SHEET_FORM : null;
		return { text: { path: target.path, sizeBytes: size }, container, form };
	} catch (error) {
		await rm(target.path, { force: true });
		throw asDamage(error, packing === 'gzip' ? 'compressed file' : 'archive');
	}
}

interface Target {
	path: string;
	request: Partial<ImportRequest>;
	signal: AbortSignal | undefined;
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

async function unpackGzip(upload: Upload, target: Target): Promise<Container> {
	const bounds = { limitBytes: unpackedLimit(upload.limitBytes), packedBytes: upload.sizeBytes };
	const packed = createReadStream(upload.path);
	const unpacking = createGunzip();
	packed.once('error', (cause) => unpacking.destroy(cause));
	try {
		await save(bounded(packed.pipe(unpacking), bounds), target);
	} finally {
		packed.destroy();
	}
	return { type: 'gzip', entry: null, sheets: [] };
}

async function unpackZip(upload: Upload, target: Target): Promise<Container> {
	const archive = await openArchive(upload.path);
	const limitBytes = unpackedLimit(upload.limitBytes);
	try {
		refuseOtherDocuments(archive);
		if (isOffice(archive)) {
			const { container, text } = await readWorkbook(archive, target.request, limitBytes);
			await save(bounded(text, { limitBytes, packedBytes: upload.sizeBytes }), target);
			return container;
		}
		if (target.request.sheet !== undefined) throw noSheets(target.request.sheet);
		const { name, entry } = tableIn(archive);
		await save(entryBytes(archive, entry, limitBytes), target);
		return { type: 'zip', entry: name, sheets: [] };
	} finally {
		archive.zip.close();
	}
}

const save = (pieces: AsyncIterable<Buffer>, { path, signal }: Target): Promise<void> =>
	writeFile(path, pieces, { flag: 'wx', mode: 0o600, signal });

const noSheets = (sheet: string): Problem =>
	new Problem('unknown_sheet', 400, 'The file is no workbook: it has no sheets to choose from.', { sheet, sheets: [] });
