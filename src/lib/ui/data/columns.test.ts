import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Choices, DraftHead } from '$lib/import/draft';
import { canKeep, columnsOf, confirmColumns, cuttingOf, giveField, giveValue, keepColumn, SURE } from './columns';
import { columnsCount, confidenceWords, fieldOptions, sameChoices, storedWords, unkeptWords } from './columns-words';
import { previewOf } from './preview';

const TEXT = 'Report\nOrder No;Promised date;Plant;Ref\nA-1;2026-09-01;Ulm;"x;y"\nA-2;2026-09-02;Ulm;\n';
const head: DraftHead = { text: TEXT, whole: true, encoding: 'utf-8', delimiter: ';', quote: '"', headerLine: 2 };
const preview = (choices: Choices = {}, of = head) =>
	previewOf(Papa.parse, of.text, of.whole, cuttingOf('deliveries', of, choices));
const read = (choices: Choices = {}) => columnsOf('deliveries', preview(choices), choices);
const fields = (choices: Choices) => Object.fromEntries(read(choices).rows.map(({ header, field }) => [header, field]));

describe('previewOf', () => {
	it('shows the rows below the header, quotes taken off', () =>
		expect(preview()).toMatchObject({
			header: ['Order No', 'Promised date', 'Plant', 'Ref'],
			rows: [
				['A-1', '2026-09-01', 'Ulm', 'x;y'],
				['A-2', '2026-09-02', 'Ulm', '']
			]
		}));
	it('follows another delimiter, no quotes, no header', () => {
		expect(preview({ delimiter: ',' }).header).toEqual(['Order No;Promised date;Plant;Ref']);
		expect(preview({ quote: '' }).rows[0]).toEqual(['A-1', '2026-09-01', 'Ulm', '"x']);
		expect(preview({ headerRow: 0 }).header).toEqual(['Column 1', 'Column 2', 'Column 3', 'Column 4']);
	});
	it('finds the header again where another delimiter shows it', () => {
		const wrong = { ...head, delimiter: ',', headerLine: 1 };
		expect(preview({ delimiter: ';' }, wrong).header).toEqual(['Order No', 'Promised date', 'Plant', 'Ref']);
	});
	it('leaves out the last line of a head that is cut', () =>
		expect(preview({}, { ...head, whole: false, text: `${TEXT}A-3;2026-0` }).rows).toHaveLength(2));
});

describe('columnsOf', () => {
	it('finds the fields as the server does', () => {
		expect(fields({})).toEqual({ 'Order No': 'order_id', 'Promised date': 'promised_date', Plant: 'site', Ref: null });
		expect(read().rows[3]).toMatchObject({ index: 4, confidence: null, kept: false, examples: ['x;y'] });
	});
	it('names what is missing, and what cannot be', () => {
		expect(read({ mapping: { promised_date: { index: 0 } } }).missing).toEqual(['promised_date']);
		expect(read({ mapping: { promised_date: 'Due' } }).problem).toMatch(/no column "Due"/);
	});
});

describe('choices about columns', () => {
	it('move a field from one column to another', () =>
		expect(fields(giveField(read().rows, {}, 4, 'site'))).toMatchObject({ Plant: null, Ref: 'site' }));
	it('say what was only presumed, once somebody goes on', () => {
		const [order, ...others] = read().rows;
		const rows = [{ ...order!, confidence: 0.4 }, ...others];
		expect(confirmColumns(rows, { fixed: { customer: 'Nord' } })).toEqual({
			fixed: { customer: 'Nord' },
			mapping: { order_id: 'Order No' }
		});
		expect(confirmColumns(others, {})).toEqual({});
		expect(giveField(rows, {}, 1, 'order_id').mapping).toEqual({ order_id: 'Order No' });
	});
	it('leave a column out for good', () =>
		expect(fields(giveField(read().rows, {}, 3, null))).toMatchObject({ Plant: null }));
	it('go by place where headers are alike', () => {
		const rows = read().rows.map((row) => ({ ...row, header: 'Date' }));
		expect(giveField(rows, {}, 2, 'delivered_date').mapping).toEqual({ delivered_date: { index: 2 } });
	});
	it('give one value, and take it back', () => {
		const given = giveValue({ mapping: { site: 'Plant' } }, 'site', ' Ulm ');
		expect(given).toEqual({ mapping: {}, fixed: { site: 'Ulm' } });
		expect(giveValue(given, 'site', '').fixed).toEqual({});
	});
	it('keep a column that is no field, and leave it again', () => {
		const { rows } = read();
		expect(rows.map((row) => canKeep(rows, row))).toEqual([false, false, false, true]);
		const kept = keepColumn(rows, {}, 4, true);
		expect(kept).toEqual({ keep: ['Ref'] });
		expect(read(kept).rows[3]).toMatchObject({ field: null, kept: true });
		expect(columnsCount(read(kept).rows)).toBe('3 of 4 used, 1 kept');
		// However its name was spelt when it was said.
		expect(keepColumn(read({ keep: ['ref '] }).rows, { keep: ['ref '] }, 4, false)).toEqual({ keep: [] });
		expect(keepColumn(rows, {}, 4, false)).toEqual({});
		expect(giveField(read(kept).rows, kept, 4, 'customer')).toMatchObject({ keep: [] });
	});
	it('keep no column twice by one name', () => {
		const rows = read().rows.map((row) => ({ ...row, header: 'Note', field: null }));
		expect(rows.map((row) => canKeep(rows, row))).toEqual([true, false, false, false]);
	});
	it('keep nothing that is not there any more, or is a field by now', () => {
		const choices = { keep: ['Ref', 'Weight', 'Plant'] };
		const { rows, problem } = read(choices);
		expect(problem).toBeNull();
		expect(confirmColumns(rows, choices)).toEqual({ keep: ['Ref'] });
		expect(confirmColumns(rows, { keep: ['Ref'] })).toEqual({ keep: ['Ref'] });
	});
	it('are the same where only what is empty differs', () => {
		expect(sameChoices({ mapping: {}, sites: [] }, {})).toBe(true);
		expect(sameChoices({ fixed: { a: '1', b: '2' } }, { fixed: { b: '2', a: '1' } })).toBe(true);
		expect(sameChoices({ quote: '' }, {})).toBe(false);
	});
});

