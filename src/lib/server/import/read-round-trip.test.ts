import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read, rowsOf } from './reading.fixture';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-trip-'))));
afterEach(() => rm(folder, { recursive: true }));

interface Dialect {
	delimiter: string;
	lineEnd: string;
	encoding: string;
	titles: number;
	quoteAll: boolean;
}

describe('a round trip', () => {
	const cell = fc.oneof(
		fc.string({ unit: fc.constantFrom('a', 'Z', '0', ',', ';', '\t', '|', '"', '\n', ' ', 'ü', '€'), maxLength: 8 }),
		fc.constantFrom('-', '=1+1', 'NULL', '\u00a0', 'Total')
	);
	const row = fc
		.tuple(fc.integer({ min: 1, max: 99_999 }), cell, cell)
		.map(([id, a, b]) => [`SO-${id}`, '2026-01-05', a, b]);
	const dialect = fc.record({
		delimiter: fc.constantFrom(',', ';', '\t', '|'),
		lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
		encoding: fc.constantFrom('utf8', 'bom', 'utf16le', 'windows-1252'),
		titles: fc.integer({ min: 0, max: 2 }),
		quoteAll: fc.boolean()
	});

	it('brings back every value and its line, in every dialect', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), dialect, async (rows, given) => {
				const { content, lines } = write(rows, given);
				const records = await read(folder, content);
				const expected = rows.map((cells, index) => [lines[index], cells]);
				expect(await rowsOf(records)).toEqual(expected);
				expect([records.malformed, records.skippedCount]).toEqual([[], given.titles]);
			}),
			{ numRuns: 300 }
		);
	});

	function write(rows: string[][], { delimiter, lineEnd, encoding, titles, quoteAll }: Dialect) {
		const quote = (text: string) => (quoteAll || /[",;\t|\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
		const lines: number[] = [];
		let line = titles + 2;
		for (const cells of rows) {
			lines.push(line);
			line += 1 + cells.join('').split('\n').length - 1;
		}
		const table = [['Order ID', 'Promised date', 'Product', 'Late reason'], ...rows];
		const above = Array.from({ length: titles }, () => 'Report of Ulm\n').join('');
		const text = above + table.map((cells) => `${cells.map(quote).join(delimiter)}\n`).join('');
		return { lines, content: encode(text.replaceAll('\n', lineEnd), encoding) };
	}

	function encode(text: string, encoding: string): Buffer {
		if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
		if (encoding === 'windows-1252') return Buffer.from(text.replaceAll('€', '\x80'), 'latin1');
		return Buffer.from(encoding === 'bom' ? `\ufeff${text}` : text);
	}
});
