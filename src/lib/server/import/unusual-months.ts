import { individuals } from '$lib/spc/individuals';
import { addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '$lib/time/month';
import { fragment, ident, raw, sql } from '../store/sql';
import type { Db } from '../store/store';
import { measures, monthOfRow, NO_SITE } from './fact-tables';
import { addFileFinding } from './findings';
import { spokenMonths } from './spoken-months';
import type { Staged } from './staged';

/** Fewest complete months before one says what is usual, and most of them that are looked at. */
const LEAST_MONTHS = 6;
const MOST_MONTHS = 24;
/** Part of the usual rows within which nothing is far from usual, however steady a site is. */
const NEAR = 0.2;

/** Rows of a month beyond the limits of the months before it. */
export interface Unusual {
	code: 'fewer_rows_than_usual' | 'more_rows_than_usual';
	lower: number;
	upper: number;
}

/** Whether a month has far fewer or more rows than the months before it: beyond their control limits, and by a fifth at least. */
export function unusual(rows: number, earlier: readonly number[]): Unusual | null {
	const history = earlier.slice(-MOST_MONTHS);
	if (history.length < LEAST_MONTHS) return null;
	const { centre, lower, upper } = individuals(history);
	const [usual, least, most] = [centre[0] ?? 0, Math.max(0, lower[0] ?? 0), upper[0] ?? Infinity];
	if (Math.abs(rows - usual) < NEAR * usual) return null;
	const limits = { lower: Math.ceil(least), upper: Math.floor(most) };
	if (rows < least) return { code: 'fewer_rows_than_usual', ...limits };
	return rows > most ? { code: 'more_rows_than_usual', ...limits } : null;
}

/** A site's month as it was before the import and is after it. */
interface MonthRows {
	site: string;
	month: Month;
	before: number;
	after: number;
}

/**
 * Points out months that the file speaks for and that now have far fewer or more rows than usual at a site: months that have
 * ended, that the file altered or told first, held against the complete months that earlier imports told before them.
 */
export async function findUnusualMonths(
	db: Db,
	staged: Staged,
	seq: number,
	sites: readonly string[],
	dataDate: Day
): Promise<void> {
	// How many KPIs an organisation counts itself, and how often, is its own affair.
	if (staged.kind.id === 'measures') return;
	const told = await toldMonths(db, staged, sites);
	if (![...told.values()].some((months) => months.length >= LEAST_MONTHS)) return;
	const { first, last } = await spokenMonths(db, staged, dataDate);
	const counted = addMonths(first, -MOST_MONTHS);
	const counts = new Map(
		(await countMonths(db, staged, seq, sites, counted, last)).map((one) => [`${one.site} ${one.month}`, one])
	);
	for (const [site, months] of told)
		for (let month = first; month <= last; month = addMonths(month, 1)) {
			if (lastDay(month) > dataDate || month >= monthOf(staged.today)) break;
			const rowsOf = (one: Month) => counts.get(`${site} ${one}`) ?? { before: 0, after: 0 };
			const { before, after } = rowsOf(month);
			if (before === after && months.includes(month)) continue;
			const history = months.filter((one) => one >= counted && one < month).map((one) => rowsOf(one).after);
			const found = unusual(after, history);
			if (!found) continue;
			const { code, lower, upper } = found;
			await addFileFinding(db, staged, code, null, `${site} ${month}, ${after} rows instead of ${lower} to ${upper}`);
		}
}

/** The months of each site that earlier imports told to their end, in order. */
async function toldMonths(db: Db, { kind }: Staged, sites: readonly string[]): Promise<Map<string, Month[]>> {
	const rows = await db.query<{ site: string; month: Day }>(sql`
		select distinct c.site, c.month from import_cells c
		join imports i on i.import_id = c.import_id
		join import_sites s on s.import_id = c.import_id and s.site = c.site
		where i.kind = ${kind.id} and i.undone_seq is null and c.site = any(${[...sites]}) and s.data_date >= last_day(c.month)
		order by c.site, c.month`);
	const told = new Map<string, Month[]>();
	for (const { site, month } of rows) told.set(site, [...(told.get(site) ?? []), monthOf(month)]);
	return told;
}

/** Rows of the sites by month; of volumes those that the file measures. */
async function countMonths(
	db: Db,
	{ kind, has }: Staged,
	seq: number,
	sites: readonly string[],
	from: Month,
	to: Month
): Promise<MonthRows[]> {
	const measured = measures(kind).flatMap(({ name }) => (has(name) ? [name] : []));
	const spokenOf = kind.id === 'volumes' ? fragment`and measure = any(${measured})` : raw('');
	const rows = await db.query<MonthRows & { month: Day }>(sql`
		select coalesce(site, ${NO_SITE}) as site, ${monthOfRow(kind)} as month,
			cast(count(*) filter (where added_seq <> ${seq}) as integer) as before,
			cast(count(*) filter (where removed_seq is null) as integer) as after
		from ${ident(kind.id)}
		where (removed_seq is null or removed_seq = ${seq}) and coalesce(site, ${NO_SITE}) = any(${[...sites]}) ${spokenOf}
			and ${ident(kind.month)} between cast(${firstDay(from)} as date) and cast(${lastDay(to)} as date)
		group by 1, 2`);
	return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}
