import { makeChange } from '../audit/change';
import { sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { addMonths, firstDay, monthOf, workingDay, type Day, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';

/** Working days of the following month by which data are due, and at which a month's figures become final. */
const DUE_WORKING_DAY = 5;
const CUT_OFF_WORKING_DAY = 8;

export const dueDay = (month: Month): Day => workingDay(addMonths(month, 1), DUE_WORKING_DAY);
export const cutOff = (month: Month): Day => workingDay(addMonths(month, 1), CUT_OFF_WORKING_DAY);

/** The local calendar day of an instant. */
export function dayAt(at: Date): Day {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last month whose cut-off has come. */
export function lastDueMonth(today: Day): Month {
	const previous = addMonths(monthOf(today), -1);
	return cutOff(previous) <= today ? previous : addMonths(previous, -1);
}

/** Closes the months whose cut-off has come, as one numbered change; does nothing when all are closed already. */
export async function closeMonths(store: Store, at: Date): Promise<void> {
	const due = lastDueMonth(dayAt(at));
	const [latest] = await store.query<{ month: Day | null }>(sql`select max(month) as month from month_closes`);
	if (latest?.month && monthOf(latest.month) >= due) return;
	const head = { action: 'months.close', subject: due, at };
	await makeChange(store, { name: 'Verdict', origin: 'calendar' }, head, async (db, seq) => {
		await db.exec(sql`insert into month_closes (month, seq, closed_at) values (
			cast(${firstDay(due)} as date), ${seq}, cast(${at.toISOString()} as timestamptz))`);
		return { result: undefined, detail: { month: due } };
	});
}

/** Closings up to a change, the earliest first. */
export async function listCloses(db: Db, asOf: AsOf): Promise<{ month: Month; seq: number }[]> {
	const rows = await db.query<{ month: Day; seq: number }>(sql`
		select month, seq from month_closes
		where cast(${asOf} as bigint) is null or seq <= cast(${asOf} as bigint) order by seq, month`);
	return rows.map(({ month, seq }) => ({ month: monthOf(month), seq }));
}

/** The change at which a month was closed; with a month all earlier ones are. */
export const closedAt = (closes: readonly { month: Month; seq: number }[], month: Month): number | null =>
	closes.find((close) => close.month >= month)?.seq ?? null;
