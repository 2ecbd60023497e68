import { describe, expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import { bring, emptyStore, found } from './import.fixture';

const DEFECTS = 'Defect ID,Date,Site,Defect type,Severity,Quantity,Cost,Stage,Disposition';
const DELIVERIES = 'Order ID,Line,Site,Promised date,Delivered date,Ordered qty,Delivered qty';
const COMPLAINTS = 'Complaint ID,Received date,Closed date,Site';

describe('cells', () => {
	const row = (cells: string) =>
		bring(`${DEFECTS}\nD-1,2026-09-01,Ulm,Scratch,minor,1,,,\n${cells}\n`, { kind: 'defects' });
	test.each([
		[',2026-09-01,Ulm,Scratch,minor,1,,,', '3 missing_value defect_id'],
		['D-2,,Ulm,Scratch,minor,1,,,', '3 missing_value date'],
		['D-2,2026-09-01,Ulm,N/A,minor,1,,,', '3 missing_value defect_type'],
		['D-2,2026-02-30,Ulm,Scratch,minor,1,,,', '3 bad_date date'],
		['D-2,tbd,Ulm,Scratch,minor,1,,,', '3 bad_date date'],
		['D-2,2026-11-24,Ulm,Scratch,minor,1,,,', '3 future_date date'],
		['D-2,2026-09-01,Ulm,Scratch,minor,one,,,', '3 bad_number quantity'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1.5,,,', '3 bad_number quantity'],
		['D-2,2026-09-01,Ulm,Scratch,minor,-1,,,', '3 negative_number quantity'],
		['D-2,2026-09-01,Ulm,Scratch,minor,3000000000,,,', '3 number_too_large quantity'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1,-0.01,,', '3 negative_number cost'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1,12 $,,', '3 other_currency cost'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1,"CHF 1,200.50",,', '3 other_currency cost'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1,EUR 12,,', '3 unit_stripped cost warning'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1 €,,,', '3 bad_number quantity'],
		['D-2,2026-09-01,Ulm,Scratch,banana,1,,,', '3 unknown_severity severity'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1,,moon,', '3 unknown_stage stage'],
		['D-2,2026-09-01,Ulm,Scratch,minor,1,,,eaten', '3 unknown_word disposition warning'],
		['D-2,2026-09-01,Ulm,MÃ¼ller,minor,1,,,', '3 mojibake_suspected defect_type warning'],
		['D-2,2026-09-01,Ulm,\u202eScratch,minor,1,,,', '3 bidi_control defect_type warning'],
		['\u2066D-2,2026-09-01,Ulm,Scratch,minor,1,,,', '3 bidi_control defect_id warning'],
		['4.50001E+11,2026-09-01,Ulm,Scratch,minor,1,,,', '3 scientific_id defect_id'],
		['"4,50001e+11",2026-09-01,Ulm,Scratch,minor,1,,,', '3 scientific_id defect_id'],
		['D-2,2026-09-01,Ulm,Scratch,minor,3 pcs,,,', '3 unit_stripped quantity warning']
	])('%s', async (cells, issue) => {
		const answer = await row(cells);
		expect(found(answer)).toEqual([issue]);
		const accepted = issue.endsWith('warning') ? 2 : 1;
		expect(answer.rows).toMatchObject({ read: 2, accepted, rejected: 2 - accepted, added: accepted });
	});

	test('a day after the upload day is not yet the future, and midnight is not a day', async () => {
		const answer = await row('D-2,2026-11-23 23:59,Ulm,Scratch,minor,1,,,');
		expect(found(answer)).toEqual([]);
	});

	test('text is trimmed, null words are nothing, and inner text stays', async () => {
		const store = await emptyStore();
		const text = `${COMPLAINTS},Category\n  C-1 ,2026-09-01,, n/a ,\u00a0Late  paint \nNELSON,2026-09-01,NULL,-,none\n`;
		await bring(text, { kind: 'complaints' }, store);
		expect(await store.query(sql`select complaint_id, site, category from complaints order by file_line`)).toEqual([
			{ complaintId: 'C-1', site: null, category: 'Late  paint' },
			{ complaintId: 'NELSON', site: null, category: 'none' }
		]);
	});

	test('a word of the file is taken for the word that the caller says', async () => {
		const store = await emptyStore();
		const request: ImportRequest = { kind: 'defects', values: { severity: { banana: 'major' } } };
		await bring(`${DEFECTS}\nD-1,2026-09-01,Ulm,Scratch,Banana,1,,,\n`, request, store);
		expect(await store.query(sql`select severity from defects`)).toEqual([{ severity: 'major' }]);
	});

	test('one value for the whole file', async () => {
		const store = await emptyStore();
		const request: ImportRequest = { kind: 'defects', fixed: { severity: 'minor', site: 'ULM', quantity: '1' } };
		await bring('Defect ID,Date,Defect type\nD-1,2026-09-01,Scratch\n', request, store);
		expect(await store.query(sql`select severity, site, quantity from defects`)).toEqual([
			{ severity: 'minor', site: 'ULM', quantity: 1 }
		]);
	});
});

describe('rows', () => {
	test('closed before received is rejected', async () => {
		const text = `${COMPLAINTS}\nC-1,2026-09-10,2026-09-09,Ulm\nC-2,2026-09-10,2026-09-10,Ulm\n`;
		expect(found(await bring(text, { kind: 'complaints' }))).toEqual(['2 closed_before_received closed_date']);
	});

	test('a promise far ahead and a delivery far from it are pointed out', async () => {
		const text = `${DELIVERIES}\nA,1,Ulm,2032-01-01,,1,\nB,1,Ulm,2024-01-01,2026-09-01,1,1\nC,1,Ulm,2026-09-01,2026-09-01,1,1\n`;
		expect(found(await bring(text, { kind: 'deliveries' }))).toEqual([
			'2 promised_far_ahead promised_date warning',
			'3 delivered_far_from_promise delivered_date warning'
		]);
	});

	test('delivered or cancelled without the day is pointed out', async () => {
		const text = `Order ID,Promised date,Delivered date,Status,Product\nA,2026-09-01,,delivered,x\nB,2026-09-01,,cancelled,x\nC,2026-09-01,,open,x\n`;
		expect(found(await bring(text, { kind: 'deliveries' }))).toEqual([
			'2 delivered_without_date delivered_date warning',
			'3 cancelled_without_date cancelled_date warning'
		]);
	});

	test('a day that cannot be read is one issue, not a missing day too', async () => {
		const text = `Order ID,Promised date,Delivered date,Status,Product\nA,2026-09-01,soon 1,delivered,x\nB,2026-09-01,2026-09-01,delivered,x\n`;
		expect(found(await bring(text, { kind: 'deliveries' }))).toEqual(['2 bad_date delivered_date']);
	});

	test('a month of volumes without any measure is rejected, one with an empty measure is not', async () => {
		const text = 'Month,Site,Units inspected,Units shipped\n2026-08,Ulm,,\n2026-09,Ulm,5,\n';
		const answer = await bring(text, { kind: 'volumes' });
		expect(found(answer)).toEqual(['2 missing_value units_inspected']);
		expect(answer.rows).toMatchObject({ accepted: 1, added: 1 });
	});

	test('rows of the wrong width are rejected with the line they stand on', async () => {
		const text = `${COMPLAINTS}\nC-1,2026-09-10,,Ulm\nC-2,2026-09-10,,Ulm,more\nC-3\nC-4,2026-09-11,,Ulm\n`;
		const answer = await bring(text, { kind: 'complaints' });
		expect(found(answer)[0]).toBe('3 too_many_fields -');
		expect(answer.rows).toMatchObject({ read: 4, accepted: 2, rejected: 2 });
	});
});

describe('repeated keys', () => {
	const text = `${COMPLAINTS}\nC-1,2026-09-01,,Ulm\nC-1,2026-09-01,,Ulm\nC-2,2026-09-01,,Ulm\nC-2,2026-09-02,,Ulm\nC-3,2026-09-01,,Ulm\n`;
	test('the first is kept', async () => {
		const answer = await bring(text, { kind: 'complaints' });
		expect(found(answer)).toEqual(['3 duplicate_row -', '5 duplicate_id -']);
		expect(answer.rows).toMatchObject({ accepted: 3, rejected: 2 });
	});

	test('or none, where rows of one key differ', async () => {
		const answer = await bring(text, { kind: 'complaints', duplicates: 'reject' });
		expect(found(answer)).toEqual(['3 duplicate_row -', '4 duplicate_id -', '5 duplicate_id -']);
		expect(answer.rows).toMatchObject({ accepted: 2, rejected: 3 });
	});

	test('parts of a delivery come together', async () => {
		const rows = ['2026-09-01,2026-09-01,5,2', '2026-09-01,2026-09-03,5,3', '2026-09-01,,5,'];
		const answer = await bring(`${DELIVERIES}\n${rows.map((row) => `A,1,Ulm,${row}`).join('\n')}\n`, {
			kind: 'deliveries'
		});
		expect(found(answer)).toEqual([]);
		expect(answer.rows).toMatchObject({ accepted: 3, added: 3 });
	});

	test('parts that disagree on the promise or the quantity are a conflict, and so is a second row of one event', async () => {
		const rows = [
			'2026-09-01,2026-09-01,5,2',
			'2026-09-02,2026-09-03,5,3',
			'2026-09-01,2026-09-04,6,3',
			'2026-09-01,2026-09-01,5,4'
		];
		const answer = await bring(`${DELIVERIES}\n${rows.map((row) => `A,1,Ulm,${row}`).join('\n')}\n`, {
			kind: 'deliveries'
		});
		expect(found(answer)).toEqual(['3 duplicate_id -', '4 duplicate_id -', '5 duplicate_id -']);
	});

	test('without delivered quantities there are no parts', async () => {
		const head = 'Order ID,Line,Promised date,Delivered date';
		const answer = await bring(`${head}\nA,1,2026-09-01,2026-09-01\nA,1,2026-09-01,2026-09-03\n`, {
			kind: 'deliveries'
		});
		expect(found(answer)).toEqual(['3 duplicate_id -']);
	});

	test('a second row of volumes is never summed', async () => {
		const store = await emptyStore();
		const rows = 'Month,Site,Units inspected\n2026-09,Ulm,5\n2026-09,Ulm,7\n';
		expect(found(await bring(rows, { kind: 'volumes' }, store))).toEqual(['3 duplicate_id -']);
		expect(await store.query(sql`select measure, amount from volumes`)).toEqual([
			{ measure: 'units_inspected', amount: 5 }
		]);
	});

	test('a key with a wrong row is left out whole', async () => {
		const rows = ['2026-09-01,2026-09-01,5,2', '2026-09-01,never,5,3'];
		const answer = await bring(
			`${DELIVERIES}\nB,1,Ulm,2026-09-01,,1,\n${rows.map((row) => `A,1,Ulm,${row}`).join('\n')}\n`,
			{
				kind: 'deliveries'
			}
		);
		expect(found(answer)).toEqual(['3 key_incomplete -', '4 bad_date delivered_date']);
		expect(answer.rows).toMatchObject({ accepted: 1, rejected: 2 });
	});
});

describe('a text that the caller says to mean nothing', () => {
	const text = 'Order ID,Promised date,Delivered date,Ordered qty\nA,2026-09-01,TBD,1\nB,2026-09-02,2026-09-02,open\n';

	test('is none in a field that may be empty', async () => {
		const values = { delivered_date: { tbd: '' }, ordered_qty: { open: '' } };
		const answer = await bring(text, { kind: 'deliveries', values });
		expect([answer.rows.accepted, found(answer)]).toEqual([2, []]);
	});

	test('is a fault as long as nobody says so', async () => {
		await expect(bring(text, { kind: 'deliveries' })).rejects.toMatchObject({ code: 'too_many_errors' });
	});

	test.each([
		[{ promised_date: { tbd: '' } }],
		[{ delivered_date: { tbd: '2026-09-01' } }],
		[{ delivered_date: { '2026-09-01': '' } }],
		[{ ordered_qty: { '0': '' } }]
	])('is refused elsewhere: %j', async (values) => {
		await expect(bring(text, { kind: 'deliveries', values })).rejects.toMatchObject({ code: 'field_without_words' });
	});
});
