import type { DateOrder, ImportRequest, NumberFormat } from '$lib/import/answer';
import type { Field, Kind } from '$lib/import/kind';
import type { Day } from '$lib/time/month';
import type { Fragment } from '../store/sql';
import type { Workspace } from '../store/store';
import type { KeyForm } from './keys';
import type { MeasuredKpi } from './measured-kpis';
import type { Records } from './read';

/** A field whose cells were looked up, and whether some of them mean a fault or a remark. */
export interface Lookup {
	field: Field;
	issues: boolean;
}

/** A file in the workspace: table `staged`, one row per record, a typed column per given field, `row_key` and `row_hash`. */
export interface Staged {
	work: Workspace;
	kind: Kind;
	request: ImportRequest;
	records: Records;
	/** Measures only: the KPIs that a row may name. */
	measured: readonly MeasuredKpi[];
	/** Day of the upload. */
	today: Day;
	form: KeyForm | null;
	/** Fields the file gives, by a column or by one value for all rows. */
	given: readonly Field[];
	has: (field: string) => boolean;
	/** Physical line of a row of `staged`. */
	line: Fragment;
	dateOrder: Record<string, DateOrder>;
	numberFormat: NumberFormat | null;
	/** Fields with cells beyond the plain forms; empty for a clean file. Their text is in `cells`, their meaning in `lookup_…`. */
	lookups: readonly Lookup[];
}
