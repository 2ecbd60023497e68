import { beforeEach, expect, test } from 'vitest';
import type { ImportAnswer, ImportRequest } from '$lib/import/answer';
import { kpiById } from '$lib/server/metrics/catalogue';
import { rowsOf } from '$lib/server/metrics/rows';
import { rowsCsv } from '$lib/server/metrics/rows-csv';
import type { Db, Store, Workspace } from '../store/store';
import { importRows, importRowsCsv, rejectedCsv } from './history';
import { actor, bring, emptyStore, importText, NOON, refusalOf } from './import.fixture';
import { fingerprintOf, rememberedChoices } from './remembered';
import { undoImport } from './undo';

const HEADER = 'order_id,promised_date,delivered_date,site,Colour,Note';
const fileOf = (...rows: string[]) => `${HEADER}\n${rows.join('\n')}\n`;
const TWO = fileOf('A,2026-09-01,2026-09-01,Ulm,red,=1+1', 'B,2026-09-02,2026-09-02,Ulm,,n/a');
const request = (parts: Partial<ImportRequest> = {}): ImportRequest => ({ kind: 'deliveries', ...parts });
const keep = ['Colour', 'Note'];

let store: Store;
beforeEach(async () => {
	store = await emptyStore();
});

const attributesOf = async ({ id }: ImportAnswer) =>
	(await importRows(store, id ?? 0, { limit: 10, offset: 0 })).rows.map(({ attributes, change }) => [
		attributes,
		change
	]);
const together = async (parts: AsyncIterable<string>): Promise<string> => {
	let text = '';
	for await (const part of parts) text += part;
	return text;
};

test('a column that nobody keeps is not stored', async () => {
	const answer = await bring(TWO, request(), store);
	expect(answer.unmapped).toEqual(keep);
	expect(await attributesOf(answer)).toEqual([
		[null, 'added'],
		[null, 'added']
	]);
});

/** The store, noting what an import asks of it. */
function listening(heard: string[]): Store {
	const hear = (db: Db): Db => ({
		query: (it) => (heard.push(it.text), db.query(it)),
		exec: (it) => (heard.push(it.text), db.exec(it)),
		load: (...given) => db.load(...given)
	});
	return {
		...{ ...hear(store), engine: store.engine, health: () => store.health(), close: () => store.close() },
		...{ read: (fn) => store.read(fn), write: (fn) => store.write(fn), backup: (to) => store.backup(to) },
		workspace: async (signal) => {
			const work = await store.workspace(signal);
			const write: Workspace['write'] = (fn) => work.write((db) => fn(hear(db)));
			return { ...hear(work), write, rehearse: (...given) => work.rehearse(...given), close: () => work.close() };
		}
	};
}

test('a file that keeps nothing pays nothing: no statement of its import speaks of attributes', async () => {
	const spoken = async (parts: Partial<ImportRequest>) => {
		const heard: string[] = [];
		await bring(TWO, request(parts), listening(heard));
		expect(heard.filter((text) => text.startsWith('insert into deliveries'))).toHaveLength(1);
		return heard.some((text) => text.includes('attributes'));
	};
	expect(await spoken({})).toBe(false);
	expect(await spoken({ keep })).toBe(true);
});

test('a kept one stands beside its row, in the import, behind the number and in what is written', async () => {
	const answer = await bring(TWO, request({ keep }), store);
	expect(answer.unmapped).toEqual([]);
	expect(answer.columns.filter(({ kept }) => kept).map(({ header, examples }) => [header, examples])).toEqual([
		['Colour', ['red']],
		['Note', ['=1+1']]
	]);
	const own = { Colour: 'red', Note: '=1+1' };
	expect(await attributesOf(answer)).toEqual([
		[own, 'added'],
		[null, 'added']
	]);
	const kpi = kpiById('L1');
	const { rows } = await store.read((db) => rowsOf(db, kpi, { month: '2026-09' }));
	expect(rows.map(({ attributes }) => attributes)).toEqual([own, null]);
	for (const csv of [
		await together(await importRowsCsv(store, answer.id ?? 0)),
		await together(await rowsCsv(store, kpi, { month: '2026-09' }))
	])
		expect(csv).toContain(`"{""Colour"":""red"",""Note"":""=1+1""}"`);
});

test('a row that keeps nothing is the same as one of a file that keeps nothing', async () => {
	await bring(TWO, request(), store);
	const again = await bring(TWO, request({ keep }), store);
	expect(again.rows).toMatchObject({ changed: 1, unchanged: 1, added: 0 });
	expect((await bring(TWO, request({ keep }), store)).rows).toMatchObject({ unchanged: 2 });
	const other = TWO.replace(',red,', ',blue,');
	expect((await bring(other, request({ keep }), store)).rows).toMatchObject({ changed: 1, unchanged: 1 });
});

