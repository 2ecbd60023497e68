import { open } from 'node:fs/promises';
import { ByteScan, type Scan, type Shape } from './byte-scan';
import { reportRows, type Watch } from './watch';

const CHUNK_BYTES = 1024 * 1024;

/** Passes once over the bytes of a file. */
export async function scanFile(path: string, shape: Shape, watch: Watch = {}): Promise<Scan> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
		const scan = new ByteScan(shape);
		for (let read = 0; ;) {
			const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
			if (bytesRead === 0 || !scan.push(buffer.subarray(0, bytesRead))) return scan.end();
			reportRows(watch, scan.lines, (read += bytesRead), size);
		}
	} finally {
		await file.close();
	}
}
