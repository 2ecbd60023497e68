import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbookOf } from '$lib/server/import/unpack/workbook.fixture';
import { zipOf } from '$lib/server/import/unpack/zip.fixture';
import { removeFolder, startServer, type TestServer } from '../server';
import { DELIVERIES } from './exports';

let server: TestServer;

beforeAll(async () => {
	server = await startServer();
});

afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

interface Answer {
	id: number;
	sha256: string;
	rows: { accepted: number };
	reading: { container: unknown };
}

const ZIP = zipOf([{ name: 'out/orders.csv', content: DELIVERIES }]);

it.each([
	['gzip', gzipSync(DELIVERIES), { 'content-type': 'application/gzip' }, null],
	['gzip by its older name', gzipSync(DELIVERIES), { 'content-type': 'application/x-gzip' }, null],
	['gzip as an encoding', gzipSync(DELIVERIES), { 'content-type': 'text/csv', 'content-encoding': 'gzip' }, null],
	['gzip, told by its bytes alone', gzipSync(DELIVERIES), { 'content-type': 'text/csv' }, null],
	['zip', ZIP, { 'content-type': 'application/zip' }, 'orders.csv'],
	['zip, told by its bytes alone', ZIP, { 'content-type': 'application/octet-stream' }, 'orders.csv']
])('takes %s', async (_, body, headers, entry) => {
	const response = await server.upload(new Uint8Array(body), { kind: 'deliveries' }, headers);
	const answer = (await response.json()) as Answer;
	expect(response.status).toBe(201);
	expect(answer.rows.accepted).toBe(4);
	expect(answer.sha256).toBe(createHash('sha256').update(body).digest('hex'));
	expect(answer.reading.container).toEqual({ type: entry ? 'zip' : 'gzip', entry, sheets: [] });
	const kept = (await (await fetch(server.api(`imports/${answer.id}`))).json()) as Answer;
	expect(kept.reading).toEqual(answer.reading);
});

it('takes a text by the type text/plain', async () => {
	const response = await server.upload(DELIVERIES, { kind: 'deliveries' }, { 'content-type': 'text/plain' });
	expect(response.status).toBe(201);
	expect(((await response.json()) as Answer).reading.container).toBeNull();
});

it('takes a sheet of a workbook', async () => {
	const rows = DELIVERIES.trim()
		.split('\n')
		.map((line) => line.split(','));
	const sheets = [
		{ name: 'Cover', rows: [['Orders of August']] },
		{ name: 'Orders', rows },
		{ name: 'Orders before', rows }
	];
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	const send = (sheet?: string) =>
		server.upload(
			new Uint8Array(workbookOf({ sheets })),
			{ kind: 'deliveries', dryRun: true, ...(sheet ? { sheet } : {}) },
			{ 'content-type': type }
		);
	const names = ['Cover', 'Orders', 'Orders before'];
	for (const sheet of [undefined, 'Orders before']) {
		const answer = (await (await send(sheet)).json()) as Answer;
		expect(answer.reading.container).toEqual({ type: 'xlsx', entry: sheet ?? 'Orders', sheets: names });
		expect(answer.rows.accepted).toBe(4);
	}
	const refused = await send('Orders after');
	expect(refused.status).toBe(400);
	expect(await refused.json()).toMatchObject({ error: { code: 'unknown_sheet', sheets: names } });
});
