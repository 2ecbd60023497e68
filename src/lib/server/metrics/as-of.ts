import { fragment, raw, type Fragment } from '../store/sql';
import type { DataKind } from '$lib/metrics/kpi';

/** A change number up to which imports and undos count; null reads what is current. */
export type AsOf = number | null;

/** Condition on versioned rows: in force as of a change. `alias` is ours. */
export function inForce(alias: string, asOf: AsOf): Fragment {
	const column = (name: string) => raw(`${alias}.${name}`);
	if (asOf === null) return fragment`${column('removed_seq')} is null`;
	return fragment`${column('added_seq')} <= cast(${asOf} as bigint)
		and (${column('removed_seq')} is null or ${column('removed_seq')} > cast(${asOf} as bigint))`;
}

/** Condition on imports: committed and not undone as of a change. */
export function importInForce(alias: string, asOf: AsOf): Fragment {
	const column = (name: string) => raw(`${alias}.${name}`);
	if (asOf === null) return fragment`${column('undone_seq')} is null`;
	return fragment`${column('seq')} <= cast(${asOf} as bigint)
		and (${column('undone_seq')} is null or ${column('undone_seq')} > cast(${asOf} as bigint))`;
}

/** Site and the day up to which the data of this kind speak there: the latest of the imports in force. */
export const dataDates = (kind: DataKind, asOf: AsOf): Fragment => fragment`
	select s.site, max(s.data_date) as data_date
	from import_sites s join imports i on i.import_id = s.import_id
	where i.kind = ${kind} and ${importInForce('i', asOf)}
	group by s.site`;
