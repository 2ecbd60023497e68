import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from '$lib/import/kinds';
import { findDialect } from '$lib/import/dialect';
import { Arrival, scannedAs, shapeOf } from './arrival';
import { folder } from './import.fixture';
import { readHead } from './read-head';
import { scanFile } from './read-scan';

const HEADER = 'Order ID;Promised date;Delivered date;Quantity';

/** What an arrival in these pieces learns. */
function arrived(bytes: Buffer, cuts: readonly number[] = [], request = {}) {
	const arrival = new Arrival({ kind: 'deliveries', ...request });
	const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
	places.slice(1).forEach((to, index) => arrival.push(bytes.subarray(places[index], to)));
	return arrival.end();
}

/** What the reading learns of the same bytes, passing over the file. */
async function passed(bytes: Buffer) {
	const path = join(folder, 'arrival.csv');
	await writeFile(path, bytes);
	const head = await readHead(path, undefined);
	const shape = shapeOf(findDialect(head.text, head.whole, kindOf('deliveries'), {}));
	return { shape, scan: await scanFile(path, shape) };
}

const line = fc.constantFrom(
	'1;2026-01-02;2026-01-03;5',
	'Ü-7;2026-01-02;;5',
	'2;2026-01-02;2026-01-03; 5',
	'',
	';;;',
	'"3";2026-01-02;2026-01-03;5',
	'4;2026-01-02;2026-01-03',
	HEADER
);

describe('an upload looked at while it arrives', () => {
	it('is seen as the reading would see it, however it comes in pieces', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(line, { minLength: 1, maxLength: 12 }),
				fc.constantFrom('\n', '\r\n'),
				fc.array(fc.nat(), { maxLength: 6 }),
				async (lines, end, cuts) => {
					const bytes = Buffer.from([HEADER, '9;2026-01-02;2026-01-03;5', ...lines].join(end));
					expect(arrived(bytes, cuts)).toEqual(await passed(bytes));
				}
			),
			{ numRuns: 60 }
		);
	});
	it('may be longer than what its shape is told from', async () => {
		const bytes = Buffer.from(`${HEADER}\n${'1;2026-01-02;2026-01-03;5\n'.repeat(30_000)}`);
		expect(bytes.length).toBeGreaterThan(600_000);
		const found = arrived(bytes, [1000, 300_000, 300_001]);
		expect(found).toEqual(await passed(bytes));
		expect(found?.scan).toMatchObject({ clean: true, lines: 30_001 });
	});
	it('says where bytes further down are no UTF-8', () => {
		const bytes = Buffer.concat([
			Buffer.from(`${HEADER}\n${'1;2026-01-02;2026-01-03;5\n'.repeat(20_000)}`),
			Buffer.from('M\xfcller;2026-01-02;;5\n', 'latin1')
		]);
		expect(arrived(bytes)?.scan).toMatchObject({ utf8: false, clean: false });
	});
	it('refuses nothing: what is no text is left to the reading', () => {
		expect(arrived(gzipSync(Buffer.from(HEADER)))).toBeUndefined();
		expect(arrived(Buffer.alloc(0))).toBeUndefined();
		expect(arrived(Buffer.from(`${HEADER}\n1;2026-01-02;\0;5\n`))).toBeUndefined();
		expect(arrived(Buffer.from(HEADER), [], { encoding: 'no such' })).toBeUndefined();
		expect(arrived(Buffer.from(`${HEADER}\n`, 'utf16le'))).toBeUndefined();
	});
	it('counts only where the file is read in the shape it was looked at', () => {
		const found = arrived(Buffer.from(`${HEADER}\n1;2026-01-02;;5\n`));
		expect(scannedAs(found, { headerLine: 1, delimiter: ';', width: 4 })).toBe(found?.scan);
		expect(scannedAs(found, { headerLine: 1, delimiter: ',', width: 4 })).toBeNull();
		expect(scannedAs(found, { headerLine: 0, delimiter: ';', width: 4 })).toBeNull();
		expect(scannedAs(undefined, { headerLine: 1, delimiter: ';', width: 4 })).toBeNull();
	});
});
