import { currentSeq } from '../audit/change';
import type { Db } from '../store/store';
import type { DataKind } from '$lib/metrics/kpi';
import type { Coverage, CoverageCell } from '$lib/metrics/views';
import { addMonths, monthsBetween, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';
import { calendarOf, type SiteCalendar } from './calendar';
import { onceInCommon, readingOf, type Reading } from './reading';

export const KINDS: readonly DataKind[] = ['deliveries', 'defects', 'complaints', 'volumes', 'measures'];

/** The data calendar of the last `months` months up to the latest that is told or due; empty for an empty store. */
export async function coverage(
	db: Db,
	{ months = 12, asOf = null }: { months?: number; asOf?: AsOf } = {}
): Promise<Coverage & { seq: number }> {
	const reading = readingOf(db, asOf);
	const rows = await calendars(reading);
	const last = lastMonth(rows.map(({ calendar }) => calendar));
	const shown = last === null ? [] : monthsBetween(addMonths(last, 1 - months), last);
	return {
		months: shown,
		rows: rows.map(({ kind, calendar }) => ({
			kind,
			site: calendar.site,
			dataDate: calendar.dataDate,
			cells: shown.map((month) => cellAt(calendar, month))
		})),
		seq: asOf ?? (await currentSeq(db))
	};
}

async function calendars(reading: Reading): Promise<{ kind: DataKind; calendar: SiteCalendar }[]> {
	const found: { kind: DataKind; calendar: SiteCalendar }[] = [];
	for (const kind of KINDS)
		for (const calendar of (await calendarOf(reading, kind)).toSorted(bySite)) found.push({ kind, calendar });
	return found;
}

const human = new Intl.Collator('en');

/** Names as people sort them, what nobody assigned last. */
export const byName = (a: string, b: string): number =>
	Number(a === 'unassigned') - Number(b === 'unassigned') || human.compare(a, b);

const bySite = (a: SiteCalendar, b: SiteCalendar): number => byName(a.site, b.site);

function lastMonth(calendars: readonly SiteCalendar[]): Month | null {
	return (
		calendars
			.flatMap(({ cells }) => [...cells.keys()])
			.sort()
			.at(-1) ?? null
	);
}

function cellAt(calendar: SiteCalendar, month: Month): CoverageCell {
	const state = month < calendar.first ? 'before_start' : 'not_due';
	return calendar.cells.get(month) ?? { month, state, rows: 0, rejected: 0, importIds: [] };
}

/** Cells that were due and have not come, the latest first. */
export const missingCells = (reading: Reading): Promise<{ kind: DataKind; site: string; month: Month }[]> =>
	onceInCommon(reading, 'missing cells', async () => missingIn(await calendars(reading)));

function missingIn(rows: { kind: DataKind; calendar: SiteCalendar }[]) {
	return rows
		.flatMap(({ kind, calendar }) =>
			[...calendar.cells.values()]
				.filter(({ state }) => state === 'missing')
				.map(({ month }) => ({ kind, site: calendar.site, month }))
		)
		.sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0));
}
