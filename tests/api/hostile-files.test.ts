import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '$lib/server/import/unpack/zip.fixture';
import type { Draft } from '../../src/lib/import/draft';
import { removeFolder, startServer, type TestServer } from '../server';
import { draftCalls } from './draft-calls';
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

	it('stay so as headers of columns that are kept, and in rows that are left out', async () => {
		const names = HOSTILE.map((name) => `"${name}"`).join(',');
		const line = (order: string, day: string) => `${order},1,${day},2026-08-03,ULM,${names}`;
		const csv = [
			`order_id,line,promised_date,delivered_date,site,${names}`,
			line('H-1', '2026-08-03'),
			line('H-2', `"=1+1"`),
			''
		].join('\n');
		const request = { kind: 'deliveries', keep: JSON.stringify(HOSTILE) };
		const response = await server.upload(csv, request);
		const { id, rows } = (await response.json()) as { id: number; rows: unknown };
		expect(rows).toMatchObject({ accepted: 1, rejected: 1 });
		const kept = Object.fromEntries(HOSTILE.map((name) => [name, name]));
		const stored = (await (await fetch(server.api(`imports/${id}/rows`))).json()) as { rows: unknown[] };
		expect(stored.rows).toMatchObject([{ attributes: kept }]);

		for (const address of [`imports/${id}/rows?format=csv`, `imports/${id}/rejected.csv`]) {
			const text = await (await fetch(server.api(address))).text();
			expect(text).not.toMatch(/(^|[,\n])"?[=+@]/);
			expect(text).toContain('cmd|');
		}
		for (const path of [`/data/${id}`, '/kpi/on-time-delivery/rows?month=2026-08']) {
			const page = await fetch(server.url + path);
			expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('<script>alert')]);
		}
		// The rows come back as they stood, attributes and all.
		const rejected = await (await fetch(server.api(`imports/${id}/rejected.csv`))).text();
		const back = await server.upload(rejected.replace(`'=1+1`, '2026-08-04'), request);
		const mended = (await back.json()) as { id: number };
		const again = (await (await fetch(server.api(`imports/${mended.id}/rows`))).json()) as { rows: unknown[] };
		expect(again.rows).toMatchObject([{ order_id: 'H-2', attributes: kept }]);
		for (const one of [mended.id, id]) await fetch(server.api(`imports/${one}`), { method: 'DELETE' });
	});
});

describe('as a draft', () => {
	const nested = zipOf([{ name: 'inner.zip', content: zipOf([{ name: 'orders.csv', content: DELIVERIES }]) }]);
	const columns = Array.from({ length: 10_000 }, (_, at) => `column ${at}`).join(',');

	it.each([
		['a bomb', () => zipOf([{ name: 'orders.csv', content: Buffer.alloc(220 * MEGABYTE, 'x') }]), 'too_large_unpacked'],
		['an archive in an archive', () => nested, /./],
		['one endless line', () => Buffer.alloc(60 * MEGABYTE, 'x'), /./],
		['ten thousand columns', () => Buffer.from(`order_id,promised_date,${columns}\n`), /./],
		['zero bytes', () => Buffer.from(DELIVERIES.replace('Nordwind', 'Nord\0wind')), 'not_text']
	])('%s is refused, and nothing of it stays', async (_, bytes, code) => {
		const drafts = draftCalls(() => server);
		const type = bytes().subarray(0, 2).toString() === 'PK' ? 'application/zip' : 'text/csv';
		const { status, body } = await drafts.call<Draft & Refusal>('POST', '', new Uint8Array(bytes()), type);
		const refusal = status === 201 ? (await drafts.checked(body.id, { kind: 'deliveries' })).refusal : body.error;
		expect(refusal?.code).toMatch(code);
		expect(refusal?.message).toMatch(/\.$/);
		if (status === 201) await drafts.discard(body.id);
		expect(await drafts.list()).toEqual([]);
		expect(readdirSync(join(server.dataDir, 'incoming'), { recursive: true }).filter(isOfDraft)).toEqual([]);
		expect(peakMb() ?? 0).toBeLessThan(LIMIT_MB);
	});
});

const isOfDraft = (path: string | Buffer): boolean => /(?:own|sample)[\\/]./.test(String(path));
