import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, startServer, temporaryFolder, type TestServer } from '../server';
import { DELIVERIES, manyDeliveries } from './exports';
import { footprint } from './footprint';

const dataDir = temporaryFolder();
let server: TestServer;

beforeAll(async () => {
	server = await startServer({ DATA_DIR: dataDir });
	await server.upload(DELIVERIES, { kind: 'deliveries' });
});

afterAll(async () => {
	await server.kill();
	removeFolder(dataDir);
});

/** Sends the head of an upload and half of its body, then breaks the connection. */
async function breakOff(length: 'announced' | 'chunked'): Promise<void> {
	const body = manyDeliveries(20_000);
	const { hostname, port } = new URL(server.url);
	const socket = connect({ host: hostname, port: Number(port) });
	const half = body.slice(0, body.length / 2);
	socket.write(
		[
			'POST /api/v1/imports?kind=deliveries HTTP/1.1',
			`Host: ${hostname}:${port}`,
			'Content-Type: text/csv',
			length === 'announced' ? `Content-Length: ${body.length}` : 'Transfer-Encoding: chunked',
			'',
			length === 'announced' ? half : `${half.length.toString(16)}\r\n${half}\r\n`
		].join('\r\n')
	);
	await wait(200);
	socket.destroy();
	await wait(300);
}

describe('an upload that is broken off', () => {
	it.each(['announced', 'chunked'] as const)('leaves nothing behind (%s)', async (length) => {
		const before = await footprint(server);
		await breakOff(length);
		expect(await footprint(server)).toEqual(before);
		expect(server.said()).not.toContain('internal_error');
	});
});

describe('a process that is killed during an import', () => {
	const rows = 10_000;
	/**
	 * Moments of the kill, as parts of the time that the import takes when nobody disturbs it. That no moment of the import
	 * itself does harm is shown in tests/import; here the whole server comes back.
	 */
	const moments = [0.3, 0.8, 1.2, 2];

	it('has stored all of it or nothing', async () => {
		const csv = manyDeliveries(rows);
		const started = performance.now();
		expect(await (await server.upload(csv, { kind: 'deliveries' })).json()).toMatchObject({ id: 2 });
		const undisturbedMs = performance.now() - started;
		await fetch(server.api('imports/2'), { method: 'DELETE' });
		let stored = 0;
		for (const moment of moments) {
			const before = await footprint(server);
			const answer = server.upload(csv, { kind: 'deliveries' }).then(
				(response) => response.status,
				() => 0
			);
			await wait(moment * undisturbedMs);
			await server.kill();
			await answer;
			server = await startServer({ DATA_DIR: dataDir });
			const latest = (await (await fetch(server.api('imports', { limit: 1 }))).json()) as {
				total: number;
				imports: { id: number; status: string; rows: { accepted: number } }[];
			};
			if (latest.imports[0]?.status === 'committed' && latest.imports[0].rows.accepted === rows) {
				stored++;
				const page = await (await fetch(server.api(`imports/${latest.imports[0].id}/rows`, { limit: 1 }))).json();
				expect(page).toMatchObject({ total: rows });
				await fetch(server.api(`imports/${latest.imports[0].id}`), { method: 'DELETE' });
			} else expect(await footprint(server)).toEqual(before);
		}
		// Both ends were met, else the moments say nothing.
		expect(stored).toBeGreaterThan(0);
		expect(stored).toBeLessThan(moments.length);
	}, 120_000);
});
