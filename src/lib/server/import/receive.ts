import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '$lib/problem';
import type { Arrival, Scanned } from './arrival';

export interface Upload {
	/** The file as received, in the folder for incoming files. */
	path: string;
	/** Lower-case hex, over the bytes as received. */
	sha256: string;
	sizeBytes: number;
	/** What an upload may measure here: unpacking is held against it. */
	limitBytes?: number;
	/** What was seen of it on arrival. */
	scanned?: Scanned | undefined;
}

/** A delimited text on the disk. */
export type TextFile = Pick<Upload, 'path' | 'sizeBytes' | 'scanned'>;

/**
 * Streams a body into `folder` under a random name; 413 `too_large` beyond the limit, and nothing stays behind on failure.
 * `arrival` may look at the bytes that come by.
 */
export async function receive(
	body: ReadableStream<Uint8Array> | null,
	folder: string,
	limitBytes: number,
	arrival?: Arrival
): Promise<Upload> {
	await mkdir(folder, { recursive: true });
	const path = join(folder, `${randomUUID()}.upload`);
	const file = await open(path, 'wx', 0o600);
	try {
		const received = await copy(body, file, limitBytes, arrival);
		await file.close();
		return { path, ...received, limitBytes, scanned: arrival?.end() };
	} catch (error) {
		await file.close().catch(() => undefined);
		await rm(path, { force: true });
		throw error;
	}
}

/** Pieces of the network are gathered into writes of this size, and one is written while the next is received. */
const WRITE_BYTES = 2 * 1024 * 1024;

async function copy(
	body: ReadableStream<Uint8Array> | null,
	file: FileHandle,
	limitBytes: number,
	arrival: Arrival | undefined
): Promise<Pick<Upload, 'sha256' | 'sizeBytes'>> {
	const hash = createHash('sha256');
	let sizeBytes = 0;
	let [parts, gathered] = [[] as Uint8Array[], 0];
	let writing: Promise<unknown> = Promise.resolve();
	const write = async () => {
		await writing;
		const own = parts;
		[parts, gathered] = [[], 0];
		const piece = Buffer.concat(own);
		writing = file.writeFile(piece);
		// Told by the next await; until then a failure must not count as unhandled.
		writing.catch(() => undefined);
		arrival?.push(piece);
	};
	const reader = body?.getReader();
	for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
		sizeBytes += part.value.byteLength;
		if (sizeBytes > limitBytes) {
			const problem = tooLarge(limitBytes);
			// The sender may have gone already; what it says no longer matters.
			await reader?.cancel(problem).catch(() => undefined);
			await writing;
			throw problem;
		}
		hash.update(part.value);
		parts.push(part.value);
		gathered += part.value.byteLength;
		if (gathered >= WRITE_BYTES) await write();
	}
	if (parts.length > 0) await write();
	await writing;
	return { sha256: hash.digest('hex'), sizeBytes };
}

function tooLarge(limitBytes: number): Problem {
	const megabytes = Math.floor(limitBytes / 1_000_000);
	return new Problem(
		'too_large',
		413,
		`The file is larger than ${megabytes} MB. Split it by month, or raise UPLOAD_LIMIT_MB.`,
		{ limitBytes }
	);
}

/** Removes what was received; no error when it is gone already. */
export async function discard(upload: Pick<Upload, 'path'>): Promise<void> {
	await rm(upload.path, { force: true });
}
