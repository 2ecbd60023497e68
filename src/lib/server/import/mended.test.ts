import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportRequest } from '$lib/import/answer';
import { sql } from '../store/sql';
import type { Store } from '../store/store';
import { rejectedCsv } from './history';
import { actor, emptyStore, importText, NOON } from './import.fixture';
import { undoImport } from './undo';

const HEAD = 'order_id,line,site,promised_date,delivered_date,customer';
const deliveries: ImportRequest = { kind: 'deliveries' };
const file = (...rows: string[]) => [HEAD, ...rows].map((row) => `${row}\n`).join('');

async function rejectedOf(store: Store, importId: number | null): Promise<string> {
	let text = '';
	for await (const part of await rejectedCsv(store, importId ?? 0)) text += part;
	return text;
}

/** An August file of Brno and a September file of Ulm under one header, each with a row to mend. */
async function twoSites(): Promise<{ store: Store; brno: number; ulm: number }> {
	const store = await emptyStore();
	const rows = ['B1,1,BRN,2026-08-03,2026-08-03,x', 'B2,1,BRN,2026-09-15,,x', 'B3,1,BRN,2026-08-05,never,x'];
	const brno = await importText(store, file(...rows), deliveries);
	const others = ['U1,1,ULM,2026-09-03,2026-09-03,x', 'U2,1,ULM,2026-09-05,never,x'];
	const ulm = await importText(store, file(...others), deliveries);
	return { store, brno: brno.id ?? 0, ulm: ulm.id ?? 0 };
}

test('mended rows keep the data date of the file they come from, whatever came after it', async () => {
	const { store, brno, ulm } = await twoSites();
	const text = (await rejectedOf(store, brno)).replace('never', '2026-08-05');
	const mended = await importText(store, text, deliveries);
	expect(mended).toMatchObject({ dataDate: '2026-08-31', rows: { accepted: 1, rejected: 0 }, unmapped: [] });
	expect(
		await store.query(sql`select site, max(data_date) as day from import_sites group by site order by site`)
	).toEqual([
		{ site: 'BRN', day: '2026-08-31' },
		{ site: 'ULM', day: '2026-09-30' }
	]);
	const late = (await rejectedOf(store, ulm)).replace('never', '2026-10-02');
	expect((await importText(store, late, deliveries)).dataDate).toBe('2026-09-30');
});

test('rows of several files speak no further than the first of them', async () => {
	const { store, brno, ulm } = await twoSites();
	const [, row] = (await rejectedOf(store, ulm)).split('\r\n');
	const text = `${await rejectedOf(store, brno)}${row}\r\n`.replaceAll('never', '2026-09-06');
	expect(await importText(store, text, deliveries)).toMatchObject({ dataDate: '2026-08-31', rows: { accepted: 2 } });
});

test('without an origin in force mended rows are a file like any', async () => {
	const { store, brno } = await twoSites();
	const text = (await rejectedOf(store, brno)).replace('never', '2026-10-05');
	const dry = { ...deliveries, dryRun: true };
	const unnamed = text.replaceAll(/,[^,\r\n]*(?=\r\n)/g, '');
	expect(unnamed.split('\r\n')[0]).toBe(`${HEAD},line,field,reason`);
	expect((await importText(store, unnamed, dry)).dataDate).toBe('2026-10-31');
	expect((await importText(store, text.replace(/,1\r\n$/, ',77\r\n'), dry)).dataDate).toBe('2026-10-31');
	expect((await importText(store, text.replace(/,1\r\n$/, ',x\r\n'), dry)).dataDate).toBe('2026-10-31');
	expect((await importText(store, text, { ...dry, dataDate: '2026-10-07' })).dataDate).toBe('2026-10-07');
	await undoImport(store, actor, brno, NOON);
	expect((await importText(store, text, dry)).dataDate).toBe('2026-10-31');
});

test('rows that are rejected again name the import that did so, and their reasons once', async () => {
	const { store, brno } = await twoSites();
	const text = (await rejectedOf(store, brno)).replace('\r\n', '\r\nB9,1,BRN,2026-08-05,2026-08-06,x,,,,1\r\n');
	const again = await importText(store, text, deliveries);
	expect(again.rows).toMatchObject({ accepted: 1, rejected: 1 });
	expect((await rejectedOf(store, again.id)).split('\r\n')).toEqual([
		`${HEAD},line,field,reason,import`,
		`B3,1,BRN,2026-08-05,never,x,3,delivered_date,Delivered date cannot be read,${again.id}`,
		''
	]);
});

test('a column may be named although a reason has the same header', async () => {
	const { store, brno } = await twoSites();
	const text = (await rejectedOf(store, brno)).replace('never', '2026-08-05');
	const answer = await importText(store, text, { ...deliveries, mapping: { line: 'line' } });
	expect(answer.rows.accepted).toBe(1);
});

test('whatever a rejected row holds comes back with the mended row', async () => {
	const signs = fc.constantFrom("'", '=', '+', '-', '@', '"', ',', ';', '7', 'k', ' ');
	const texts = fc.sample(fc.string({ unit: signs, maxLength: 6 }), { numRuns: 400, seed: 5 });
	const rows = (day: string) => texts.map((text, at) => [`K${at}`, '1', text, '2026-08-05', day, text]);
	const text = (day: string) => `${file('Z,1,ULM,2026-08-03,2026-08-03,x')}${rows(day).map(csvCells).join('')}`;
	const [store, straight] = [await emptyStore(), await emptyStore()];
	const { id } = await importText(store, text('never'), deliveries);
	await importText(store, (await rejectedOf(store, id)).replaceAll('never', '2026-08-06'), deliveries);
	const { rows: counts } = await importText(straight, text('2026-08-06'), deliveries);
	expect(counts.accepted).toBe(401);
	const stored = sql`select order_id, line, site, customer from deliveries where removed_seq is null order by order_id`;
	expect(await store.query(stored)).toEqual(await straight.query(stored));
});

test.each(['+Plus', '-K9', "'+1", '@a'])('an order or a customer %s stays the same', async (name) => {
	const store = await emptyStore();
	const text = `${HEAD}\nZ,1,ULM,2026-08-03,2026-08-03,x\n${name},1,ULM,2026-08-05,never,${name}\n`;
	const { id } = await importText(store, text, deliveries);
	await importText(store, (await rejectedOf(store, id)).replace('never', '2026-08-06'), deliveries);
	expect(
		await store.query(sql`select order_id, customer from deliveries where delivered_date = date '2026-08-06'`)
	).toEqual([{ orderId: name, customer: name }]);
});

/** A line as any export writes it, without guards. */
const csvCells = (cells: readonly string[]): string =>
	cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\n';
