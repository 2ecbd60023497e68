import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read, rowsOf } from './reading.fixture';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-read-'))));
afterEach(() => rm(folder, { recursive: true }));

const HEADER = 'Order ID,Product,Promised date,Ordered qty';
const ROWS = ['1,A,2026-01-05,10', '2,B,2026-01-06,20', '3,C,2026-01-07,30'];
const file = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('a clean file', () => {
	it.each([
		['line feeds', file(HEADER, ...ROWS)],
		['carriage returns and line feeds', file(HEADER, ...ROWS).replaceAll('\n', '\r\n')],
		['no line end at the end', file(HEADER, ...ROWS).trimEnd()],
		['semicolons', file(HEADER, ...ROWS).replaceAll(',', ';')],
		['tabs', file(HEADER, ...ROWS).replaceAll(',', '\t')],
		['a byte order mark', `\ufeff${file(HEADER, ...ROWS)}`],
		['title lines', file('Report', '', HEADER, ...ROWS)],
		['letters beyond ASCII', file(HEADER, ...ROWS, '4,Größe €,2026-01-08,1')]
	])('with %s is read as it stands', async (_, content) => {
		const records = await read(folder, content);
		expect(records.direct).toBe(true);
		const rows = await rowsOf(records);
		expect(rows).toHaveLength(records.records);
		expect(rows.slice(0, 3).map(([line]) => line - records.skipLines)).toEqual([1, 2, 3]);
		expect(rows[1]?.[1]).toEqual(['2', 'B', '2026-01-06', '20']);
		expect(records.columns.columns).toEqual({ order_id: 0, product: 1, promised_date: 2, ordered_qty: 3 });
		const canonical = await read(folder, content, {}, { canonical: true });
		expect(await rowsOf(canonical)).toEqual(rows);
	});

	it('tells the lines above it', async () => {
		const { skipped, skippedCount, reading } = await read(folder, file('Report Ulm', '', HEADER, ...ROWS));
		expect(skipped).toEqual([
			{ line: 1, code: 'title_line', value: 'Report Ulm' },
			{ line: 2, code: 'blank_line', value: '' }
		]);
		expect(skippedCount).toBe(2);
		expect(reading).toEqual({ encoding: 'utf-8', delimiter: ',', quote: '', headerLine: 3 });
	});
});

describe('a dialect set by hand', () => {
	it('keeps quotes as text where there are said to be none', async () => {
		const content = file(HEADER, '1,A 5" pipe,2026-01-05,10', '2,"B,2026-01-06,20');
		const records = await read(folder, content, { quote: '' });
		expect(records.reading).toMatchObject({ delimiter: ',', quote: '' });
		expect((await rowsOf(records)).map(([, cells]) => cells[1])).toEqual(['A 5" pipe', '"B']);
		expect((await read(folder, file(HEADER, ...ROWS), { quote: '' })).direct).toBe(true);
	});

	it('cuts by a sign that is never found out', async () => {
		const content = file(HEADER, ...ROWS).replaceAll(',', '^');
		const records = await read(folder, content, { delimiter: '^' });
		expect(records.reading.delimiter).toBe('^');
		expect((await rowsOf(records))[1]?.[1]).toEqual(['2', 'B', '2026-01-06', '20']);
	});
});

