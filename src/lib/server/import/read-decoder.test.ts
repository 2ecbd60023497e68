import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decoderFor } from './read-decoder';
import { read, rowsOf } from './reading.fixture';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-encodings-'))));
afterEach(() => rm(folder, { recursive: true }));

const file = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('encodings', () => {
	const text = file('Order ID;Product;Promised date', '1;Größe „XL“ 5 €;05.01.2026');
	const windows = Buffer.from(text.replace('„', '\x84').replace('“', '\x93').replace('€', '\x80'), 'latin1');

	it.each([
		['utf-8', Buffer.from(text)],
		['utf-8', Buffer.from(`\ufeff${text}`)],
		['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
		['utf-16le', Buffer.from(text, 'utf16le')],
		['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
		['utf-16be', Buffer.from(text, 'utf16le').swap16()],
		['windows-1252', windows]
	])('finds %s', async (encoding, bytes) => {
		const records = await read(folder, bytes, {}, { canonical: true });
		expect(records.reading.encoding).toBe(encoding);
		expect(await rowsOf(records)).toEqual([[2, ['1', 'Größe „XL“ 5 €', '05.01.2026']]]);
		expect(records.sample).toEqual([['1', 'Größe „XL“ 5 €', '05.01.2026']]);
	});

	it('reads the euro of ISO-8859-15 where that is said, and shows what it is not where it is guessed', async () => {
		const latin9 = Buffer.from(file('Order ID;Product;Promised date', '1;\xbcuvre 5 \xa4;05.01.2026'), 'latin1');
		const product = async (request: { encoding?: string }) => {
			const records = await read(folder, latin9, request);
			return [records.reading.encoding, (await rowsOf(records))[0]?.[1][1]];
		};
		expect(await product({ encoding: 'ISO-8859-15' })).toEqual(['iso-8859-15', 'Œuvre 5 €']);
		expect(await product({})).toEqual(['windows-1252', '¼uvre 5 ¤']);
		// The names of Latin-1 mean Windows-1252, which is all of it and more.
		for (const encoding of ['ISO-8859-1', 'latin1'])
			expect(await product({ encoding })).toEqual(['windows-1252', '¼uvre 5 ¤']);
	});

	it.each(['utf8', 'utf16le'] as const)('takes each line end for one, mixed in a file of %s', async (encoding) => {
		const mixed = '\ufeffOrder ID;Promised date\r1;05.01.2026\n2;06.01.2026\r\n\r3;07.01.2026\n\r4;08.01.2026';
		const records = await read(folder, Buffer.from(mixed, encoding));
		expect((await rowsOf(records)).map(([line, cells]) => [line, cells[0]])).toEqual([
			[2, '1'],
			[3, '2'],
			[5, '3'],
			[7, '4']
		]);
		expect(records.skipped.map(({ line, code }) => [line, code])).toEqual([
			[4, 'blank_line'],
			[6, 'blank_line']
		]);
	});

	it('sees Windows-1252 that begins far below the head', async () => {
		const rows = Array.from({ length: 40_000 }, (_, index) => `${index};A;05.01.2026`);
		const bytes = Buffer.from(
			file('Order ID;Product;Promised date', ...rows, '40000;Gr\xf6\xdfe;05.01.2026'),
			'latin1'
		);
		const records = await read(folder, bytes);
		expect(records.reading.encoding).toBe('windows-1252');
		expect((await rowsOf(records)).at(-1)?.[1][1]).toBe('Größe');
	});

	it('refuses a mixture, naming the line', async () => {
		const mixed = Buffer.concat([Buffer.from(text), Buffer.from('2;Gr\xf6\xdfe;05.01.2026\n', 'latin1')]);
		await expect(read(folder, mixed)).rejects.toMatchObject({ code: 'bad_encoding', detail: { line: 3 } });
		expect((await read(folder, mixed, { encoding: 'latin1' })).reading.encoding).toBe('windows-1252');
	});

	it('takes the caller at their word', async () => {
		await expect(read(folder, windows, { encoding: 'utf-8' })).rejects.toMatchObject({
			code: 'bad_encoding',
			status: 422
		});
		await expect(read(folder, text, { encoding: 'klingon' })).rejects.toMatchObject({
			code: 'unknown_encoding',
			status: 400
		});
	});
});

it('reads Windows-1252 above Latin-1 as the standard maps it', () => {
	const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 0x80 + index));
	const text = decoderFor('windows-1252').decode(bytes, true);
	expect(text).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
});

it('keeps a character that is cut between two pieces', () => {
	const bytes = Buffer.from('a€b');
	const decoder = decoderFor('utf-8');
	expect(decoder.decode(bytes.subarray(0, 2), false) + decoder.decode(bytes.subarray(2), true)).toBe('a€b');
});