test('columns in another order keep the same', async () => {
	await bring(TWO, request({ keep }), store);
	const turned = `Note,Colour,order_id,promised_date,delivered_date,site
=1+1,red,A,2026-09-01,2026-09-01,Ulm
n/a,,B,2026-09-02,2026-09-02,Ulm
`;
	expect((await bring(turned, request({ keep }), store)).rows).toMatchObject({ unchanged: 2, changed: 0 });
	expect((await bring(turned, request({ keep: ['Note', 'Colour'] }), store)).rows).toMatchObject({ unchanged: 2 });
});

test('an undo brings back what was kept before', async () => {
	const first = await bring(TWO, request({ keep }), store);
	const second = await bring(TWO.replace(',red,', ',blue,'), request({ keep }), store);
	await undoImport(store, actor, second.id ?? 0, NOON);
	const { rows } = await store.read((db) => rowsOf(db, kpiById('L1'), { month: '2026-09' }));
	expect(rows.map(({ attributes }) => attributes?.Colour ?? null)).toEqual(['red', null]);
	expect((await attributesOf(first))[0]?.[0]).toMatchObject({ Colour: 'red' });
});

test.each([
	['in a file that is read anew', fileOf('A,2026-09-01,2026-09-01,Ulm,"red, dark",x')],
	['beside values that are looked up', fileOf('A,01.09.2026,02.09.2026,Ulm,"red, dark",x')]
])('is kept %s', async (_, text) => {
	const answer = await bring(text, request({ keep: ['Colour'] }), store);
	expect(await attributesOf(answer)).toEqual([[{ Colour: 'red, dark' }, 'added']]);
});

test('volumes keep theirs with each measure of a row', async () => {
	const text = 'month,site,units_produced,units_shipped,Shift\n2026-09,Ulm,10,9,late\n';
	const answer = await bring(text, { kind: 'volumes', keep: ['Shift'] }, store);
	expect(await attributesOf(answer)).toEqual([[{ Shift: 'late' }, 'added']]);
	expect((await bring(text, { kind: 'volumes', keep: ['Shift'] }, store)).rows).toMatchObject({ unchanged: 1 });
});

test('volumes get back what was kept before when an import is undone', async () => {
	const shift = (word: string) => `month,site,units_produced,units_shipped,Shift\n2026-09,Ulm,10,9,${word}\n`;
	const volumes: ImportRequest = { kind: 'volumes', keep: ['Shift'] };
	const first = await bring(shift('late'), volumes, store);
	const second = await bring(shift('early'), volumes, store);
	expect(second.rows).toMatchObject({ changed: 1, unchanged: 0 });
	await undoImport(store, actor, second.id ?? 0, NOON);
	expect(await attributesOf(first)).toEqual([[{ Shift: 'late' }, 'added']]);
	expect((await bring(shift('late'), volumes, store)).rows).toMatchObject({ unchanged: 1 });
});

test('headers and values of any kind are text', async () => {
	const own = [
		['__proto__', 'x'],
		['1', '{"b":null}'],
		['a"b', 'true'],
		['$.x', '[1]'],
		['Note', 'one']
	] as const;
	const names = own.map(([name]) => name);
	const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const text = `order_id,promised_date,delivered_date,site,${names.map(cell).join()},Note
A,2026-09-01,2026-09-01,Ulm,${own.map(([, value]) => cell(value)).join()},two
`;
	const answer = await bring(text, request({ keep: names }), store);
	// Of two columns with one header the first is kept.
	expect(answer.unmapped).toEqual(['Note']);
	const [[attributes] = []] = await attributesOf(answer);
	expect(Object.entries(attributes ?? {}).sort()).toEqual([...own].sort());
});

test('it is remembered for files with the same columns, and survives the round of a rejected row', async () => {
	const bad = fileOf('A,2026-09-01,2026-09-01,Ulm,red,x', 'B,never,2026-09-02,Ulm,green,y');
	const answer = await bring(bad, request({ keep }), store);
	const known = await rememberedChoices(store, fingerprintOf(HEADER.split(',')));
	expect(known?.decisions.keep).toEqual(keep);
	const mended = (await together(await rejectedCsv(store, answer.id ?? 0))).replace('never', '2026-09-02');
	const back = await importText(store, mended, request({ keep }));
	expect(await attributesOf(back)).toEqual([[{ Colour: 'green', Note: 'y' }, 'added']]);
});

test('what cannot be kept is refused, and nothing is stored', async () => {
	const refused = await refusalOf(bring(TWO, request({ keep: ['Weight'] }), store));
	expect([refused.status, refused.code]).toEqual([400, 'unknown_column']);
	expect((await refusalOf(bring(TWO, request({ keep: ['site'] }), store))).code).toBe('invalid_parameter');
	const [row] = await store.query<{ n: number }>({ text: 'select count(*) as n from imports', params: [] });
	expect(row?.n).toBe(0);
});