describe('a file that is not clean', () => {
	it.each([
		['empty lines', file(HEADER, ROWS[0] ?? '', '', ROWS[1] ?? '', ',,,')],
		['a repeated header', file(HEADER, ROWS[0] ?? '', HEADER, ROWS[1] ?? '')],
		['a ruled line', file(HEADER, '-----------', ...ROWS)],
		['a total', file(HEADER, ...ROWS, 'Summe,,,60')],
		['a footer', file(HEADER, ...ROWS, '', '*** end of list ***')],
		['a short last row', file(HEADER, ...ROWS, '4,D')],
		['empty cells at the end', file(HEADER, ...ROWS, '4,D,2026-01-08,1,,', '5,E,2026-01-09')],
		['text in the midst of the table', file('List', HEADER, ...ROWS, 'Page 1 of 2', ...ROWS, 'Page 2 of 2')],
		['Windows-1252', Buffer.from(file(HEADER, ...ROWS, '4,Gr\u00f6\u00dfe,2026-01-08,1', 'Summe,,,61'), 'latin1')],
		['UTF-16', Buffer.from(`\ufeff${file(HEADER, ...ROWS, '4,Größe €,2026-01-08,1')}`, 'utf16le')],
		[
			'letters in front',
			file(HEADER, 'S1,A,2026-01-05,1', 'Order ID,Product,Promised date,Ordered qty', 'Stk,,,', 'Total,,,9')
		]
	])('with %s is made level', async (_, content) => {
		const records = await read(folder, content);
		expect(records).toMatchObject({ direct: true, delimiter: ',', quote: '', columnCount: 4 });
		expect(records.path).toMatch(/\.level$/);
		const rows = await rowsOf(records);
		expect(rows).toHaveLength(records.records);
		const canonical = await read(folder, content, {}, { canonical: true });
		expect(rows).toEqual(await rowsOf(canonical));
		const { skipped, skippedCount, malformed, sample } = canonical;
		expect(records).toMatchObject({ skipped, skippedCount, malformed, sample, records: canonical.records });
	});

	it.each([
		['quotes', file(HEADER, '1,"A, large",2026-01-05,10', ...ROWS)],
		['mixed line ends', `${HEADER}\r\n${ROWS[0]}\n${ROWS[1]}\r\n`],
		['lone carriage returns', file(HEADER, ...ROWS).replaceAll('\n', '\r')]
	])('with %s is written anew', async (_, content) => {
		const records = await read(folder, content);
		expect(records).toMatchObject({ direct: false, delimiter: ',', quote: '"', skipLines: 0, columnCount: 4 });
		const rows = await rowsOf(records);
		expect(rows.map(([, cells]) => cells.length)).toEqual(Array(records.records).fill(4));
		expect(await readdir(folder)).toEqual(expect.not.arrayContaining([expect.stringMatching(/\.level$/)]));
	});

	it('accounts for every line', async () => {
		const content = file('Title', HEADER, ROWS[0] ?? '', '', '2,B', '3,C,2026-01-07', '4,D,x,1,more', HEADER, 'a "b",c', '"a" b",c,2026-01-05,1', ROWS[2] ?? '', 'Total,,,9', '', 'Printed by us'); // prettier-ignore
		const { skipped, malformed, records, ...rest } = await read(folder, content);
		expect(skipped.map(({ line, code }) => [line, code])).toEqual([
			[1, 'title_line'],
			[4, 'blank_line'],
			[8, 'repeated_header'],
			[12, 'total_row'],
			[13, 'blank_line'],
			[14, 'footer']
		]);
		expect(malformed.map(({ line, code }) => [line, code])).toEqual([
			[5, 'too_few_fields'],
			[7, 'too_many_fields'],
			[9, 'too_few_fields'],
			[10, 'bad_quoting']
		]);
		expect(malformed[1]?.cells).toEqual(['4', 'D', 'x', '1', 'more']);
		const lines = (await rowsOf({ skipped, malformed, records, ...rest })).map(([line]) => line);
		expect(lines).toEqual([3, 6, 11]);
		expect(1 + skipped.length + malformed.length + records).toBe(14);
	});

	it('takes text in the midst of the table for a short row, not for a footer', async () => {
		const { malformed, skipped } = await read(folder, file(HEADER, 'Page 1 of 2', ...ROWS));
		expect(malformed).toEqual([{ line: 2, code: 'too_few_fields', cells: ['Page 1 of 2'] }]);
		expect(skipped).toEqual([]);
	});
});

