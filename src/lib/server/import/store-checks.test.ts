import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import { actor, emptyStore, found, importText, NOON, refusalOf } from './import.fixture';
import { undoImport } from './undo';

const COMPLAINTS = 'Complaint ID,Received date,Site\n';
const LINES = 'Order ID,Line,Promised date,Delivered date,Site\n';
const PRODUCTS = 'Order ID,Product,Promised date,Delivered date,Site\n';
const deliveries: ImportRequest = { kind: 'deliveries' };
const complaints: ImportRequest = { kind: 'complaints' };

test('a key that is current at another site is rejected, until that import is undone', async () => {
	const store = await emptyStore();
	const first = await importText(store, `${COMPLAINTS}C-1,2026-09-01,Ulm\n`, complaints);
	const text = `${COMPLAINTS}C-1,2026-09-02,Porto\nC-2,2026-09-02,Porto\n`;
	const answer = await importText(store, text, complaints);
	expect(answer.issues).toMatchObject([{ line: 2, field: 'site', code: 'key_of_other_site', value: 'Ulm' }]);
	expect(answer.rows).toMatchObject({ accepted: 1, rejected: 1, added: 1 });
	await undoImport(store, actor, first.id ?? 0, NOON);
	const again = await importText(store, text, complaints);
	expect(again.rows).toMatchObject({ accepted: 2, rejected: 0, added: 1, unchanged: 1 });
});

test('how order lines are told apart is fixed by the first import of a site in force', async () => {
	const store = await emptyStore();
	const first = await importText(store, `${LINES}A,1,2026-09-01,,Ulm\n`, deliveries);
	const other = `${PRODUCTS}A,P,2026-09-01,,Ulm\n`;
	const refusal = await refusalOf(importText(store, other, deliveries));
	expect(refusal.detail).toMatchObject({ question: 'key_form', field: 'line', candidates: [] });
	expect((await importText(store, `${PRODUCTS}A,P,2026-09-01,,Porto\n`, deliveries)).rows.added).toBe(1);
	await undoImport(store, actor, first.id ?? 0, NOON);
	expect((await importText(store, `${PRODUCTS}B,P,2026-09-01,,Ulm\n`, deliveries)).rows.added).toBe(1);
});

test('a file that could be keyed either way keeps to the earlier one when told so', async () => {
	const store = await emptyStore();
	await importText(store, `${PRODUCTS}A,P,2026-09-01,,Ulm\n`, deliveries);
	const text = 'Order ID,Line,Product,Promised date,Delivered date,Site\nA,1,P,2026-09-01,2026-09-02,Ulm\n';
	const refusal = await refusalOf(importText(store, text, deliveries));
	expect(refusal.detail).toMatchObject({ question: 'key_form', candidates: ['product'], examples: ['Ulm'] });
	const answer = await importText(store, text, { ...deliveries, keyForm: 'product' });
	expect(answer.rows).toMatchObject({ added: 0, changed: 1 });
});

test('a column that earlier files of the site had is missed before the commit', async () => {
	const store = await emptyStore();
	await importText(store, 'Complaint ID,Received date,Site,Category\nC-1,2026-09-01,Ulm,Paint\n', complaints);
	const answer = await importText(store, `${COMPLAINTS}C-2,2026-09-01,Ulm\n`, { ...complaints, dryRun: true });
	expect(answer.issues).toMatchObject([
		{ line: 1, field: 'category', code: 'column_gone', severity: 'warning', value: 'Ulm' }
	]);
	const elsewhere = await importText(store, `${COMPLAINTS}C-3,2026-09-01,Porto\n`, complaints);
	expect(elsewhere.issues).toEqual([]);
});

