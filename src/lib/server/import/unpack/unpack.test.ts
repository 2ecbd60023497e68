import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../import.fixture';
import type { Upload } from '../receive';
import { discardUnpacked, unpack } from './unpack';
import { zipOf, type ZipEntry } from './zip.fixture';

const TABLE = 'Order ID,Promised date\nA-1,2026-08-03\n';
const MEGABYTE = 1_000_000;

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-unpack-'))));
afterEach(() => rm(folder, { recursive: true }));

async function uploadOf(bytes: Buffer | string, limitBytes?: number): Promise<Upload> {
	const path = join(folder, 'received');
	await writeFile(path, bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { path, sha256, sizeBytes: Buffer.byteLength(bytes), ...(limitBytes ? { limitBytes } : {}) };
}

/** The code of the refusal, after making sure that nothing but the upload is left. */
async function refused(bytes: Buffer, limitBytes?: number) {
	const problem = await refusalOf(unpack(await uploadOf(bytes, limitBytes), folder));
	expect(await readdir(folder)).toEqual(['received']);
	return problem;
}

const zipped = (...entries: ZipEntry[]) => zipOf(entries);
const table = (name: string): ZipEntry => ({ name, content: TABLE });

describe('a text', () => {
	it('is read where it lies', async () => {
		const upload = await uploadOf(TABLE);
		const unpacked = await unpack(upload, folder);
		expect(unpacked).toEqual({ text: upload, container: null, form: null });
		await discardUnpacked(upload, unpacked);
		expect(await readdir(folder)).toEqual(['received']);
	});

	it('is told by its bytes, however few', async () => {
		for (const text of ['', 'P', 'PK', 'PK,a\n1,2\n'])
			expect((await unpack(await uploadOf(text), folder)).container).toBeNull();
	});
});

describe('a gzip file', () => {
	it('gives its text', async () => {
		const upload = await uploadOf(gzipSync(TABLE));
		const unpacked = await unpack(upload, folder);
		const { text, container } = unpacked;
		expect(await readFile(text.path, 'utf8')).toBe(TABLE);
		expect(text.sizeBytes).toBe(TABLE.length);
		expect(container).toEqual({ type: 'gzip', entry: null, sheets: [] });
		await discardUnpacked(upload, unpacked);
		expect(await readdir(folder)).toEqual(['received']);
	});

	it('may consist of several members', async () => {
		const { text } = await unpack(await uploadOf(Buffer.concat([gzipSync(TABLE), gzipSync('A-2,\n')])), folder);
		expect(await readFile(text.path, 'utf8')).toBe(`${TABLE}A-2,\n`);
	});

	it.each([
		['cut short', gzipSync(TABLE.repeat(50)).subarray(0, 60)],
		['cut in its checksum', gzipSync(TABLE).subarray(0, -4)],
		['without a body', Buffer.from([0x1f, 0x8b, 8, 0])],
		['damaged', Buffer.concat([gzipSync(TABLE).subarray(0, 20), Buffer.from('nonsense'), gzipSync(TABLE).subarray(28)])]
	])('that is %s is refused', async (_, bytes) => {
		expect((await refused(bytes)).code).toBe('damaged_file');
	});

	it('is refused by what it unpacks to, not before', async () => {
		const bytes = gzipSync(Buffer.alloc(5 * MEGABYTE, 'a,b\n'));
		expect((await unpack(await uploadOf(bytes, MEGABYTE), folder)).text.sizeBytes).toBe(5 * MEGABYTE);
		await rm(folder, { recursive: true });
		folder = await mkdtemp(join(tmpdir(), 'verdict-unpack-'));
		const more = gzipSync(Buffer.alloc(5 * MEGABYTE + 1, 'a,b\n'));
		expect(await refused(more, MEGABYTE)).toMatchObject({ code: 'too_large_unpacked', status: 413 });
	});

	it('is refused where it shrank as no table does', async () => {
		expect((await refused(gzipSync(Buffer.alloc(30 * MEGABYTE)))).code).toBe('too_large_unpacked');
	});
});

describe('a zip archive', () => {
	it.each([
		['its one table', zipped(table('orders.csv')), 'orders.csv'],
		['a table that is not deflated', zipped({ ...table('orders.csv'), stored: true }), 'orders.csv'],
		['a table within folders', zipped(table('export/2026/orders.tsv')), 'orders.tsv'],
		['a single file of any name', zipped(table('EXPORT.0001')), 'EXPORT.0001'],
		['a table beside other things', zipped(table('a.csv'), { name: 'read me.pdf', content: '%PDF' }), 'a.csv'],
		[
			'a table beside what file managers add',
			zipped({ name: 'x/', content: '' }, table('x/a.csv'), table('__MACOSX/x/._a.csv'), table('x/.DS_Store')),
			'a.csv'
		],
		['a table whose name climbs', zipped(table('../../../tmp/evil.csv')), 'evil.csv'],
		['a table whose name is absolute', zipped(table('C:\\Windows\\evil.csv')), 'evil.csv'],
		['a table whose name deceives', zipped(table('a\u202evsc.exe\u0007.csv')), 'avsc.exe.csv']
	])('gives %s', async (_, bytes, entry) => {
		const { text, container } = await unpack(await uploadOf(bytes), folder);
		expect(await readFile(text.path, 'utf8')).toBe(TABLE);
		expect(container).toEqual({ type: 'zip', entry, sheets: [] });
		expect((await readdir(folder)).length).toBe(2);
	});

	const one = zipped(table('a.csv'));
	it.each([
		['nothing in it', zipped(), 'no_table_in_archive'],
		['no table in it', zipped({ name: 'a.pdf', content: '' }, { name: 'b.png', content: '' }), 'no_table_in_archive'],
		['two tables', zipped(table('a.csv'), table('b/b.txt')), 'several_files'],
		['a password', zipped({ ...table('a.csv'), encrypted: true }), 'encrypted_file'],
		['its end missing', one.subarray(0, -30), 'unsupported_format'],
		['a wrong checksum', zipped({ ...table('a.csv'), says: { sum: 1 } }), 'damaged_file'],
		['a size too small', zipped({ ...table('a.csv'), says: { size: 5 } }), 'damaged_file'],
		['a size too large', zipped({ ...table('a.csv'), says: { size: 5000 } }), 'damaged_file'],
		[
			'entries that overlap',
			zipped(table('a.csv'), { name: 'b.bin', content: 'x', says: { offset: 0 } }),
			'damaged_file'
		],
		['one name twice', zipped(table('a.csv'), table('a.csv')), 'damaged_file'],
		['an entry beyond its end', zipped({ ...table('a.csv'), says: { offset: 9999 } }), 'damaged_file'],
		['damaged data', Buffer.from(one).fill(0xff, 36, 46), 'damaged_file']
	])('with %s is refused', async (_, bytes, code) => {
		expect((await refused(bytes)).code).toBe(code);
	});

	it('that holds several tables is told their names', async () => {
		const { message, detail } = await refused(zipped(table('a.csv'), table('b/\u202eb.csv')));
		expect(message).toContain('a.csv, b.csv');
		expect(detail).toEqual({ files: ['a.csv', 'b.csv'] });
	});

	it('is refused by what comes out, whatever its headers say', async () => {
		const zeros = Buffer.alloc(6 * MEGABYTE);
		for (const says of [{}, { size: 10 }])
			expect(['too_large_unpacked', 'damaged_file']).toContain(
				(await refused(zipped({ name: 'a.csv', content: zeros, says }), MEGABYTE)).code
			);
	});

	it('is refused where it shrank as no table does', async () => {
		const bytes = zipped({ name: 'a.csv', content: Buffer.alloc(30 * MEGABYTE) });
		expect((await refused(bytes)).code).toBe('too_large_unpacked');
	});

	it('is not unpacked further', async () => {
		const { text } = await unpack(await uploadOf(zipped({ name: 'a.csv', content: one })), folder);
		expect(await readFile(text.path)).toEqual(one);
	});
});

it('ends when its caller does', async () => {
	const stop = new AbortController();
	stop.abort();
	const upload = await uploadOf(gzipSync(TABLE));
	await expect(unpack(upload, folder, {}, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
	expect(await readdir(folder)).toEqual(['received']);
});

it('leaves failures of the disk what they are', async () => {
	const upload = await uploadOf(gzipSync(TABLE));
	await expect(unpack(upload, join(folder, 'absent'))).rejects.toMatchObject({ code: 'ENOENT' });
	await expect(unpack({ ...upload, path: join(folder, 'absent') }, folder)).rejects.toMatchObject({ code: 'ENOENT' });
});
