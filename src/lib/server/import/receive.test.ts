import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discard, receive } from './receive';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-receive-'))));
afterEach(() => rm(folder, { recursive: true }));

/** A body of pieces that breaks off with an error, if one is given. */
function body(pieces: string[], error?: Error): ReadableStream<Uint8Array> {
	const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
	return new ReadableStream({
		pull(controller) {
			const piece = bytes.shift();
			if (piece) controller.enqueue(piece);
			else if (error) controller.error(error);
			else controller.close();
		}
	});
}

describe('receive', () => {
	it('keeps the bytes and their hash', async () => {
		const upload = await receive(body(['Order ID\n', 'ü\n']), join(folder, 'incoming'), 1000);
		expect(await readFile(upload.path, 'utf8')).toBe('Order ID\nü\n');
		expect(upload.sha256).toBe(createHash('sha256').update('Order ID\nü\n').digest('hex'));
		expect(upload.sizeBytes).toBe(12);
		await discard(upload);
		await discard(upload);
		expect(await readdir(join(folder, 'incoming'))).toEqual([]);
	});

	it('takes no body for an empty file', async () => {
		expect(await receive(null, folder, 10)).toMatchObject({ sizeBytes: 0 });
	});

	it('takes a file of just the limit, and refuses one byte more', async () => {
		expect((await receive(body(['12345', '67890']), folder, 10)).sizeBytes).toBe(10);
		const before = await readdir(folder);
		await expect(receive(body(['12345', '678901']), folder, 10)).rejects.toMatchObject({
			code: 'too_large',
			status: 413
		});
		expect(await readdir(folder)).toEqual(before);
	});

	it('stops reading at the limit', async () => {
		let pulled = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull: (controller) => {
				pulled++;
				controller.enqueue(new Uint8Array(1000));
			}
		});
		await expect(receive(endless, folder, 5000)).rejects.toMatchObject({ code: 'too_large' });
		expect(pulled).toBeLessThan(10);
	});

	it('leaves nothing of a body that breaks off', async () => {
		await expect(receive(body(['abc'], new Error('gone')), folder, 1000)).rejects.toThrow('gone');
		expect(await readdir(folder)).toEqual([]);
	});
});
