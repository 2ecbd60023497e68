import { beforeEach, expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { kpiById } from '$lib/server/metrics/catalogue';
import { coverage } from '$lib/server/metrics/coverage';
import { evidenceOf } from '$lib/server/metrics/evidence';
import { readingOf } from '$lib/server/metrics/reading';
import type { Store } from '../store/store';
import { rejectedCsv } from './history';
import { actor, emptyStore, importText, NOON } from './import.fixture';
import { undoImport } from './undo';

const HEAD = 'order_id,line,site,promised_date,delivered_date,customer';
const deliveries: ImportRequest = { kind: 'deliveries' };
const file = (...rows: string[]) => [HEAD, ...rows].map((row) => `${row}\n`).join('');

let store: Store;
beforeEach(async () => {
	store = await emptyStore();
});

/** Rows left out that count against a site's month. */
async function leftOut(site: string, month: string, asOf: number | null = null): Promise<number | undefined> {
	const { rows } = await coverage(store, { asOf });
	return rows.find((row) => row.site === site)?.cells.find((cell) => cell.month === month)?.rejected;
}

async function rejectedOf(importId: number | null): Promise<string> {
	let text = '';
	for await (const part of await rejectedCsv(store, importId ?? 0)) text += part;
	return text;
}

const AUGUST = file(
	'A1,1,ULM,2026-08-03,2026-08-03,x',
	'A2,1,ULM,2026-08-04,never,x',
	'A3,1,ULM,2026-08-05,soon,x',
	'A4,1,BRN,2026-08-06,never,x',
	'A5,1,BRN,2026-08-06,2026-08-06,x'
);

test('a row that comes back mended is left out no longer, until its import is undone', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([2, 1]);
	const text = (await rejectedOf(origin.id)).replaceAll('never', '2026-08-06');
	const mended = await importText(store, text, deliveries);
	expect(mended.rows).toMatchObject({ accepted: 2, rejected: 1 });
	// The one that is still wrong counts once, not with each file that it comes in.
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([1, 0]);
	expect(await leftOut('ULM', '2026-08', origin.seq)).toBe(2);
	await undoImport(store, actor, mended.id ?? 0, NOON);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([2, 1]);
	expect(await leftOut('ULM', '2026-08', mended.seq)).toBe(1);
});

test('the same mended rows twice bring back each row once, as long as one of the two is in force', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	const text = (await rejectedOf(origin.id)).replaceAll('never', '2026-08-06');
	const first = await importText(store, text, deliveries);
	const second = await importText(store, text, deliveries);
	expect(await leftOut('ULM', '2026-08')).toBe(1);
	await undoImport(store, actor, first.id ?? 0, NOON);
	expect(await leftOut('ULM', '2026-08')).toBe(1);
	await undoImport(store, actor, second.id ?? 0, NOON);
	expect(await leftOut('ULM', '2026-08')).toBe(2);
});

test('a row that is mended in two rounds is left out no longer of the import it first came with', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	const second = await importText(store, (await rejectedOf(origin.id)).replaceAll('never', '2026-08-06'), deliveries);
	const third = await importText(store, (await rejectedOf(second.id)).replaceAll('soon', '2026-08-06'), deliveries);
	expect(third.rows).toMatchObject({ accepted: 1, rejected: 0 });
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([0, 0]);
	// Undoing the round between takes back what that one brought, no more.
	await undoImport(store, actor, second.id ?? 0, NOON);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([1, 1]);
});

test('a row whose month could not be read stops counting in every cell of its file', async () => {
	const text = file('A1,1,ULM,2026-08-03,2026-08-03,x', 'A2,1,ULM,whenever,2026-08-04,x', 'B,1,BRN,2026-08-06,,x');
	const origin = await importText(store, text, deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([1, 1]);
	await importText(store, (await rejectedOf(origin.id)).replace('whenever', '2026-08-04'), deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([0, 0]);
});

test('a row that was moved to another month when it was mended stops counting where it stood', async () => {
	const text = file('A1,1,ULM,2026-08-03,2026-08-03,x', 'A2,1,ULM,2026-08-04,never,x', 'A3,1,ULM,2026-09-04,soon,x');
	const origin = await importText(store, `${text}A4,1,ULM,2026-09-05,2026-09-05,x\n`, deliveries);
	const mended = (await rejectedOf(origin.id)).replace('2026-08-04,never', '2026-09-04,2026-09-04');
	await importText(store, mended, deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('ULM', '2026-09')]).toEqual([0, 1]);
});

test('a row may name the draft that its import was', async () => {
	const draft = '0b0c5a5e-6c0f-4b07-9a3e-6d1f1d9c2b11';
	const origin = await importText(store, AUGUST, deliveries, NOON, { draft });
	const text = (await rejectedOf(origin.id)).replaceAll(/never|soon/g, '2026-08-06');
	const back = await importText(store, text.replaceAll(/,1\r\n/g, `,${draft}\r\n`), deliveries);
	expect(back.dataDate).toBe(origin.dataDate);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([0, 0]);
});

test('a row that is left out again counts where it came again, once the import it first came with is undone', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	const text = (await rejectedOf(origin.id)).replaceAll('never', '2026-08-06');
	const second = await importText(store, text, deliveries);
	const third = await importText(store, text, deliveries);
	await undoImport(store, actor, origin.id ?? 0, NOON);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([1, 0]);
	await undoImport(store, actor, second.id ?? 0, NOON);
	expect(await leftOut('ULM', '2026-08')).toBe(1);
	// Before, it counted with its origin.
	expect([await leftOut('ULM', '2026-08', third.seq), await leftOut('ULM', '2026-08', origin.seq)]).toEqual([1, 2]);
	await importText(store, (await rejectedOf(third.id)).replace('soon', '2026-08-06'), deliveries);
	expect(await leftOut('ULM', '2026-08')).toBe(0);
});

test('the grade of a value rises with the rows that come back', async () => {
	const orders = Array.from({ length: 40 }, (_, at) => `O${at},1,ULM,2026-08-03,${at < 3 ? 'never' : '2026-08-03'},x`);
	const origin = await importText(store, file(...orders), deliveries);
	const evidence = async () => evidenceOf(readingOf(store), kpiById('L1'), null, '2026-08', undefined);
	expect(await evidence()).toMatchObject({ grade: 'C', valid: 1 });
	const mended = await importText(store, (await rejectedOf(origin.id)).replaceAll('never', '2026-08-04'), deliveries);
	expect(await evidence()).toMatchObject({ grade: 'A', valid: 3 });
	await undoImport(store, actor, mended.id ?? 0, NOON);
	expect(await evidence()).toMatchObject({ grade: 'C', valid: 1 });
});

test('rows that name no import, or a line that it took, bring nothing back', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	const text = (await rejectedOf(origin.id)).replaceAll(/never|soon/g, '2026-08-06');
	await importText(store, text.replaceAll(/,1\r\n/g, ',77\r\n'), deliveries);
	await importText(store, text.replaceAll(/,[345],/g, ',2,'), deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([2, 1]);
});
