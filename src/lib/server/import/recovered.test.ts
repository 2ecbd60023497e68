import { beforeEach, expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { coverage } from '$lib/server/metrics/coverage';
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
	// The one that is still wrong counts in the file it came with again, and in the first one as before.
	expect(await leftOut('BRN', '2026-08')).toBe(0);
	expect(await leftOut('ULM', '2026-08', origin.seq)).toBe(2);
	const before = await leftOut('ULM', '2026-08');
	await undoImport(store, actor, mended.id ?? 0, NOON);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([2, 1]);
	expect(await leftOut('ULM', '2026-08', mended.seq)).toBe(before);
});

test('the same mended rows twice bring back no more than was left out', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	const text = (await rejectedOf(origin.id)).replaceAll(/never|soon/g, '2026-08-06');
	await importText(store, text, deliveries);
	await importText(store, text, deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([0, 0]);
});

test('rows that name no import in force bring nothing back', async () => {
	const origin = await importText(store, AUGUST, deliveries);
	const text = (await rejectedOf(origin.id)).replaceAll(/never|soon/g, '2026-08-06');
	await importText(store, text.replaceAll(/,1\r\n/g, ',77\r\n'), deliveries);
	expect([await leftOut('ULM', '2026-08'), await leftOut('BRN', '2026-08')]).toEqual([2, 1]);
});
