import type { KeptColumn } from '$lib/import/kept';
import { fragment, ident, join, literal, raw, type Fragment } from '../store/sql';
import { textOf } from './cell-sql';
import type { Records } from './read';
import type { Signs } from './signs';

const TEXT = { absent: null };

/**
 * The kept cells of a row as JSON, by name and without those that say nothing; null where none says anything. A file whose
 * columns stand in another order says the same.
 */
export function attributesOf(kept: readonly KeptColumn[], signs: Signs): Fragment {
	const byName = [...kept].sort((one, other) => (one.name < other.name ? -1 : 1));
	const pairs = byName.map(
		({ name, column }) => fragment`${raw(literal(name))}, ${textOf(ident(`c${column + 1}`), signs, TEXT)}`
	);
	// A merge patch is what drops a null.
	return fragment`nullif(cast(json_merge_patch('{}', json_object(${join(pairs, ', ')})) as varchar), '{}')`;
}

/** The column of `staged` that holds them; null where the file keeps none, so that its rows pay nothing for it. */
export const attributesIn = ({ kept }: Pick<Records, 'kept'>): Fragment | null =>
	kept.length > 0 ? ident('attributes') : null;
