import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Records } from '../../src/lib/server/import/read';
import { read, rowsOf } from '../../src/lib/server/import/reading.fixture';
import { fileRows } from '../../src/lib/server/import/staging';
import { openDuckDB } from '../../src/lib/server/store/duckdb';
import { fragment, statement } from '../../src/lib/server/store/sql';
import type { Store } from '../../src/lib/server/store/store';

let folder: string;
let store: Store;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'verdict-engine-'));
	store = await openDuckDB({ path: ':memory:', folders: [folder] });
});
afterAll(async () => {
	await store.close();
	await rm(folder, { recursive: true });
});

/** The records as the engine reads them; an empty cell is null to it. */
async function engineRows(records: Records): Promise<[line: number, cells: string[]][]> {
	const columns = Array.from({ length: records.columnCount }, (_, index) => `c${index + 1}`);
	const rows = await store.query<Record<string, string | number | null>>(
		statement(fragment`select * from ${fileRows(records)}`)
	);
	return rows.map((row, index) => [
		records.direct ? records.skipLines + index + 1 : Number(row.fileLine),
		columns.map((column) => String(row[column] ?? ''))
	]);
}

it('reads every clean file as it stands, titles, byte order mark and line ends included', async () => {
	const rows = ['SO-1,2026-01-05,A', 'SO-2,2026-01-06,-', 'SO-3,2026-01-07,Größe 5 €'];
	for (const mark of ['', '\ufeff'])
		for (const titles of [[], ['Report Ulm'], ['Report Ulm', '', 'Printed: 02.04.2026']])
			for (const lineEnd of ['\n', '\r\n'])
				for (const end of ['', lineEnd]) {
					const lines = [...titles, 'Order ID,Promised date,Product', ...rows];
					const records = await read(folder, mark + lines.join(lineEnd) + end);
					expect(records.direct).toBe(true);
					const own = await engineRows(records);
					expect(own).toEqual(await rowsOf(records));
					expect(own).toHaveLength(3);
				}
});

it('reads what stands in a canonical file, whatever the cells hold', async () => {
	const text = fc.string({
		unit: fc.constantFrom('a', '0', ',', ';', '"', '\n', ' ', "'", '\\', '#', 'ü', '€', '\t', '|', '\u2028'),
		maxLength: 8
	});
	const table = fc.array(fc.tuple(fc.integer({ min: 1, max: 9999 }), text, text), { minLength: 1, maxLength: 10 });
	await fc.assert(
		fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
			const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
			const lines = rows.map(([id, a, b]) => [`SO-${id}`, '2026-01-05', quote(a), quote(b)].join(delimiter));
			const header = ['Order ID', 'Promised date', 'Product', 'Late reason'].join(delimiter);
			const records = await read(folder, [header, ...lines, ''].join('\n'));
			expect(records.records).toBe(rows.length);
			expect(await engineRows(records)).toEqual(await rowsOf(records));
		}),
		{ numRuns: 150 }
	);
});