describe('refusals', () => {
	const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(',');
	it.each([
		['empty_file', ''],
		['empty_file', ' \n\r\n\t\n'],
		['empty_file', '\ufeff'],
		['no_data_rows', file(HEADER)],
		['no_data_rows', file(HEADER, '', ',,,')],
		['no_header_found', file(...ROWS)],
		['missing_required_column', file('Order ID,Colour', '1,red')],
		['too_many_columns', file(many(10_000), many(10_000).replaceAll('c', ''))],
		['unclosed_quote', file(HEADER, '1,"A,2026-01-05,10', ROWS[1] ?? '')],
		['unclosed_quote', file(HEADER, '1,"A,2026-01-05,10', '2,"B",2026-01-06,20', '3,C,2026-01-07,"5"')],
		['not_text', file(HEADER, '1,A\0B,2026-01-05,10')],
		['unsupported_format', 'PK\x03\x04rest of a workbook'],
		['unsupported_format', '%PDF-1.7\n'],
		['unsupported_format', '<!DOCTYPE html><html><body>Sign in</body></html>'],
		['unsupported_format', '{"error": {"code": 401}}'],
		['unsupported_format', '[{"order_id": 1}]'],
		['unsupported_format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])]
	])('%s', async (code, content) => {
		await expect(read(folder, content)).rejects.toMatchObject({ code, status: 422 });
		expect((await readdir(folder)).filter((name) => /\.(?:records|level)$/.test(name))).toEqual([]);
	});

	it('names the line of a quote that never closes', async () => {
		const content = file(HEADER, ROWS[0] ?? '', '"2,B,2026-01-06,20', ...ROWS);
		await expect(read(folder, content)).rejects.toMatchObject({ detail: { line: 3 } });
	});

	it.each([
		['line_too_long', `${HEADER}\n1,${'A'.repeat(11_000_000)}`],
		['line_too_long', 'A'.repeat(11_000_000)],
		['unclosed_quote', `${HEADER}\n1,"${'A,2026-01-05\n'.repeat(1_000_000)}`]
	])('%s in a large file', async (code, content) => {
		await expect(read(folder, content)).rejects.toMatchObject({ code, status: 422 });
	});

	it('too_many_errors where most rows have another shape', async () => {
		const content = file(HEADER, ROWS[0] ?? '', ...Array.from({ length: 50_001 }, () => '1,A'));
		await expect(read(folder, content)).rejects.toMatchObject({ code: 'too_many_errors', status: 422 });
	});
});

it('passes over a line of units, and over sums in the midst of the table', async () => {
	const units = ROWS[0]?.split(',').map((_, at) => (at === 2 ? '(dd.mm.yyyy)' : at === 3 ? '[pcs]' : '')) ?? [];
	const records = await read(folder, file(HEADER, units.join(','), ...ROWS, 'Total,,,60', ...ROWS));
	expect(records.skipped.map(({ line, code }) => [line, code])).toEqual([[2, 'units_line'], [6, 'total_row']]); // prettier-ignore
	expect(records).toMatchObject({ records: 6, malformed: [], dropped: [2, 6] });
});

describe('without a header', () => {
	it('names columns by their place', async () => {
		const mapping = { order_id: { index: 1 }, promised_date: { index: 3 } };
		const records = await read(folder, file(...ROWS), { headerRow: 0, mapping });
		expect(records).toMatchObject({ direct: true, skipLines: 0, records: 3 });
		expect(records.columns.columns).toEqual({ order_id: 0, promised_date: 2 });
		const hinted = await read(folder, `sep=,\n${file(...ROWS)}`, { headerRow: 0, mapping });
		expect((await rowsOf(hinted)).map(([line]) => line)).toEqual([2, 3, 4]);
	});
});

it('keeps the canonical file free of what it is not told', async () => {
	const records = await read(folder, file(HEADER, '1,"A ""x"", y",2026-01-05,10', '2,=1+1,2026-01-06,20'));
	expect(await readFile(records.path, 'utf8')).toBe('2,1,"A ""x"", y",2026-01-05,10\n3,2,=1+1,2026-01-06,20\n');
});
