import {
	certainMonths,
	mayBeSwapped,
	spanOver,
	suspectSwap,
	widened,
	type DayCount,
	type MonthSpan
} from '$lib/import/days';
import { monthOf, type Day } from '$lib/time/month';
import { fragment, ident, join, sql } from '../store/sql';
import type { Db } from '../store/store';
import { addFileFinding } from './findings';
import type { Staged } from './staged';

/** Rows per day, by date field. */
export type DayCounts = ReadonlyMap<string, readonly DayCount[]>;

/** Counts the days of each date column, rejected rows among them: a swapped day is often rejected. Each column is read once. */
export async function countDays({ work, given, records }: Staged): Promise<DayCounts> {
	const fields = given.filter(({ name, type }) => type === 'day' && name in records.columns.columns);
	const counts = new Map<string, DayCount[]>(fields.map(({ name }) => [name, []]));
	if (fields.length === 0) return counts;
	const columns = fields.map(
		({ name }) => fragment`select ${name} as field, ${ident(name)} as day, cast(count(*) as integer) as rows
			from staged where ${ident(name)} is not null group by ${ident(name)}`
	);
	const rows = await work.query<DayCount & { field: string }>(sql`${join(columns, ' union all ')}`);
	for (const { field, day, rows: count } of rows) counts.get(field)?.push({ day, rows: count });
	return counts;
}

/**
 * Points out the fields whose day and month are probably swapped, held against the file's other date columns, or against
 * what the store holds already where those tell nothing.
 */
export async function findSwappedDays(db: Db, staged: Staged, counts: DayCounts): Promise<void> {
	for (const [field, days] of counts) {
		if (!mayBeSwapped(days)) continue;
		const others = [...counts].filter(([name, other]) => name !== field && !mayBeSwapped(other));
		const span = spanOver(others.flatMap(([, other]) => certainMonths(other) ?? []));
		const suspect = suspectSwap(days, span ? widened(span, 1, 1) : await storedMonths(db, staged, field));
		if (suspect) await addFileFinding(db, staged, 'day_month_swapped', field, `${suspect.from} to ${suspect.to}`);
	}
}

/** The months around the latest day of a field that the store knows to be past: where the next file is expected. */
async function storedMonths(db: Db, { kind, today }: Staged, field: string): Promise<MonthSpan | null> {
	const day = ident(field);
	const [row] = await db.query<{ latest: Day | null }>(sql`select max(${day}) as latest from ${ident(kind.id)}
		where removed_seq is null and ${day} <= cast(${today} as date)`);
	return row?.latest ? widened({ from: monthOf(row.latest), to: monthOf(row.latest) }, 1, 2) : null;
}
