import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { bareNumber, sheetCsv, sheetTsv, type Sheet } from './sheet';

const sheet: Sheet = {
	columns: ['Customer', 'Late, %'],
	rows: [
		['Keller, "Söhne"', '1463'],
		['=HYPERLINK("x")', '-0.8'],
		['two\nlines', null]
	]
};

test('numbers lose what only people read', () => {
	expect(bareNumber('1,463')).toBe('1463');
	expect(bareNumber('\u22120.80')).toBe('-0.80');
	expect(bareNumber('€12,040.50')).toBe('12040.50');
	expect(bareNumber('')).toBe('');
});

test('the CSV reads back as it was, with formulas defused and numbers left alone', () => {
	const { data } = Papa.parse<string[]>(sheetCsv(sheet), { skipEmptyLines: true });
	expect(data).toEqual([
		['Customer', 'Late, %'],
		['Keller, "Söhne"', '1463'],
		[`'=HYPERLINK("x")`, '-0.8'],
		['two\nlines', '']
	]);
});

test('what is pasted keeps its cells, one row a line', () => {
	expect(sheetTsv(sheet).split('\n')).toEqual([
		'Customer\tLate, %',
		'Keller, "Söhne"\t1463',
		`'=HYPERLINK("x")\t-0.8`,
		'two lines\t'
	]);
});
