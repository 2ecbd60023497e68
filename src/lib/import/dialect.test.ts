import { describe, expect, it } from 'vitest';
import { findDialect } from './dialect';
import { kindOf } from './kinds';

const deliveries = kindOf('deliveries');
const find = (text: string, request: Parameters<typeof findDialect>[3] = {}) =>
	findDialect(text, true, deliveries, request);
const HEADER = ['Order ID', 'Site', 'Promised date', 'Product'];

describe('findDialect', () => {
	it.each([',', ';', '\t', '|'])('finds the delimiter %j', (delimiter) => {
		const rows = [HEADER, ['1', 'Ulm', '2026-01-05', 'A'], ['2', 'Ulm', '2026-01-06', 'B']];
		const found = find(rows.map((row) => row.join(delimiter)).join('\n'));
		expect(found).toMatchObject({ delimiter, headerLine: 1, header: HEADER });
		expect(found.below.map((record) => record.line)).toEqual([2, 3]);
	});

	it('is not led astray by decimal commas or commas in text', () => {
		const text =
			'Order ID;Site;Promised date;Product\n1;Ulm, Nord, B;05.01.2026;Tube, 1,5, long\n2;Ulm, Süd, C;06.01.2026;Tube, 2,5, long\n';
		expect(find(text).delimiter).toBe(';');
		expect(find(text.replaceAll(';', '\t')).delimiter).toBe('\t');
	});

	it('skips titles and a group row above the header', () => {
		const found = find(
			'Report Ulm\nPrinted: 02.04.2026, page 1\n\nOrder,,Dates\nOrder ID,Site,Promised date\n1,Ulm,2026-01-05\n'
		);
		expect(found.headerLine).toBe(5);
		expect(found.above.map((record) => record.line)).toEqual([1, 2, 3, 4]);
	});

	it('counts physical lines above the header', () => {
		const found = find('"Report\nof two lines",x\nOrder ID,Site,Promised date\n1,Ulm,2026-01-05\n');
		expect(found.headerLine).toBe(3);
	});

	it('believes the hint for spreadsheets', () => {
		const found = find('sep=;\nOrder ID;Promised date\n1;05.01.2026\n');
		expect(found).toMatchObject({ delimiter: ';', headerLine: 2 });
	});

	it('recognises a header by its shape where it knows no name', () => {
		const found = find('Bericht\nEins;Zwei;Drei\na;1;05.01.2026\nb;2;06.01.2026\n');
		expect(found).toMatchObject({ delimiter: ';', headerLine: 2, header: ['Eins', 'Zwei', 'Drei'] });
	});

	it('recognises a header by the names the caller gives', () => {
		const text = 'Red,Green\nAlpha,Beta\nx,y\n';
		expect(find(text, { mapping: { order_id: 'Alpha', promised_date: 'Beta' } }).headerLine).toBe(2);
	});

	it('never eats the first record as header', () => {
		const text = 'SO-1,Ulm,Meyer,2026-03-05,10\nSO-2,Ulm,Nova,2026-03-12,25\n';
		expect(() => find(text)).toThrow(expect.objectContaining({ code: 'no_header_found', status: 422 }));
		const words = 'open,customer,supplier,05.03.2026\nopen,customer,supplier,06.03.2026\n';
		expect(() => find(words)).toThrow(expect.objectContaining({ code: 'no_header_found' }));
	});

	it('takes the delimiter the caller says, whatever looks better', () => {
		const text = 'Order ID,x;Promised date,y\n1,2;2026-01-05,3\n4,5;2026-01-06,6\n';
		expect(find(text).delimiter).toBe(',');
		const semicolons = find(text, { delimiter: ';', headerRow: 1 });
		expect(semicolons).toMatchObject({ delimiter: ';', header: ['Order ID,x', 'Promised date,y'] });
		const odd = find('Order ID^Promised date\n1^2026-01-05\n', { delimiter: '^' });
		expect(odd).toMatchObject({ delimiter: '^', header: ['Order ID', 'Promised date'] });
		expect(find('sep=,\nOrder ID;Promised date\n1;2026-01-05\n', { delimiter: ';' }).headerLine).toBe(2);
	});

	it('takes the quote the caller says, or none', () => {
		const text = `Order ID,Promised date\n"1,a",2026-01-05\n'2,b',2026-01-06\n`;
		const cells = (quote: string) => find(text, { quote }).below.map((record) => record.cells);
		expect(cells("'")).toEqual([
			['"1', 'a"', '2026-01-05'],
			['2,b', '2026-01-06']
		]);
		expect(cells('')).toEqual([
			['"1', 'a"', '2026-01-05'],
			["'2", "b'", '2026-01-06']
		]);
	});

	it('takes the line the caller says, or none', () => {
		const text = 'Order ID,Promised date\nA,B\n1,2026-01-05\n';
		expect(find(text, { headerRow: 2 })).toMatchObject({ headerLine: 2, header: ['A', 'B'] });
		expect(find(text, { headerRow: 0 })).toMatchObject({ headerLine: 0, header: ['Column 1', 'Column 2'] });
		expect(find(text, { headerRow: 0 }).below).toHaveLength(3);
		expect(() => find(text, { headerRow: 9 })).toThrow(
			expect.objectContaining({ code: 'invalid_header_row', status: 400 })
		);
	});
});
