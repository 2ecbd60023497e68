import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { raw, sql } from '../store/sql';
import type { Db } from '../store/store';
import { originOf } from './mended';
import type { Staged } from './staged';

export interface Spoken {
	first: Month;
	last: Month;
	/** Months and sites without rows are spoken of too: they have zero. */
	zeros: boolean;
}

/**
 * The day of `incoming` by which a row has come to an end, never before the day that decides its month; null while it is
 * open: what is still open, or ended late, is carried from file to file and says nothing of the months between.
 */
const ENDED: Record<DataKind, string> = {
	deliveries: `case when coalesce(delivered_date, short_closed_date, cancelled_date) is not null
		then greatest(promised_date, delivered_date, short_closed_date, cancelled_date) end`,
	defects: `case when disposition is distinct from 'open' then greatest(date, disposition_date) end`,
	complaints: 'case when closed_date is not null then greatest(received_date, closed_date) end',
	volumes: 'month',
	measures: 'month'
};

/**
 * The months a file speaks for: in replace mode those asked for, else from the first in which one of its accepted rows came
 * to an end; in both up to its data date. Mended rows speak for no more than their origin did, and only where they are.
 */
export async function spokenMonths(db: Db, staged: Staged, dataDate: Day): Promise<Spoken> {
	const { request, kind, has } = staged;
	const last = monthOf(dataDate);
	const origin = await originOf(db, staged);
	if (origin) return { first: origin.first, last: origin.last, zeros: false };
	// Of what an organisation counts itself no row is no number: it may be counted every other month.
	const zeros = kind.id !== 'measures';
	if (request.mode === 'replace' && request.months) {
		const { from, to } = request.months;
		return { first: from, last: to < last ? to : last, zeros };
	}
	// Without a column that says when complaints end, each is told once.
	const ended = raw(kind.id === 'complaints' && !has('closed_date') ? 'received_date' : ENDED[kind.id]);
	const [row] = await db.query<{ first: Day | null }>(
		sql`select min(ended) as first from (select ${ended} as ended from incoming) where ended <= cast(${dataDate} as date)`
	);
	return { first: row?.first ? monthOf(row.first) : last, last, zeros };
}
