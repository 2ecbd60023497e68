import { describe, expect, it } from 'vitest';
import { kindOf } from './kinds';
import { layoutOf, lineKind } from './layout';
import { mapColumns } from './mapping';

const HEADER = ['Order ID', 'Product', 'Promised date', 'Ordered qty'];

function kindOfLine(cells: string[], header = HEADER): string {
	const kind = kindOf('deliveries');
	return lineKind(cells, layoutOf(kind, header, mapColumns(kind, header, {})));
}

describe('lineKind', () => {
	it.each([
		[['1', 'A', '2026-01-01', '5'], 'record'],
		[['1', 'A', '2026-01-01'], 'record'],
		[['1', 'A'], 'too_few_fields'],
		[['1'], 'too_few_fields'],
		[['1', 'A', '2026-01-01', '5', ' '], 'record'],
		[['1', 'A', '2026-01-01', '5', 'x'], 'too_many_fields'],
		[[''], 'blank_line'],
		[['', ' ', '\u00a0', ''], 'blank_line'],
		[['-------------'], 'separator_line'],
		[['----', '----', '----', '----'], 'separator_line'],
		[['-', '-', '-', '-'], 'record'],
		[HEADER, 'repeated_header'],
		[[' Order ID', 'Product ', 'Promised date', 'Ordered qty'], 'repeated_header'],
		[['', '', '(TT.MM.JJJJ)', '[Stk]'], 'units_line'],
		[['-', '-', 'dd.mm.yyyy', 'pcs'], 'units_line'],
		[['1', 'pcs', '2026-01-01', '5'], 'record'],
		[['Summe', '', '', '25'], 'total_row'],
		[['', 'Total:', '', '25'], 'total_row'],
		[['Grand total', '', '', '25'], 'total_row'],
		[['Sous-total'], 'total_row'],
		[['*** Ende der Liste ***'], 'remark'],
		[['Printed by Meyer'], 'remark']
	])('%j is %s', (cells, kind) => expect(kindOfLine(cells)).toBe(kind));

	it('takes a record whose product or order is named Total', () => {
		expect(kindOfLine(['1', 'Total', '2026-01-01', '5'])).toBe('record');
		expect(kindOfLine(['Total', 'A', '2026-01-01', '5'])).toBe('record');
		expect(kindOfLine(['Summerhouse 1', '', '', ''])).toBe('record');
	});

	it('needs no cells that only optional fields would fill', () => {
		const header = ['Order ID', 'Promised date', 'Site', 'Notes'];
		expect(kindOfLine(['1', '2026-01-01'], header)).toBe('record');
	});
});
