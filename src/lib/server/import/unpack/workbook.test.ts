import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { refusalOf } from '../import.fixture';
import type { Upload } from '../receive';
import { unpack } from './unpack';
import { workbookOf, type FixtureBook, type FixtureCell } from './workbook.fixture';
import { zipOf } from './zip.fixture';

const MEGABYTE = 1_000_000;

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'verdict-workbook-'))));
afterEach(() => rm(folder, { recursive: true }));

async function uploadOf(bytes: Buffer, limitBytes = 200 * MEGABYTE): Promise<Upload> {
	const path = join(folder, 'received');
	await writeFile(path, bytes);
	return { path, sha256: '', sizeBytes: bytes.length, limitBytes };
}

async function read(bytes: Buffer, request: Partial<ImportRequest> = {}) {
	const { text, container, form } = await unpack(await uploadOf(bytes), folder, request);
	expect(form).toEqual({ encoding: 'utf-8', delimiter: '\t', quote: '"', rowsAreLines: true });
	return { text: await readFile(text.path, 'utf8'), container };
}

const oneSheet = (rows: readonly (readonly FixtureCell[])[], book: Partial<FixtureBook> = {}) =>
	workbookOf({ sheets: [{ name: 'Orders', rows }], ...book });

/** The text of one cell, with another beside it. */
async function cell(inside: FixtureCell, book: Partial<FixtureBook> = {}): Promise<string> {
	const { text } = await read(oneSheet([[inside, 'end']], book));
	expect(text.endsWith('\tend\n')).toBe(true);
	return text.slice(0, -5);
}

async function refused(bytes: Buffer, request: Partial<ImportRequest> = {}, limitBytes?: number) {
	const problem = await refusalOf(unpack(await uploadOf(bytes, limitBytes), folder, request));
	expect(await readdir(folder)).toEqual(['received']);
	return problem;
}

describe('a cell', () => {
	const strings = [
		'<t>plain</t>',
		'<r><t>two </t></r><r><rPr><b/></rPr><t xml:space="preserve">fonts</t></r>',
		'<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
		'<t/>',
		'<t>a_x000D_\nb &amp; c</t>'
	];
	it.each([
		['0', 'plain'],
		['1', 'two fonts'],
		['2', '東京'],
		['3', ''],
		['4', '"a\nb & c"']
	])('with the shared text %s holds it', async (index, text) => {
		expect(await cell({ t: 's', xml: `<v>${index}</v>` }, { strings })).toBe(text);
	});

	it.each([
		['an inline text', { t: 'inlineStr', xml: '<is><r><t>in</t></r><r><t>line</t></r></is>' }, 'inline'],
		['zeros in front of a text', '0004711', '0004711'],
		['a number', { xml: '<v>1234.5</v>' }, '1234.5'],
		['a number that binary fractions blur', { xml: '<v>1.1000000000000001</v>' }, '1.1'],
		['true', { t: 'b', xml: '<v>1</v>' }, 'TRUE'],
		['false', { t: 'b', xml: '<v>0</v>' }, 'FALSE'],
		['an error', { t: 'e', xml: '<v>#N/A</v>' }, '#N/A'],
		['the number of a formula', { xml: '<f>A1*2</f><v>42</v>' }, '42'],
		['the text of a formula', { t: 'str', xml: '<f>A1&amp;"x"</f><v>7x</v>' }, '7x'],
		['the empty text of a formula', { t: 'str', xml: '<f>""</f><v></v>' }, ''],
		['a formula that nobody reckoned', { xml: '<f>SUM(A1:A9)</f>' }, '=SUM(A1:A9)'],
		['an ISO day', { t: 'd', xml: '<v>2026-08-03</v>' }, '2026-08-03'],
		['a command', `=cmd|'/C calc'!A0`, `=cmd|'/C calc'!A0`],
		['nothing but its look', { s: 1, xml: '' }, '']
	])('with %s', async (_, inside, text) => {
		expect(await cell(inside)).toBe(text);
	});

	it.each([
		[1, '46237', '2026-08-03'],
		[2, '46237.604166666664', '2026-08-03 14:30:00'],
		[3, '0.5', '12:00:00'],
		[4, '4711', '0000004711'],
		[5, '46237', '46237']
	])('of the style %i shows %s as %s', async (s, value, text) => {
		const formats = [14, 'dd.mm.yyyy hh:mm', 20, '0000000000', '0.00'];
		expect(await cell({ s, xml: `<v>${value}</v>` }, { formats })).toBe(text);
	});

	it('counts days from 1904 where the workbook does', async () => {
		const day = { s: 1, xml: '<v>39267</v>' };
		expect(await cell(day, { formats: [14], from1904: true })).toBe('2011-07-05');
	});
});

