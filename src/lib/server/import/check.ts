import type { Fragment } from '../store/sql';

/** A test of every row: the rows it hits get this issue. `value` is what the issue shows of the row. */
export interface Check {
	code: string;
	field: string | null;
	hits: Fragment;
	value: Fragment;
}
