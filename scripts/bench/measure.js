import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';

/**
 * Sends a file to the imports: seconds until the answer, and those of them that the server spent on reading, checking
 * and committing, once it had received the file.
 * @param {string} url
 * @param {string} kind
 * @param {string} path
 */
export async function importSeconds(url, kind, path) {
	const init = {
		method: 'POST',
		headers: { 'content-type': 'text/csv', 'content-length': String(statSync(path).size) },
		body: createReadStream(path),
		duplex: 'half'
	};
	const started = performance.now();
	const response = await fetch(`${url}/api/v1/imports?kind=${kind}`, /** @type {any} */ (init));
	const answer = await response.json();
	if (response.status !== 201) throw new Error(`import of ${path}: ${response.status} ${JSON.stringify(answer.error)}`);
	const own = /import;dur=([0-9.]+)/.exec(response.headers.get('server-timing') ?? '');
	if (!own) throw new Error('the server does not tell how long the import took');
	return { whole: (performance.now() - started) / 1000, own: Number(own[1]) / 1000 };
}

/**
 * Largest resident memory of a process so far, in megabytes; null where the system does not tell.
 * @param {number} pid
 */
export function peakMemoryMb(pid) {
	const status = `/proc/${pid}/status`;
	if (!existsSync(status)) return null;
	const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'));
	return match ? Number(match[1]) / 1024 : null;
}

/**
 * Milliseconds from request to the whole answer, one after the other.
 * @param {string[]} addresses
 */
export async function responseTimes(addresses) {
	const times = [];
	for (const address of addresses) {
		const started = performance.now();
		const response = await fetch(address);
		await response.arrayBuffer();
		if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
		times.push(performance.now() - started);
	}
	return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/**
 * @param {number[]} values
 * @param {number} share
 */
function quantile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
