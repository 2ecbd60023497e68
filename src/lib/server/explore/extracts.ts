import { readingOf } from '../metrics/reading';
import { sql } from '../store/sql';
import type { Db, Store, Workspace } from '../store/store';
import type { Extract } from './extract';
import { makeExtract } from './make-extract';
import { subjectOf } from './subjects';

/** Rows that the extracts of a store may have together; the one that was asked for last may be larger. */
const MOST_ROWS = 4_000_000;
const MOST_EXTRACTS = 6;
/** Memory is given back when nobody has looked for so long. */
const IDLE_MS = 15 * 60_000;

/** An extract while it is kept, made or in the making. */
interface Kept {
	seq: number;
	made: Promise<Extract>;
	work: Promise<Workspace>;
	/** Known once it is made. */
	rows: number;
	users: number;
	dropped: boolean;
	/** Its end, once it has begun. */
	closing: Promise<void> | null;
}

interface Shelf {
	kept: Map<string, Kept>;
	timer: NodeJS.Timeout | null;
}

const shelves = new WeakMap<Store, Shelf>();
let made = 0;

/** An extract that is lent, until it is given back. */
export interface Lent {
	extract: Extract;
	giveBack: () => void;
}

/**
 * Lends the extract of a subject as of the latest change: made when it is first asked for, and kept until the store has
 * changed, or others need its room. It lasts at least until it is given back.
 */
export async function lend(store: Store, name: string): Promise<Lent> {
	const shelf = shelves.get(store) ?? { kept: new Map(), timer: null };
	shelves.set(store, shelf);
	const kept = take(shelf, store, name, await lookedAtSeq(store));
	kept.users++;
	const giveBack = () => {
		kept.users--;
		if (kept.dropped) void closeUnused(kept);
		restart(shelf);
	};
	try {
		const extract = await kept.made;
		kept.rows = extract.rows;
		makeRoom(shelf, kept);
		return { extract, giveBack };
	} catch (cause) {
		// What failed in the making is not kept.
		drop(shelf, name, kept);
		giveBack();
		throw cause;
	}
}

/** The same for as long as `use` takes. */
export async function withExtract<T>(store: Store, name: string, use: (extract: Extract) => Promise<T>): Promise<T> {
	const { extract, giveBack } = await lend(store, name);
	try {
		return await use(extract);
	} finally {
		giveBack();
	}
}

/** The latest change that rows can have changed with: a look that is saved, or named anew, leaves them as they are. */
async function lookedAtSeq(db: Db): Promise<number> {
	const [row] = await db.query<{ seq: number | null }>(
		sql`select max(c.seq) as seq from changes c where c.action not like 'view.%'`
	);
	return row?.seq ?? 0;
}

function take(shelf: Shelf, store: Store, name: string, seq: number): Kept {
	const known = shelf.kept.get(name);
	if (known?.seq === seq) {
		// The last one used stands last.
		shelf.kept.delete(name);
		shelf.kept.set(name, known);
		return known;
	}
	for (const [other, old] of shelf.kept) if (old.seq !== seq) drop(shelf, other, old);
	const work = store.workspace();
	const fresh: Kept = {
		seq,
		work,
		made: make(store, work, name, seq),
		rows: 0,
		users: 0,
		dropped: false,
		closing: null
	};
	shelf.kept.set(name, fresh);
	return fresh;
}

async function make(store: Store, work: Promise<Workspace>, name: string, seq: number): Promise<Extract> {
	const subject = await store.read((db) => subjectOf(readingOf(db, seq), name));
	return makeExtract(await work, readingOf(store, seq), seq, subject, `explore_${++made}`);
}

/** The least recently used go, until the others have room. */
function makeRoom(shelf: Shelf, latest: Kept): void {
	const rows = () => [...shelf.kept.values()].reduce((sum, kept) => sum + kept.rows, 0);
	for (const [name, kept] of shelf.kept) {
		if (shelf.kept.size <= MOST_EXTRACTS && rows() <= MOST_ROWS) return;
		if (kept !== latest) drop(shelf, name, kept);
	}
}

function drop(shelf: Shelf, name: string, kept: Kept): void {
	if (shelf.kept.get(name) === kept) shelf.kept.delete(name);
	kept.dropped = true;
	void closeUnused(kept);
}

async function closeUnused(kept: Kept): Promise<void> {
	if (kept.users === 0) kept.closing ??= end(kept);
	await kept.closing;
}

async function end({ made, work }: Kept): Promise<void> {
	await made.catch(() => undefined);
	await work.then((one) => one.close()).catch(() => undefined);
}

function restart(shelf: Shelf): void {
	if (shelf.timer) clearTimeout(shelf.timer);
	shelf.timer = setTimeout(() => void dropAll(shelf), IDLE_MS).unref();
}

async function dropAll(shelf: Shelf): Promise<void> {
	const all = [...shelf.kept];
	for (const [name, kept] of all) drop(shelf, name, kept);
	await Promise.all(all.map(([, kept]) => closeUnused(kept)));
}

/** Gives back what is kept of a store; before it is closed. */
export async function closeExtracts(store: Store): Promise<void> {
	const shelf = shelves.get(store);
	if (!shelf) return;
	if (shelf.timer) clearTimeout(shelf.timer);
	await dropAll(shelf);
	shelves.delete(store);
}
