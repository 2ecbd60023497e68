import { questionQuery, readQuestion } from '$lib/explore/address';
import type { SavedView } from '$lib/explore/saved-view';
import { Problem } from '$lib/problem';
import { makeChange, type Actor } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';

const LONGEST_NAME = 80;

/** The views that are kept, by name. */
export async function listViews(db: Db): Promise<SavedView[]> {
	const views = await db.query<SavedView>(sql`
		select v.view_id as id, v.name, v.query, v.actor, c.made_at as saved_at
		from saved_views v join changes c on c.seq = v.added_seq
		where v.removed_seq is null order by v.name, v.view_id`);
	return views;
}

/** Keeps a look under a name; 400 `name_missing`, `name_too_long` or what the look cannot be, 409 `name_taken`. */
export async function saveView(
	store: Store,
	actor: Actor,
	{ name, query }: { name: string; query: string },
	at: Date
): Promise<SavedView> {
	const wanted = checkedName(name);
	// Kept as the look itself would write it; the page of rows one happens to be on is no part of it.
	const look = questionQuery({ ...readQuestion(new URLSearchParams(query)), place: null });
	const id = await makeChange(store, actor, { action: 'view.save', subject: wanted, at }, async (db, seq) => {
		await requireFree(db, wanted, null);
		await add(db, { id: seq, name: wanted, query: look, actor: actor.name }, seq);
		return { result: seq, detail: { view: seq, query: look } };
	});
	return viewById(store, id);
}

/** Gives a view another name; 404 `unknown_view`, and as for saving. */
export async function renameView(
	store: Store,
	actor: Actor,
	{ id, name }: { id: number; name: string },
	at: Date
): Promise<SavedView> {
	const wanted = checkedName(name);
	await makeChange(store, actor, { action: 'view.rename', subject: wanted, at }, async (db, seq) => {
		const view = await viewById(db, id);
		await requireFree(db, wanted, id);
		await remove(db, id, seq);
		await add(db, { ...view, name: wanted, actor: actor.name }, seq);
		return { result: null, detail: { view: id, before: view.name } };
	});
	return viewById(store, id);
}

/** Keeps a view no longer; it stays on record. 404 `unknown_view`. */
export function deleteView(store: Store, actor: Actor, id: number, at: Date): Promise<SavedView> {
	return makeChange(store, actor, { action: 'view.delete', subject: String(id), at }, async (db, seq) => {
		const view = await viewById(db, id);
		await remove(db, id, seq);
		return { result: view, detail: { view: id, query: view.query }, subject: view.name };
	});
}

const add = (db: Db, { id, name, query, actor }: Omit<SavedView, 'savedAt'>, seq: number): Promise<number> =>
	db.exec(sql`insert into saved_views (view_id, name, query, actor, added_seq)
		values (${id}, ${name}, ${query}, ${actor}, ${seq})`);

const remove = (db: Db, id: number, seq: number): Promise<number> =>
	db.exec(sql`update saved_views set removed_seq = cast(${seq} as bigint)
		where view_id = cast(${id} as bigint) and removed_seq is null`);

async function viewById(db: Db, id: number): Promise<SavedView> {
	const [view] = await db.query<SavedView>(sql`
		select v.view_id as id, v.name, v.query, v.actor, c.made_at as saved_at
		from saved_views v join changes c on c.seq = v.added_seq
		where v.view_id = cast(${id} as bigint) and v.removed_seq is null`);
	if (!view) throw new Problem('unknown_view', 404, 'There is no saved view with this number.', { id });
	return view;
}

function checkedName(name: string): string {
	const trimmed = name.replaceAll(/\s+/g, ' ').trim();
	if (trimmed === '') throw new Problem('name_missing', 400, 'Give the view a name.');
	if (trimmed.length > LONGEST_NAME)
		throw new Problem('name_too_long', 400, `A name of a view has at most ${LONGEST_NAME} letters.`);
	return trimmed;
}

async function requireFree(db: Db, name: string, but: number | null): Promise<void> {
	const same = await db.query<{ id: number }>(sql`
		select v.view_id as id from saved_views v where v.name = ${name} and v.removed_seq is null order by v.view_id`);
	if (same.some(({ id }) => id !== but))
		throw new Problem('name_taken', 409, `There is a view named "${name}" already. Choose another name.`, { name });
}

/** The number in an address: digits only, else there is no such view. */
export function viewNumber(text: string): number {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	throw new Problem('unknown_view', 404, 'There is no saved view with this number.');
}
