import type { Db } from '../store/store';
import type { AsOf } from './as-of';

export type Memo = Map<string, Promise<unknown>>;

/** One look at the data as of a change: what was read once is not read again. */
export interface Reading {
	db: Db;
	asOf: AsOf;
	memo: Memo;
	/** What holds for every scope; it may outlive the look, as long as the store stands still. */
	common: Memo;
	/** The moments that this look compares. */
	moments: Map<AsOf, Reading>;
}

export function readingOf(db: Db, asOf: AsOf = null, common: Memo = new Map()): Reading {
	const reading: Reading = { db, asOf, memo: new Map(), common, moments: new Map() };
	reading.moments.set(asOf, reading);
	return reading;
}

/** The same look at another moment. */
export function readingAt({ db, common, moments }: Reading, asOf: AsOf): Reading {
	const known = moments.get(asOf);
	if (known) return known;
	const made: Reading = { db, asOf, memo: new Map(), common, moments };
	moments.set(asOf, made);
	return made;
}

/** The value under `key`, made at most once per reading. */
export const once = <T>({ memo }: Reading, key: string, make: () => Promise<T>): Promise<T> => onceIn(memo, key, make);

/** The value under `key`, the same for every scope: made at most once while the store stands still. */
export const onceInCommon = <T>({ asOf, common }: Reading, key: string, make: () => Promise<T>): Promise<T> =>
	onceIn(common, `${asOf} ${key}`, make);

/** The value under `key`, the same for every scope and at every moment. */
export const onceForAll = <T>({ common }: Reading, key: string, make: () => Promise<T>): Promise<T> =>
	onceIn(common, `always ${key}`, make);

function onceIn<T>(memo: Memo, key: string, make: () => Promise<T>): Promise<T> {
	const known = memo.get(key);
	if (known) return known as Promise<T>;
	const made = make();
	memo.set(key, made);
	// A memo may outlive the look: what failed is tried again by the next.
	made.catch(() => memo.delete(key));
	return made;
}
