import { makeChange } from '../audit/change';
import { ident, sql } from '../store/sql';
import type { Db, Store } from '../store/store';
import { addMonths, dayAt, firstDay, monthOf, workingDay, type Day, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';
import { onceInCommon, type Reading } from './reading';

/** Working days of the following month by which data are due, and at which a month's figures become final. */
const DUE_WORKING_DAY = 5;
const CUT_OFF_WORKING_DAY = 8;

const dueDays = new Map<Month, Day>();

/** Asked for every cell of the calendar, so found once for each month. */
export function dueDay(month: Month): Day {
	const known = dueDays.get(month);
	if (known) return known;
	const day = workingDay(addMonths(month, 1), DUE_WORKING_DAY);
	dueDays.set(month, day);
	return day;
}

export const cutOff = (month: Month): Day => workingDay(addMonths(month, 1), CUT_OFF_WORKING_DAY);

/** The last month that the given day of the calendar has passed for. */
function lastMonth(today: Day, has: (month: Month) => boolean): Month {
	const previous = addMonths(monthOf(today), -1);
	return has(previous) ? previous : addMonths(previous, -1);
}

/** The last month whose cut-off has come: its figures are final from that day on. */
export const lastClosable = (today: Day): Month => lastMonth(today, (month) => cutOff(month) <= today);

/** The last month whose data were due before today. */
export const lastDue = (today: Day): Month => lastMonth(today, (month) => dueDay(month) < today);

/**
 * Notes the due days and closes the months whose cut-off has come, as one numbered change; does nothing when all that
 * is written already. To be called at start and hourly.
 */
export async function closeMonths(store: Store, at: Date): Promise<void> {
	const today = dayAt(at);
	const [due, closed] = [lastDue(today), lastClosable(today)];
	const before = await store.read((db) => marks(db, null));
	const newDue = before.dues.every(({ month }) => month < due);
	const newClose = before.closes.every(({ month }) => month < closed);
	if (!newDue && !newClose) return;
	const head = { action: 'months.close', subject: newClose ? closed : due, at };
	await makeChange(store, { name: 'Verdict', origin: 'calendar' }, head, async (db, seq) => {
		const instant = at.toISOString();
		if (newDue)
			await db.exec(sql`insert into month_dues (month, seq, passed_at) values (
				cast(${firstDay(due)} as date), ${seq}, cast(${instant} as timestamptz))`);
		if (newClose)
			await db.exec(sql`insert into month_closes (month, seq, closed_at) values (
				cast(${firstDay(closed)} as date), ${seq}, cast(${instant} as timestamptz))`);
		return { result: undefined, detail: { due: newDue ? due : null, closed: newClose ? closed : null } };
	});
}

/** A mark of the calendar: it holds for its month and all earlier ones, from its change on. */
export interface Mark {
	month: Month;
	seq: number;
}

export interface Marks {
	closes: Mark[];
	dues: Mark[];
}

async function marks(db: Db, asOf: AsOf): Promise<Marks> {
	const from = async (table: string): Promise<Mark[]> => {
		const rows = await db.query<{ month: Day; seq: number }>(sql`
			select month, seq from ${ident(table)}
			where cast(${asOf} as bigint) is null or seq <= cast(${asOf} as bigint) order by seq, month`);
		return rows.map(({ month, seq }) => ({ month: monthOf(month), seq }));
	};
	return { closes: await from('month_closes'), dues: await from('month_dues') };
}

/** Closings and due days up to the reading's change, the earliest first. */
export const marksOf = (reading: Reading): Promise<Marks> =>
	onceInCommon(reading, 'marks', () => marks(reading.db, reading.asOf));

/** The change at which a mark came to hold for a month, or null where none has. */
export const markedAt = (marks: readonly Mark[], month: Month): number | null =>
	marks.find((mark) => mark.month >= month)?.seq ?? null;