it('says how certain a field is', () =>
	expect([1, 0.9, 0.6, 0.4, null].map(confidenceWords)).toEqual([
		'sure',
		'sure',
		'please check',
		'by its values: please check',
		''
	]));

it('offers the fields without a column first', () => {
	const { open, taken } = fieldOptions('deliveries', read().rows);
	expect(taken.map(({ value }) => value)).toEqual(['order_id', 'promised_date', 'site']);
	expect(open[0]).toEqual({ value: 'delivered_date', label: 'Delivered date' });
});

it('counts columns', () => expect(columnsCount(read().rows)).toBe('3 of 4 used'));

describe('what is stored', () => {
	const { rows } = read({ keep: ['Ref'] });
	it('is said of columns that are kept, and of those that are not', () => {
		expect(storedWords({ columns: rows, unmapped: [] })).toBe('Kept beside the row: Ref.');
		expect(storedWords({ columns: read().rows, unmapped: ['Ref'] })).toBe('Not stored: Ref.');
		expect(storedWords({ columns: rows, unmapped: ['Picker', 'Note'] })).toBe(
			'Kept beside the row: Ref. Not stored: Picker, Note.'
		);
		expect(storedWords({ columns: rows.slice(0, 3), unmapped: [] })).toBe('');
	});
	it('names a few of many', () => {
		const unmapped = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
		expect(storedWords({ columns: [], unmapped: unmapped.slice(0, 6) })).toBe('Not stored: a, b, c, d, e, f.');
		expect(storedWords({ columns: [], unmapped })).toBe('Not stored: a, b, c, d, e and 3 more.');
	});
	it('says why a column cannot be kept', () => {
		const row = (index: number, header: string) => ({ ...rows[0]!, index, header, field: null });
		const all = [row(1, 'Note'), row(2, ''), row(3, 'Note'), { ...row(4, 'Plant'), field: 'site' }];
		expect(all.map((one) => unkeptWords(all, one))).toEqual([
			'',
			'Cannot be kept: it has no header.',
			'Cannot be kept: another column has the same header.',
			''
		]);
	});
});

describe('what is sure', () => {
	const confidenceIn = (header: string, good: number, bad: number) => {
		const rows = Array.from({ length: good + bad }, (_, at) => `A-${at};${at < good ? '03.09.2026' : 'tbd'}`);
		const of = { ...head, text: `Order No;${header}\n${rows.join('\n')}\n`, headerLine: 1 };
		return columnsOf('deliveries', preview({}, of), {}).rows[1]?.confidence ?? 0;
	};
	it('is a known header with some values that are none of its form', () => {
		expect(confidenceIn('Zugesagter Liefertermin', 99, 1)).toBeGreaterThanOrEqual(SURE);
		expect(confidenceIn('Zugesagter Liefertermin', 85, 15)).toBeGreaterThanOrEqual(SURE);
		expect(confidenceIn('Zugesagter Liefertermin', 75, 25)).toBeLessThan(SURE);
	});
	it('is not a header that only resembles a known one, however good its values', () =>
		expect(confidenceIn('Our promised date to them', 99, 0)).toBeLessThan(SURE));
});
