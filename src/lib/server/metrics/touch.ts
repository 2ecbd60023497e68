import { fragment, raw, type Fragment } from '../store/sql';

/** Asks a view to tell the rows that a change brought (`after`, read as of the change) or took away (`before`). */
export interface Touch {
	seq: number;
	side: 'before' | 'after';
}

/** Whether the change touches the fact row `f`. */
export function isTouched(touch: Touch | null): Fragment {
	if (touch === null) return raw('false');
	return touch.side === 'after'
		? fragment`f.added_seq = cast(${touch.seq} as bigint)`
		: fragment`coalesce(f.removed_seq = cast(${touch.seq} as bigint), false)`;
}
