import { beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../audit/change';
import { bring, emptyStore } from '../metrics/facts.fixture';
import type { Store } from '../store/store';
import { withExtract } from './extracts';
import { deleteView, listViews, renameView, saveView } from './saved-views';

const ACTOR = { name: 'Ada', origin: 'test' };
const AT = new Date('2026-01-05T12:00:00Z');
let store: Store;
beforeEach(async () => {
	store = await emptyStore();
});

const save = (name: string, query: string) => saveView(store, ACTOR, { name, query }, AT);

test('a view is kept as its look writes itself, without the page of rows', async () => {
	const view = await save('  Late in   Ulm ', '?site=Ulm&result=missed&of=L1&after=2025-01-01~0~1~2~3&site=Brno');
	expect(view).toMatchObject({ name: 'Late in Ulm', query: '?of=L1&site=Brno&site=Ulm&result=missed', actor: 'Ada' });
	expect(await listViews(store)).toEqual([view]);
});

test('it can be renamed and deleted; each is on record', async () => {
	const { id } = await save('one', '?of=defects');
	await save('two', '');
	expect(await renameView(store, ACTOR, { id, name: 'three' }, AT)).toMatchObject({
		id,
		name: 'three',
		query: '?of=defects'
	});
	expect((await listViews(store)).map(({ name }) => name)).toEqual(['three', 'two']);
	await deleteView(store, ACTOR, id, AT);
	expect((await listViews(store)).map(({ name }) => name)).toEqual(['two']);
	await save('three', '');
	expect(await verifyAudit(store)).toMatchObject({ brokenAt: null });
});

test('what cannot be kept is refused, and leaves nothing behind', async () => {
	const { id } = await save('one', '');
	const { id: other } = await save('two', '');
	await expect(save('one', '')).rejects.toMatchObject({ code: 'name_taken', status: 409 });
	await expect(save(' ', '')).rejects.toMatchObject({ code: 'name_missing', status: 400 });
	await expect(save('x'.repeat(81), '')).rejects.toMatchObject({ code: 'name_too_long' });
	await expect(save('three', '?moon=1')).rejects.toMatchObject({ code: 'unknown_parameter' });
	await expect(renameView(store, ACTOR, { id: other, name: 'one' }, AT)).rejects.toMatchObject({ code: 'name_taken' });
	expect(await renameView(store, ACTOR, { id, name: 'one' }, AT)).toMatchObject({ name: 'one' });
	await expect(renameView(store, ACTOR, { id: 999, name: 'x' }, AT)).rejects.toMatchObject({ code: 'unknown_view' });
	await deleteView(store, ACTOR, id, AT);
	await expect(deleteView(store, ACTOR, id, AT)).rejects.toMatchObject({ code: 'unknown_view', status: 404 });
	expect(await listViews(store)).toHaveLength(1);
});

test('what is kept of the rows outlasts the saving of a view', async () => {
	const row = { order_id: 'a', promised_date: '2025-03-10', delivered_date: '2025-03-10' };
	await bring(store, { kind: 'deliveries', rows: [row], dataDate: '2025-03-31' });
	const first = await withExtract(store, 'deliveries', async (extract) => extract);
	await save('one', '');
	expect(await withExtract(store, 'deliveries', async (extract) => extract)).toBe(first);
	await bring(store, { kind: 'deliveries', rows: [{ ...row, order_id: 'b' }], dataDate: '2025-03-31' });
	expect(await withExtract(store, 'deliveries', async (extract) => extract)).not.toBe(first);
});
