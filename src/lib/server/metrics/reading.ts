import type { Db } from '../store/store';
import type { AsOf } from './as-of';

/** One look at the data as of a change: what was read once is not read again. */
export interface Reading {
	db: Db;
	asOf: AsOf;
	memo: Map<string, Promise<unknown>>;
	/** Earlier moments that this look compares with. */
	at: Map<string, Reading>;
}

export const readingOf = (db: Db, asOf: AsOf = null): Reading => ({ db, asOf, memo: new Map(), at: new Map() });

/** The value under `key`, made at most once per reading. */
export function once<T>(reading: Reading, key: string, make: () => Promise<T>): Promise<T> {
	const known = reading.memo.get(key);
	if (known) return known as Promise<T>;
	const made = make();
	reading.memo.set(key, made);
	return made;
}
