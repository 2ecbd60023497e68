import { describe, expect, it } from 'vitest';
import { Problem } from '../problem';
import { keepable, keptColumns, notStored } from './kept';

const HEADER = ['Order', 'Site', 'Colour', 'Note', '', 'Note'];
const columns = { order_id: 0, site: 1 };
const kept = (...keep: string[]) => keptColumns(HEADER, keep, { columns });
const refusal = (...keep: string[]) => {
	try {
		return kept(...keep);
	} catch (error) {
		if (error instanceof Problem) return [error.status, error.code, error.message];
		throw error;
	}
};

describe('keptColumns', () => {
	it('are none unless somebody says so', () => {
		expect(keptColumns(HEADER, undefined, { columns })).toEqual([]);
		expect(kept()).toEqual([]);
	});
	it('come in the order of the file, once each, however they are spelt', () =>
		expect(kept('note', 'COLOUR', 'Colour')).toEqual([
			{ name: 'Colour', column: 2 },
			{ name: 'Note', column: 3 }
		]));
	it('are none that are fields, or that the file has not', () => {
		expect(refusal('Site')).toEqual([
			400,
			'invalid_parameter',
			'"Site" is stored as site already: keep other columns.'
		]);
		expect(refusal('Weight')).toEqual([400, 'unknown_column', 'The file has no column "Weight" to keep.']);
		expect(refusal('')?.slice(0, 2)).toEqual([400, 'unknown_column']);
	});
	it('are not those that a download of rejected rows has added', () => {
		const header = ['Order', 'line', 'field', 'reason', 'import'];
		expect(() => keptColumns(header, ['reason'], { columns: {} })).toThrow('no column "reason"');
	});
	it('may have another month in their header, where one column has', () => {
		const header = ['Order', 'Hours Sep 2026', 'Hours'];
		const name = (keep: string) => keptColumns(header, [keep], { columns: {} })[0]?.name;
		expect(name('Hours Aug 2026')).toBe('Hours Sep 2026');
		expect(name('hours')).toBe('Hours');
		const twice = ['Order', 'Hours Sep 2026', 'Hours Oct 2026'];
		expect(() => keptColumns(twice, ['Hours Aug 2026'], { columns: {} })).toThrow('no column');
	});
	it('may be named by a unit, which has no other spelling', () => {
		const columnOf = (keep: string) => keptColumns(['Order', '(kg)', '[%]'], [keep], { columns: {} })[0]?.column;
		expect(columnOf('[%]')).toBe(2);
		expect(() => columnOf('(EUR)')).toThrow('no column "(EUR)"');
	});
	it('can be sorted out beforehand', () =>
		expect(keepable(HEADER, ['Weight', 'site', 'note', ''], { columns })).toEqual(['note']));
	it('are a few', () => {
		const header = Array.from({ length: 30 }, (_, at) => `c${at}`);
		expect(() => keptColumns(header, header, { columns: {} })).toThrow('20 are the most');
	});
});

describe('notStored', () => {
	it('are the columns that are neither fields nor kept, also where one of two with the same header is', () => {
		expect(notStored(HEADER, [], { columns })).toEqual(['Colour', 'Note', 'Note']);
		expect(notStored(HEADER, kept('Note'), { columns })).toEqual(['Colour', 'Note']);
	});
	it('are not those that a download of rejected rows has added', () => {
		const header = [...HEADER, 'line', 'field', 'reason', 'import'];
		expect(notStored(header, kept('Note', 'Colour'), { columns })).toEqual(['Note']);
	});
});
