import { individuals } from '$lib/spc/individuals';
import type { DataKind } from '$lib/metrics/kpi';
import type { CellState } from '$lib/metrics/views';
import { dayAt, lastDay, monthsBetween, type Day, type Month } from '$lib/time/month';
import { cellsOf, type Cell } from './cells';
import { grouped } from './grouped';
import { isDue } from './measure-names';
import { dueDay, markedAt, marksOf, type Mark } from './months';
import { onceInCommon, type Reading } from './reading';

/** One kind, site and month of the data calendar. */
export interface CalendarCell {
	month: Month;
	state: CellState;
	rows: number;
	rejected: number;
	importIds: number[];
}

/** The months of one site, from its first to the last that is due or told. */
export interface SiteCalendar {
	site: string;
	first: Month;
	cells: Map<Month, CalendarCell>;
	dataDate: Day | null;
	/** Rows of an ordinary month. */
	usual: number;
}

/** Fewest months with rows before a site's own history says what is little. */
const HISTORY = 6;

/**
 * What a kind has brought, by site; a kind is expected from a site from the first month that it told, unless it comes as often
 * as the organisation likes.
 */
export function calendarOf(reading: Reading, kind: DataKind): Promise<SiteCalendar[]> {
	return onceInCommon(reading, `calendar ${kind}`, async () => {
		const dues = isDue(kind) ? (await marksOf(reading)).dues : [];
		const bySite = grouped(await cellsOf(reading, kind), ({ site }) => site);
		return [...bySite].map(([site, cells]) => siteCalendar(site, cells, dues, isDue(kind)));
	});
}

function siteCalendar(site: string, cells: readonly Cell[], dues: readonly Mark[], due: boolean): SiteCalendar {
	const byMonth = grouped(cells, ({ month }) => month);
	const told = [...byMonth.keys()].sort();
	const first = told[0] ?? '';
	const last = [told.at(-1) ?? first, ...dues.map(({ month }) => month)].sort().at(-1) as Month;
	const began = cells.map(({ createdAt }) => createdAt).sort()[0] ?? '';
	const rowsOf = (month: Month) => (byMonth.get(month) ?? []).reduce((rows, cell) => rows + cell.rows, 0);
	const ended = told.filter((month) => hasEnded(byMonth.get(month) ?? [], month));
	const rows = ended.map(rowsOf);
	const least = !due || rows.length < HISTORY ? null : (individuals(rows).lower[0] ?? null);
	const calendar = new Map<Month, CalendarCell>();
	for (const month of monthsBetween(first, last)) {
		const some = byMonth.get(month) ?? [];
		calendar.set(month, {
			month,
			state: stateOf(month, some, markedAt(dues, month) !== null, dayAt(new Date(began)), least),
			rows: rowsOf(month),
			rejected: some.reduce((sum, cell) => sum + cell.rejected, 0),
			importIds: some.map(({ importId }) => importId)
		});
	}
	const dataDate = cells
		.map((cell) => cell.dataDate ?? '')
		.sort()
		.at(-1);
	const usual = rows.length === 0 ? 0 : rows.reduce((sum, count) => sum + count, 0) / rows.length;
	return { site, first, cells: calendar, dataDate: dataDate || null, usual };
}

const hasEnded = (cells: readonly Cell[], month: Month): boolean =>
	cells.some(({ dataDate }) => dataDate !== null && dataDate >= lastDay(month));

/**
 * Partial: the data end before the month does, or are fewer than this site's history lets expect. Late: complete only
 * after the day due; a history brought when a site begins is not late.
 */
function stateOf(month: Month, cells: readonly Cell[], isDue: boolean, began: Day, least: number | null): CellState {
	if (cells.length === 0) return isDue ? 'missing' : 'not_due';
	const rows = cells.reduce((sum, cell) => sum + cell.rows, 0);
	if (!hasEnded(cells, month)) return isDue || rows > 0 ? 'partial' : 'not_due';
	if (least !== null && rows < least) return 'partial';
	const complete = cells.filter((cell) => hasEnded([cell], month)).map(({ createdAt }) => dayAt(new Date(createdAt)));
	const arrived = complete.sort()[0] as Day;
	return arrived > dueDay(month) && began <= dueDay(month) ? 'late' : 'complete';
}
