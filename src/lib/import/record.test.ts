import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN, type Quoting } from './quoting';
import { splitRecords, unifyLineEnds } from './record';

const lines = (text: string, whole = true) =>
	splitRecords(text, ',', whole, 1).records.map(({ line, cells }) => [line, ...cells]);

describe('splitRecords', () => {
	it('numbers records by the line they start on', () => {
		expect(lines('a,b\n"c\nd",e\n\nf,"g ""h"""\n')).toEqual([
			[1, 'a', 'b'],
			[2, 'c\nd', 'e'],
			[4, ''],
			[5, 'f', 'g "h"']
		]);
	});

	it('adds no record for the last line end, but keeps empty lines', () => {
		expect(lines('a\n')).toEqual([[1, 'a']]);
		expect(lines('a')).toEqual([[1, 'a']]);
		expect(lines('a\n\n')).toEqual([[1, 'a'], [2, '']]); // prettier-ignore
		expect(lines('\n')).toEqual([[1, '']]);
		expect(lines('')).toEqual([]);
	});

	it('leaves quotes inside a cell alone', () => {
		expect(lines('1,Rohr 2" verzinkt,x\n')).toEqual([[1, '1', 'Rohr 2" verzinkt', 'x']]);
	});

	it('tells quotes that never close, and cells that go on after theirs', () => {
		expect(splitRecords('a,b\nc,"d\ne,f\n', ',', true, 1).unclosedLine).toBe(2);
		const { records } = splitRecords('"a" b",c\n"d",e\n', ',', true, 1);
		expect(records.map((record) => record.misquoted)).toEqual([true, false]);
	});

	it('finds out what a quote used wrongly means by the width of the records', () => {
		const cells = (text: string, width: number) =>
			splitRecords(text, ',', true, 1, { width }).records.map((record) => [record.misquoted, ...record.cells]);
		expect(cells('1,"Tube, 5" long",x\n2,"y",z\n', 3)).toEqual([
			[true, '1', 'Tube, 5" long', 'x'],
			[false, '2', 'y', 'z']
		]);
		expect(cells('1,"Tube,5,"a, b"\n2,"y","q",z\n', 4)).toEqual([
			[true, '1', '"Tube', '5', 'a, b'],
			[false, '2', 'y', 'q', 'z']
		]);
	});

	it('says when a wrong quote was followed over lines', () => {
		const text = '1,"a\n2,"b"\n3,c\n';
		expect(splitRecords(text, ',', true, 1, { width: 2 }).records).toEqual([
			{ line: 1, cells: ['1', '"a'], misquoted: true, runsOn: true },
			{ line: 2, cells: ['2', 'b'], misquoted: false, runsOn: false },
			{ line: 3, cells: ['3', 'c'], misquoted: false, runsOn: false }
		]);
		const open = splitRecords('1,b\n2,"\n', ',', true, 1, { width: 2 });
		expect(open.records[1]).toEqual({ line: 2, cells: ['2', '"'], misquoted: true, runsOn: true });
	});

	it('reads apostrophes, backslashes and delimiters with a blank where the file has them', () => {
		const cells = (text: string, quoting: Partial<Quoting>) =>
			splitRecords(text, ',', true, 1, { quoting: { ...PLAIN, ...quoting }, width: 3 }).records[0]?.cells;
		expect(cells("'a, b',Men's,'it''s'\n", { quote: "'" })).toEqual(['a, b', "Men's", "it's"]);
		expect(cells('"5\\" pipe, long",b,"c\\""\n', { backslash: true })).toEqual(['5" pipe, long', 'b', 'c"']);
		expect(cells('a, "b, c", d\n', { blanks: true })).toEqual(['a', 'b, c', 'd']);
		expect(cells('a, b,  c\n', { blanks: true })).toEqual(['a', 'b', 'c']);
	});

	it('stays quick where every line opens a quote that never closes', () => {
		const block = splitRecords('a,"b\n'.repeat(20_000), ',', true, 1, { width: 2 });
		expect(block.records).toHaveLength(20_000);
		expect(block.records.every((record) => record.misquoted)).toBe(true);
	});

	it('leaves the last record for the next piece', () => {
		const text = 'a,b\n"c\nd",e\nf';
		const block = splitRecords(text, ',', false, 7);
		expect(block.records.map((record) => record.line)).toEqual([7, 8]);
		expect(text.slice(block.rest)).toBe('f');
		expect(block.nextLine).toBe(10);
	});

	it('gives the same records in pieces of any size', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'ü'), maxLength: 6 });
		const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(table, fc.integer({ min: 1, max: 12 }), (rows, size) => {
				const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + '\n').join('');
				const pieced: unknown[] = [];
				let [rest, line] = ['', 1];
				for (let at = 0; at < text.length; at += size) {
					const piece = rest + text.slice(at, at + size);
					const block = splitRecords(piece, ',', at + size >= text.length, line);
					pieced.push(...block.records);
					[rest, line] = [piece.slice(block.rest), block.nextLine];
				}
				const whole = splitRecords(text, ',', true, 1).records;
				expect(whole.map((record) => record.cells)).toEqual(rows);
				expect(pieced).toEqual(whole);
			})
		);
	});
});

it('unifies line ends', () => {
	expect(unifyLineEnds('a\r\nb\rc\nd\r\r\n')).toBe('a\nb\nc\nd\n\n');
});
