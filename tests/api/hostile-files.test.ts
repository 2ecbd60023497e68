import { existsSync, readFileSync } from 'node:fs';
import { createGzip, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '$lib/server/import/unpack/zip.fixture';
import { removeFolder, startServer, type TestServer } from '../server';
import { DELIVERIES } from './exports';

// Files that were made to do harm: each is refused with a code, or its cells are kept as the text they are. Nothing of them
// is stored, they cost a bounded amount of memory, and the server answers the next one.

const MEGABYTE = 1_000_000;
const LIMIT_MB = 1024;
let server: TestServer;

beforeAll(async () => {
	server = await startServer({ UPLOAD_LIMIT_MB: '100' });
	before = await kpis();
});

afterAll(async () => {
	await server.stop();
	removeFolder(server.dataDir);
});

interface Refusal {
	error: { code: string; message: string };
}

const total = async () => ((await (await fetch(server.api('imports'))).json()) as { total: number }).total;
const kpis = async () => (await fetch(server.api('kpis'))).json();
let before: unknown;

/** Largest memory that the server has held so far; null where the system does not tell. */
function peakMb(): number | null {
	const status = `/proc/${server.pid}/status`;
	const [, kilobytes] = existsSync(status) ? (/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) ?? []) : [];
	return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

const streamed = (pieces: Iterable<Buffer>): ReadableStream<Uint8Array> =>
	Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;

function* repeated(piece: Buffer, times: number): Generator<Buffer> {
	for (let count = 0; count < times; count++) yield piece;
}

async function refused(body: BodyInit, headers: Record<string, string> = {}): Promise<[number, string]> {
	const response = await server.upload(body, { kind: 'deliveries' }, headers);
	const { error } = (await response.json()) as Refusal;
	expect(error.message).toMatch(/\.$/);
	// Neither a folder of ours nor a trace of the code.
	expect(error.message).not.toMatch(/node_modules|\.ts:|\/incoming\//);
	return [response.status, error.code];
}

describe('a file that means harm', () => {
	afterEach(async () => {
		expect(await total()).toBe(0);
		expect(await kpis()).toEqual(before);
		expect((await fetch(server.url + '/readyz')).status).toBe(200);
		expect(peakMb() ?? 0).toBeLessThan(LIMIT_MB);
	});

	it('that unpacks to far more than it is, by gzip', async () => {
		const bomb = Readable.from(repeated(Buffer.alloc(MEGABYTE), 600)).pipe(createGzip());
		const [status, code] = await refused(Readable.toWeb(bomb) as ReadableStream<Uint8Array>);
		expect([status, code]).toEqual([413, 'too_large_unpacked']);
	});

	it('that unpacks to far more than it is, by zip', async () => {
		const bomb = zipOf([{ name: 'orders.csv', content: Buffer.alloc(220 * MEGABYTE, 'x') }]);
		expect(bomb.length).toBeLessThan(MEGABYTE);
		expect(await refused(new Uint8Array(bomb), { 'content-type': 'application/zip' })).toEqual([
			413,
			'too_large_unpacked'
		]);
	});

	it('that holds an archive in an archive', async () => {
		const inner = zipOf([{ name: 'orders.csv', content: DELIVERIES }]);
		const nested = zipOf([{ name: 'inner.zip', content: inner }]);
		expect((await refused(new Uint8Array(nested)))[0]).toBeGreaterThanOrEqual(415);
		expect((await refused(new Uint8Array(gzipSync(gzipSync(DELIVERIES)))))[0]).toBeGreaterThanOrEqual(415);
	});

	it('that is one endless line', async () => {
		const line = streamed(repeated(Buffer.alloc(MEGABYTE, 'x'), 80));
		expect(await refused(line)).toEqual([422, 'line_too_long']);
		const below = function* () {
			yield Buffer.from(DELIVERIES);
			yield* repeated(Buffer.alloc(MEGABYTE, 'x'), 80);
		};
		expect(await refused(streamed(below()))).toEqual([422, 'line_too_long']);
	});

	it('that has ten thousand columns', async () => {
		const names = Array.from({ length: 10_000 }, (_, at) => `column ${at}`).join(',');
		expect(await refused(`order_id,promised_date,${names}\n`)).toEqual([422, 'too_many_columns']);
	});

	it('that holds zero bytes', async () => {
		expect(await refused(DELIVERIES.replace('Nordwind', 'Nord\0wind'))).toEqual([422, 'not_text']);
		expect((await refused(new Uint8Array(Buffer.alloc(5000))))[0]).toBe(422);
	});

	it('that never ends a quote', async () => {
		const open = function* () {
			yield Buffer.from(`${DELIVERIES}"A-9`);
			yield* repeated(Buffer.from('1,2,3,4\n'.repeat(100_000)), 30);
		};
		expect((await refused(streamed(open())))[0]).toBe(422);
	});
});

describe('names and cells that mean harm', () => {
	const HOSTILE = [
		`=cmd|' /C calc'!A0`,
		'+1+1',
		'-2+3',
		'@SUM(1)',
		'<script>alert(1)</script>',
		'safe\u202Egpj.exe',
		'a\u0007b'
	];

	it('stay the text they are, and do nothing in a spreadsheet', async () => {
		const lines = HOSTILE.map((cell, at) => `H-${at},1,2026-08-03,2026-08-03,ULM,"${cell}"`);
		const csv = ['order_id,line,promised_date,delivered_date,site,customer', ...lines, ''].join('\n');
		const archive = zipOf([{ name: '../../../etc/cron.d/orders\u202Evsc.csv', content: csv }]);
		const name = '../../ord\u202Eers\u0000<b>.csv';
		const response = await server.upload(new Uint8Array(archive), { kind: 'deliveries', name });
		const answer = (await response.json()) as { id: number; name: string; reading: { container: { entry: string } } };
		expect(response.status).toBe(201);
		expect(answer.name).toBe('orders<b>.csv');
		expect(answer.reading.container.entry).toBe('ordersvsc.csv');

		const { rows } = (await (await fetch(server.api(`imports/${answer.id}/rows`))).json()) as {
			rows: { customer: string }[];
		};
		expect(rows.map(({ customer }) => customer)).toEqual(HOSTILE);
		const exports = [
			server.api(`imports/${answer.id}/rows`, { format: 'csv' }),
			server.api('kpis/on-time-delivery/rows', { month: '2026-08', format: 'csv' })
		];
		for (const address of exports) {
			const text = await (await fetch(address)).text();
			for (const cell of text.split('\r\n').flatMap((row) => row.split(',')))
				expect(cell).not.toMatch(/^"?[=+@]|^"?-\d\+/);
			expect(text).toContain(`'=cmd|`);
		}
		await fetch(server.api(`imports/${answer.id}`), { method: 'DELETE' });
	});
});
