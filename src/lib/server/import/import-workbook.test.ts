import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sql } from '../store/sql';
import { bring, emptyStore, folder, found, importText, refusalOf } from './import.fixture';
import { workbookOf, type FixtureCell } from './unpack/workbook.fixture';

const HEADER = ['Complaint\nID', 'Received date', 'Closed date', 'Customer', 'Category'];
const day = (serial: number): FixtureCell => ({ s: 1, xml: `<v>${serial}</v>` });
const book = (rows: Record<number, FixtureCell[]>) =>
	workbookOf({ sheets: [{ name: 'Complaints', rows }], formats: ['dd.mm.yyyy'] });

test('rows come in by the numbers of the sheet, and as they stand there', async () => {
	const bytes = book({
		1: ['Complaints of\nthe year'],
		3: HEADER,
		4: ['0001', day(46237), day(46240), 'Nordwind', 'Late,\n3 pallets "missing"'],
		7: ['0002', 'never', null, 'Keller', 'Paint'],
		9: ['0003', day(46238), null, '=1+1', 'a\nb\nc'],
		10: ['0004', day(46239), { xml: '<f>B10+1</f>' }, 'Keller', 'Paint']
	});
	const store = await emptyStore();
	const answer = await importText(store, bytes, { kind: 'complaints' });
	expect(found(answer).filter((issue) => !issue.endsWith('skipped'))).toEqual([
		'7 bad_date received_date',
		'10 bad_date closed_date'
	]);
	expect(answer.rows).toMatchObject({ accepted: 2, rejected: 2 });
	expect(answer.reading).toMatchObject({
		headerLine: 3,
		container: { type: 'xlsx', entry: 'Complaints', sheets: ['Complaints'] }
	});
	expect(
		await store.query(
			sql`select file_line, complaint_id, received_date, closed_date, customer, category from complaints order by file_line`
		)
	).toEqual([
		{
			...{ fileLine: 4, complaintId: '0001', receivedDate: '2026-08-03', closedDate: '2026-08-06' },
			...{ customer: 'Nordwind', category: 'Late,\n3 pallets "missing"' }
		},
		{
			...{ fileLine: 9, complaintId: '0003', receivedDate: '2026-08-04', closedDate: null },
			...{ customer: '=1+1', category: 'a\nb\nc' }
		}
	]);
	expect(readdirSync(folder).filter((name) => !/^upload-\d+\.csv$/.test(name))).toEqual([]);
});

test('a workbook and the same table as CSV say the same', async () => {
	const rows = {
		1: ['Complaint ID', 'Received date', 'Customer'],
		2: ['C-1', day(46237), 'Nordwind'],
		3: ['C-2', day(46238), 'Keller']
	};
	const store = await emptyStore();
	await bring(
		'Complaint ID;Received date;Customer\nC-1;03.08.2026;Nordwind\nC-2;2026-08-04;Keller\n',
		{ kind: 'complaints' },
		store
	);
	const answer = await importText(store, book(rows), { kind: 'complaints' });
	expect(answer.rows).toMatchObject({ accepted: 2, unchanged: 2 });
});

test('a number that lost its last digits is not taken for an id', async () => {
	const refusal = await refusalOf(
		bring(book({ 1: HEADER, 2: [{ xml: '<v>12345678901234500</v>' }, day(46237)] }), { kind: 'complaints' })
	);
	expect(refusal.detail.issues).toMatchObject([{ line: 2, code: 'scientific_id', field: 'complaint_id' }]);
});