describe('a sheet', () => {
	it('has its rows on the lines of their numbers', async () => {
		const rows = { 2: ['Title'], 4: ['a', null, 'c'], 5: [], 9: [null, 'b'] };
		const { text } = await read(workbookOf({ sheets: [{ name: 'S', rows }] }));
		expect(text).toBe('\nTitle\n\na\t\tc\n\n\n\n\n\tb\t\n');
	});

	it('may leave out the numbers of rows and columns, and have prefixes', async () => {
		const content =
			'<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row><x:row><x:c r="B2"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
		const bytes = oneSheet([], { parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
		expect((await read(bytes)).text).toBe('1\tb\n\t2\n');
	});

	it('shows a merged cell once, where it begins', async () => {
		const merged = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>';
		const rows =
			'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2" s="1"/><c r="B2"><v>3</v></c></row>';
		const content = `<worksheet xmlns="urn:x"><sheetData>${rows}</sheetData>${merged}</worksheet>`;
		const bytes = oneSheet([], { parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
		expect((await read(bytes)).text).toBe('1\t2\n\t3\n');
	});
});

describe('the sheet that is read', () => {
	const orders = [
		['Order ID', 'Promised date'],
		['A-1', '2026-08-03']
	];
	const notes = [['Remarks'], ['none so far']];
	const complaints = [
		['Complaint ID', 'Received date'],
		['C-1', '2026-08-03']
	];
	const book = workbookOf({
		sheets: [
			{ name: 'Secret', state: 'veryHidden', rows: orders },
			{ name: 'Empty', rows: [] },
			{ name: 'Cover', rows: notes },
			{ name: 'Complaints', rows: complaints },
			{ name: 'Orders', rows: orders },
			{ name: 'Orders again', rows: orders }
		]
	});
	const sheets = ['Empty', 'Cover', 'Complaints', 'Orders', 'Orders again', 'Secret'];

	it.each([
		['the first with the columns of the kind', { kind: 'deliveries' }, 'Orders'],
		['the first with those of any kind', {}, 'Complaints'],
		['the first with rows, where none has the columns', { kind: 'defects' }, 'Cover'],
		[
			'the first with the columns that are mapped',
			{ kind: 'deliveries', mapping: { order_id: 'Complaint ID', promised_date: 'Received date' } },
			'Complaints'
		],
		['the one that is named', { kind: 'deliveries', sheet: 'Orders again' }, 'Orders again'],
		['the one that is named, in any capitals', { sheet: ' orders ' }, 'Orders'],
		['a hidden one, if it is named', { sheet: 'Secret' }, 'Secret'],
		['an empty one, if it is named', { sheet: 'Empty' }, 'Empty']
	] as [string, Partial<ImportRequest>, string][])('is %s', async (_, request, entry) => {
		expect((await read(book, request)).container).toEqual({ type: 'xlsx', entry, sheets });
	});

	it('is told from those there are', async () => {
		const { code, status, message, detail } = await refused(book, { sheet: 'Ordres' });
		expect([code, status]).toEqual(['unknown_sheet', 400]);
		expect(message).toContain('Orders again');
		expect(detail).toEqual({ sheet: 'Ordres', sheets });
	});

	it('is none of what is no workbook', async () => {
		for (const bytes of [Buffer.from('a,b\n'), zipOf([{ name: 'a.csv', content: 'a,b\n' }])])
			expect((await refused(bytes, { sheet: 'Orders' })).code).toBe('unknown_sheet');
	});

	it('is one with rows', async () => {
		const bytes = workbookOf({
			sheets: [
				{ name: 'A', rows: [] },
				{ name: 'B', state: 'hidden', rows: orders }
			]
		});
		expect((await refused(bytes)).code).toBe('empty_file');
	});
});

describe('refused is', () => {
	const part = (name: string, content: string | Buffer) => oneSheet([['a']], { parts: [{ name, content }] });
	const sheet = (inside: string) =>
		part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${inside}</sheetData></worksheet>`);
	it.each([
		[
			'a binary workbook',
			part('_rels/.rels', '<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></R>'),
			'unsupported_format'
		],
		['a text document', part('xl/workbook.xml', '<document/>'), 'unsupported_format'],
		[
			'an OpenDocument spreadsheet',
			zipOf([
				{ name: 'META-INF/manifest.xml', content: '' },
				{ name: 'content.xml', content: '' }
			]),
			'unsupported_format'
		],
		['a workbook of Apple Numbers', zipOf([{ name: 'Index/Document.iwa', content: '' }]), 'unsupported_format'],
		['a workbook without its parts', zipOf([{ name: '[Content_Types].xml', content: '' }]), 'damaged_file'],
		['a sheet that breaks off', part('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row><c><v>1'), 'damaged_file'],
		['a sheet that is no XML', part('xl/worksheets/sheet1.xml', 'nonsense'), 'damaged_file'],
		[
			'bytes that are no text',
			part('xl/worksheets/sheet1.xml', Buffer.from('<worksheet>\xff</worksheet>', 'latin1')),
			'damaged_file'
		],
		[
			'an entity of its own',
			part('xl/worksheets/sheet1.xml', '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
			'damaged_file'
		],
		['a text that does not exist', sheet('<row><c t="s"><v>7</v></c></row>'), 'damaged_file'],
		['a row beyond the last', sheet('<row r="1048577"><c><v>7</v></c></row>'), 'damaged_file'],
		['a column beyond the last', sheet('<row r="1"><c r="XFE1"><v>7</v></c></row>'), 'damaged_file'],
		['a row that goes back', sheet('<row r="2"><c><v>7</v></c></row><row r="2"><c><v>7</v></c></row>'), 'damaged_file'],
		['a cell that never ends', sheet(`<row><c t="str"><v>${'x'.repeat(3 * MEGABYTE)}</v></c></row>`), 'damaged_file'],
		['a comment that never ends', sheet(`<!-- ${'x'.repeat(5 * MEGABYTE)} -->`), 'damaged_file']
	])('%s', async (_, bytes, code) => {
		expect((await refused(bytes)).code).toBe(code);
	});

	it('a sheet of too many bytes', async () => {
		const rows = '<row><c><v>1</v></c><c><v>2</v></c></row>'.repeat(150_000);
		expect((await refused(sheet(rows), {}, MEGABYTE)).code).toBe('too_large_unpacked');
	});

	it('a sheet that is small, and whose text is not', async () => {
		const row = (n: number) => `<row r="${n}"><c r="${n === 1 ? 'XFD' : 'A'}${n}"><v>1</v></c></row>`;
		const rows = Array.from({ length: 400 }, (_, at) => row(at + 1)).join('');
		expect((await refused(sheet(rows), { sheet: 'Orders' }, MEGABYTE)).code).toBe('too_large_unpacked');
	});

	it('more different texts than the memory is to hold', async () => {
		const text = `<si><t>${'x'.repeat(32_000)}</t></si>`;
		const bytes = part('xl/sharedStrings.xml', `<sst>${text.repeat(2100)}</sst>`);
		expect((await refused(bytes)).code).toBe('too_large_unpacked');
	});
});
