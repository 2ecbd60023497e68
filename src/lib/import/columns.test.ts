import { describe, expect, it } from 'vitest';
import { describeColumns, withoutUnstored } from './columns';
import { kindOf } from './kinds';
import { mapColumns } from './mapping';
import { REASON_COLUMNS } from './reasons';

const complaints = kindOf('complaints');
const described = (header: string[], sample: string[][] = []) =>
	describeColumns(header, mapColumns(complaints, header, {}), sample);

describe('the columns of a file', () => {
	it('are told in their order, with what they feed, how sure that is, and the first values', () => {
		const sample = [
			['C-1', ' red ', '', '2026-09-01'],
			['C-1', 'n/a', '', '2026-09-02'],
			['C-2', 'blue', '', '2026-09-02'],
			['C-3', 'green', '', '2026-09-03'],
			['C-4', 'white', '', '2026-09-04']
		];
		expect(described(['ID', 'Colour', '', 'Received date'], sample)).toEqual([
			{ index: 1, header: 'ID', field: 'complaint_id', confidence: 0.6, kept: false, examples: ['C-1', 'C-2', 'C-3'] },
			{
				...{ index: 2, header: 'Colour', field: null, confidence: null },
				...{ kept: false, examples: ['red', 'blue', 'green'] }
			},
			{ index: 3, header: '', field: null, confidence: null, kept: false, examples: [] },
			{
				...{ index: 4, header: 'Received date', field: 'received_date', confidence: 1 },
				...{ kept: false, examples: ['2026-09-01', '2026-09-02', '2026-09-03'] }
			}
		]);
	});

	it('are bounded, and so are their values', () => {
		const header = Array.from({ length: 500 }, (_, at) => `H${at}`);
		const columns = described(header, [['x'.repeat(5000)]]);
		expect(columns).toHaveLength(200);
		expect(columns[0]?.examples).toEqual([`${'x'.repeat(79)}…`]);
	});

	it('leave out what a download of rejected rows added', () => {
		const header = ['Complaint ID', 'Received date', ...REASON_COLUMNS];
		expect(described(header).map((column) => column.header)).toEqual(['Complaint ID', 'Received date']);
	});

	it('lose the values of those that are not stored', () => {
		const columns = withoutUnstored(described(['Complaint ID', 'Phone'], [['C-1', '0170 1234']]));
		expect(columns.map((column) => column.examples)).toEqual([['C-1'], []]);
	});
});
