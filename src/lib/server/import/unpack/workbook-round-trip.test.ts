import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindOf } from '$lib/import/kinds';
import { readRecords } from '../read';
import { rowsOf } from '../reading.fixture';
import { unpack } from './unpack';
import { workbookOf } from './workbook.fixture';

const HEADER = ['Order ID', 'Promised date', 'Customer', 'Note'];
/** What a cell can hold: XML has no control characters but these, and a text is told from an escape by an escape. */
const cell = fc
	.string({ unit: fc.constantFrom(...'aZ09 ÄŒ€東"\'`,;|\t\n\\=+-_<>&#') })
	.map((text) => text.replaceAll(/_x/g, '_'));
const id = fc.stringMatching(/^[A-Z]{2}\d{3}$/);
const row = fc.tuple(id, fc.constant('2026-08-03'), cell, cell);

it('any table of texts in a workbook is read back as it is, on the lines of its rows', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'verdict-round-trip-'));
	const path = join(folder, 'book');
	const table = fc.array(fc.tuple(fc.nat({ max: 2 }), row), { minLength: 1, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(table, async (spaced) => {
			let at = 3;
			const rows = spaced.map(([gap, cells]) => [(at += gap + 1), cells] as const);
			const bytes = workbookOf({ sheets: [{ name: 'S', rows: { 3: HEADER, ...Object.fromEntries(rows) } }] });
			await writeFile(path, bytes);
			const { text, form } = await unpack({ path, sha256: '', sizeBytes: bytes.length }, folder, {
				kind: 'deliveries'
			});
			const records = await readRecords(text, kindOf('deliveries'), { kind: 'deliveries' }, folder, { form });
			expect(await rowsOf(records)).toEqual(rows);
			await Promise.all([text.path, records.path].map((own) => rm(own, { force: true })));
		}),
		{ numRuns: 60, seed: 46237 }
	);
	await rm(folder, { recursive: true });
});