test('replace withdraws in its months and sites what the file no longer has, and nothing else', async () => {
	const store = await emptyStore();
	const rows = [
		'C-1,2026-08-01,Ulm',
		'C-2,2026-08-02,Ulm',
		'C-3,2026-09-01,Ulm',
		'C-4,2026-08-01,Porto',
		'C-5,2026-08-03,Ulm'
	];
	await importText(store, `${COMPLAINTS}${rows.join('\n')}\n`, complaints);
	const replace: ImportRequest = {
		...complaints,
		mode: 'replace',
		months: { from: '2026-08', to: '2026-08' },
		sites: ['Ulm']
	};
	const text = `${COMPLAINTS}C-1,2026-08-01,Ulm\nC-3,2026-09-02,Ulm\nC-5,never,Ulm\nC-6,2026-08-09,Ulm\n`;
	const answer = await importText(store, text, replace);
	expect(answer.issues.map(({ line, code }) => `${line} ${code}`)).toEqual(['3 outside_scope', '4 bad_date']);
	expect(answer.rows).toEqual({
		...{ read: 4, accepted: 2, rejected: 2, skipped: 0, added: 1, changed: 0, unchanged: 1, withdrawn: 1 }
	});
	const left = sql`select complaint_id as id from complaints where removed_seq is null order by complaint_id`;
	// C-5 was rejected for its date: what the file could not say of it is not taken as its end.
	expect((await store.query<{ id: string }>(left)).map((row) => row.id)).toEqual(['C-1', 'C-3', 'C-4', 'C-5', 'C-6']);
	await undoImport(store, actor, answer.id ?? 0, NOON);
	expect((await store.query<{ id: string }>(left)).map((row) => row.id)).toEqual(['C-1', 'C-2', 'C-3', 'C-4', 'C-5']);
});

test('replace speaks for sites named beside those of the file', async () => {
	const store = await emptyStore();
	await importText(store, `${COMPLAINTS}C-1,2026-08-01,Ulm\nC-2,2026-08-01,Porto\n`, complaints);
	const request: ImportRequest = {
		...complaints,
		mode: 'replace',
		months: { from: '2026-08', to: '2026-08' },
		sites: ['Porto']
	};
	const answer = await importText(store, `${COMPLAINTS}C-1,2026-08-01,Ulm\n`, request);
	expect(answer.rows).toMatchObject({ unchanged: 1, withdrawn: 1 });
});

test('replacing shipments does not wipe what was inspected', async () => {
	const store = await emptyStore();
	await importText(store, 'Month,Site,Units inspected,Units shipped\n2026-08,Ulm,5,4\n2026-08,Porto,9,8\n', {
		kind: 'volumes'
	});
	const request: ImportRequest = {
		kind: 'volumes',
		mode: 'replace',
		months: { from: '2026-08', to: '2026-08' },
		sites: ['Porto']
	};
	const answer = await importText(store, 'Month,Site,Units shipped\n2026-08,Ulm,3\n', request);
	expect(answer.rows).toMatchObject({ changed: 1, withdrawn: 1 });
	expect(
		await store.query(sql`select site, measure, amount from volumes where removed_seq is null order by site, measure`)
	).toEqual([
		{ site: 'Porto', measure: 'units_inspected', amount: 9 },
		{ site: 'Ulm', measure: 'units_inspected', amount: 5 },
		{ site: 'Ulm', measure: 'units_shipped', amount: 3 }
	]);
});

test('an open line goes when its delivery comes with a number of its own', async () => {
	const store = await emptyStore();
	const head = 'Order ID,Line,Delivery ID,Promised date,Delivered date,Site\n';
	await importText(store, `${head}A,1,,2026-09-01,,Ulm\n`, deliveries);
	const first = await importText(store, `${head}A,1,D1,2026-09-01,2026-09-01,Ulm\n`, deliveries);
	expect(first.rows).toMatchObject({ added: 1, changed: 0, withdrawn: 1 });
	const second = await importText(store, `${head}A,1,D2,2026-09-01,2026-09-04,Ulm\n`, deliveries);
	expect(second.rows).toMatchObject({ added: 1, withdrawn: 0 });
	expect(await store.query(sql`select delivery_id from deliveries where removed_seq is null order by 1`)).toEqual([
		{ deliveryId: 'D1' },
		{ deliveryId: 'D2' }
	]);
	await undoImport(store, actor, first.id ?? 0, NOON);
	expect(await store.query(sql`select delivery_id from deliveries where removed_seq is null order by 1`)).toEqual([
		{ deliveryId: 'D2' }
	]);
});

