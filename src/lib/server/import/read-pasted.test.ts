import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { read, rowsOf } from './reading.fixture';

const folder = mkdtempSync(join(tmpdir(), 'verdict-pasted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'Order ID\tLine\tPromised date\tCustomer';

/** Cells of the rows below the header, as a paste from a spreadsheet hands them over. */
async function pasted(...lines: string[]) {
	const records = await read(folder, `${[HEADER, ...lines].join('\r\n')}\r\n`);
	expect(records.reading).toMatchObject({ delimiter: '\t', headerLine: 1 });
	expect(records.malformed).toEqual([]);
	return rowsOf(records);
}

describe('cells pasted from a spreadsheet', () => {
	it('are plain lines where nothing in them is special', async () => {
		expect(await pasted('A-1\t1\t2026-08-03\tNordwind, Ulm', 'A-2\t1\t2026-08-04\t')).toEqual([
			[2, ['A-1', '1', '2026-08-03', 'Nordwind, Ulm']],
			[3, ['A-2', '1', '2026-08-04', '']]
		]);
	});

	it('stand in quotes where they hold line ends, which are bare line feeds', async () => {
		expect(await pasted('A-1\t1\t2026-08-03\t"Nordwind\nsays ""soon"""', 'A-2\t1\t2026-08-04\tKeller')).toEqual([
			[2, ['A-1', '1', '2026-08-03', 'Nordwind\nsays "soon"']],
			[4, ['A-2', '1', '2026-08-04', 'Keller']]
		]);
	});

	it('keep quotes that are no more than text', async () => {
		expect(await pasted('A-1\t1\t2026-08-03\t5" pipe', 'A-2\t1\t2026-08-04\tthe "Keller"')).toEqual([
			[2, ['A-1', '1', '2026-08-03', '5" pipe']],
			[3, ['A-2', '1', '2026-08-04', 'the "Keller"']]
		]);
	});

	it('may end without a line end', async () => {
		const records = await read(folder, `${HEADER}\nA-1\t1\t2026-08-03\tKeller`);
		expect(await rowsOf(records)).toEqual([[2, ['A-1', '1', '2026-08-03', 'Keller']]]);
	});
});
