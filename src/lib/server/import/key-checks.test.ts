import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import { emptyStore, importText, refusalOf } from './import.fixture';

const EVENTS = 'order_id,line,delivery_id,site,promised_date,delivered_date,ordered_qty,delivered_qty';
const LINES = 'order_id,line,site,promised_date,delivered_date,ordered_qty,delivered_qty';
const VOLUMES = 'month,site,product,units_inspected';
const deliveries: ImportRequest = { kind: 'deliveries' };
const volumes: ImportRequest = { kind: 'volumes' };
const file = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

const issuesOf = (answer: { issues: { line: number; code: string; value: string | null }[] }) =>
	answer.issues.map(({ line, code, value }) => [line, code, value]);

test('a delivery at one site neither ends nor moves an order line of another', async () => {
	const store = await emptyStore();
	await importText(store, file(EVENTS, 'X,1,,ULM,2026-08-03,,10,'), deliveries);
	const event = 'X,1,D1,BRN,2026-08-03,2026-08-03,10,10';
	const answer = await importText(store, file(EVENTS, event, 'Y,1,D1,BRN,2026-08-03,2026-08-03,5,5'), deliveries);
	expect(issuesOf(answer)).toEqual([[2, 'key_of_other_site', 'ULM']]);
	expect(answer.rows).toMatchObject({ accepted: 1, rejected: 1, withdrawn: 0 });
	expect(
		await store.query(sql`select order_id, site from deliveries where removed_seq is null order by order_id`)
	).toEqual([
		{ orderId: 'X', site: 'ULM' },
		{ orderId: 'Y', site: 'BRN' }
	]);
	const own = file(EVENTS, event.replace('BRN', 'ULM'));
	expect((await importText(store, own, deliveries)).rows).toMatchObject({ added: 1, withdrawn: 1 });
});

test('events of one line at two sites: the site of the first row holds', async () => {
	const rows = ['X,1,D1,ULM,2026-08-03,2026-08-01,10,5', 'X,1,D2,BRN,2026-08-03,2026-08-09,10,5'];
	const both = await importText(await emptyStore(), file(EVENTS, ...rows), deliveries);
	expect(issuesOf(both)).toEqual([[3, 'key_of_other_site', 'ULM']]);
	const store = await emptyStore();
	await importText(store, file(EVENTS, rows[0] ?? ''), deliveries);
	const later = await refusalOf(importText(store, file(EVENTS, rows[1] ?? ''), deliveries));
	expect(later.detail).toMatchObject({ issues: [{ line: 2, code: 'key_of_other_site', value: 'ULM' }] });
});

test('events without quantities are held against each other too', async () => {
	const head = 'order_id,line,delivery_id,site,promised_date,delivered_date';
	const rows = ['X,1,D1,,2026-08-03,2026-08-01', 'X,1,D2,BRN,2026-08-03,2026-08-09', 'X,1,D3,,2026-08-03,2026-08-09'];
	const answer = await importText(await emptyStore(), file(head, ...rows), deliveries);
	expect(issuesOf(answer)).toEqual([[3, 'key_of_other_site', 'unassigned']]);
});

test('parts of one line at two sites are left out together', async () => {
	const rows = ['X,1,ULM,2026-08-03,2026-08-01,10,5', 'X,1,BRN,2026-08-03,2026-08-09,10,5', 'Y,1,BRN,2026-08-03,,10,'];
	const answer = await importText(await emptyStore(), file(LINES, ...rows), deliveries);
	expect(issuesOf(answer)).toEqual([
		[2, 'key_incomplete', null],
		[3, 'key_of_other_site', 'ULM']
	]);
});

test('the word for an absent site or product is no name', async () => {
	const store = await emptyStore();
	await importText(store, file('month,product,units_inspected', '2026-08,A,100'), volumes);
	const answer = await importText(
		store,
		file(VOLUMES, '2026-08,unassigned,A,90', '2026-08,ULM, Unassigned ,7'),
		volumes
	);
	expect(answer.rows).toMatchObject({ changed: 1, added: 1 });
	const fixed = { ...volumes, fixed: { site: 'unassigned' } };
	expect((await importText(store, file('month,product,units_inspected', '2026-08,A,80'), fixed)).rows.changed).toBe(1);
	expect(
		await store.query(sql`select site, product, amount from volumes where removed_seq is null order by amount`)
	).toEqual([
		{ site: 'ULM', product: null, amount: 7 },
		{ site: null, product: 'A', amount: 80 }
	]);
});

test('replace withdraws no volume that a row without a readable month may speak of', async () => {
	const store = await emptyStore();
	const first = file(VOLUMES, '2026-08,ULM,A,100', '2026-08,ULM,B,100', '2026-08,ULM,C,100');
	await importText(store, first, volumes);
	const text = file(VOLUMES, '2026-08,ULM,A,100', '2026-8x,ULM,B,100');
	const replace: ImportRequest = {
		...volumes,
		mode: 'replace',
		months: { from: '2026-08', to: '2026-08' },
		sites: ['ULM']
	};
	const answer = await importText(store, text, replace);
	expect(answer.rows).toMatchObject({ unchanged: 1, rejected: 1, withdrawn: 1 });
	expect(await store.query(sql`select product from volumes where removed_seq is null order by product`)).toEqual([
		{ product: 'A' },
		{ product: 'B' }
	]);
});

test('a character of a key that nobody sees rejects its row', async () => {
	const rows = [
		'A\u001fB,C,ULM,2026-08-03,,1,',
		'A,B\u001fC,ULM,2026-08-03,,1,',
		'K,1\u0007,ULM,2026-08-03,,1,',
		'L\u001e,2,ULM,2026-08-03,,1,',
		'Z\t1,1,ULM,2026-08-03,,1,'
	];
	const answer = await importText(await emptyStore(), file(LINES, ...rows), deliveries);
	expect(answer.issues.map(({ line, code, field }) => [line, code, field])).toEqual([
		[2, 'control_character', 'order_id'],
		[3, 'control_character', 'line'],
		[4, 'control_character', 'line'],
		[5, 'control_character', 'order_id']
	]);
	expect(answer.rows).toMatchObject({ accepted: 1, rejected: 4 });
});