test('the same rows again change nothing, whatever the dialect', async () => {
	const store = await emptyStore();
	await importText(
		store,
		'Order ID,Line,Promised date,Delivered date,Ordered qty\nA,1,2026-09-01,2026-09-02,1000.5\n',
		deliveries
	);
	const text =
		'Auftragsnummer;Position;Zugesagter Liefertermin;Lieferdatum;Bestellmenge\r\nA;1;01.09.2026;02.09.2026;1.000,50\r\n';
	const answer = await importText(store, text, deliveries);
	expect(answer.rows).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
	expect(answer.effect).toEqual([]);
});

test('the same file again says so, and changes nothing', async () => {
	const store = await emptyStore();
	const text = `${COMPLAINTS}C-1,2026-09-01,Ulm\n`;
	const first = await importText(store, text, complaints);
	const again = await importText(store, text, complaints);
	expect(again.issues).toMatchObject([
		{ line: 1, code: 'duplicate_file', severity: 'warning', value: String(first.id) }
	]);
	expect(again.rows).toMatchObject({ added: 0, unchanged: 1 });
	for (const { id } of [first, again]) await undoImport(store, actor, id ?? 0, NOON);
	expect((await importText(store, text, complaints)).issues).toEqual([]);
});

test('the same file under another name says so, one with the same content that nothing is new', async () => {
	const store = await emptyStore();
	const rows = 'C-1,2026-09-01,Ulm\nC-2,2026-09-01,Ulm\n';
	await importText(store, `${COMPLAINTS}${rows}`, { ...complaints, name: 'ulm.csv' });
	const again = await importText(store, `${COMPLAINTS}${rows}`, { ...complaints, name: 'september.csv' });
	expect(again.issues).toMatchObject([{ code: 'duplicate_file', value: '1 (ulm.csv)' }]);
	const other = await importText(store, `${COMPLAINTS}${rows}`.replaceAll(',', ';'), complaints);
	expect(found(other)).toEqual(['1 nothing_new - warning']);
	expect(found(await importText(store, `${COMPLAINTS}${rows}C-3,2026-09-01,Ulm\n`, complaints))).toEqual([]);
	expect(found(await importText(store, `${COMPLAINTS}${rows.replace('01', '02')}`, complaints))).toEqual([]);
});

test('a site that each of the last files with these columns held is missed', async () => {
	const store = await emptyStore();
	const file = (...sites: string[]) =>
		`${COMPLAINTS}${sites.map((site) => `${site}-${at++},2026-09-01,${site}\n`).join('')}`;
	let at = 1;
	const codes = async (text: string, request = complaints) => found(await importText(store, text, request));
	expect(await codes(file('Ulm', 'Porto'))).toEqual([]);
	const dry = { ...complaints, dryRun: true };
	expect(await codes(file('Ulm'), dry)).toEqual(['1 site_missing site warning']);
	expect(await codes(file('Ulm'), { ...dry, sites: ['Porto'] })).toEqual([]);
	expect(await codes(file('Brno'), dry)).toEqual([]);
	expect(await codes('Complaint ID,Received date,Plant\nX,2026-09-01,Ulm\n', dry)).toEqual([]);
	expect(await codes(file('Ulm'))).toEqual(['1 site_missing site warning']);
	expect(await codes(file('Ulm'), dry)).toEqual([]);
	expect(await codes(file('Porto'), dry)).toEqual([]);
});

test('undoing twice and undoing nothing are refused', async () => {
	const store = await emptyStore();
	const { id } = await importText(store, `${COMPLAINTS}C-1,2026-09-01,Ulm\n`, complaints);
	const undone = await undoImport(store, actor, id ?? 0, NOON);
	expect(undone).toMatchObject({ id, status: 'undone', undoneBy: 'Petra', undoneAt: NOON.toISOString() });
	expect(undone.effect).toContainEqual({
		kpi: 'open-complaints',
		site: null,
		month: '2026-09',
		before: 1,
		after: null,
		worst: null
	});
	expect(await refusalOf(undoImport(store, actor, id ?? 0, NOON))).toMatchObject({
		code: 'already_undone',
		status: 409
	});
	expect(await refusalOf(undoImport(store, actor, 99, NOON))).toMatchObject({ code: 'not_found', status: 404 });
});
