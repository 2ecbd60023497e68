import type { DataKind } from '$lib/metrics/kpi';
import type { Month } from '$lib/time/month';
import { calendarOf, type CalendarCell, type SiteCalendar } from './calendar';
import { KINDS } from './coverage';
import type { Compute, Measured } from './definition';
import { grouped } from './grouped';
import { onceInCommon, type Reading } from './reading';

/** What one kind, site and month adds to a KPI of the calendar. */
export interface CellCount {
	site: string;
	month: Month;
	numerator: number;
	denominator: number;
}

/** Every cell of the calendar, of all kinds or of some. */
export async function everyCell(
	reading: Reading,
	of: (kind: DataKind) => boolean = () => true
): Promise<{ kind: DataKind; calendar: SiteCalendar; cell: CalendarCell }[]> {
	const found: { kind: DataKind; calendar: SiteCalendar; cell: CalendarCell }[] = [];
	for (const kind of KINDS.filter(of))
		for (const calendar of await calendarOf(reading, kind))
			for (const cell of calendar.cells.values()) found.push({ kind, calendar, cell });
	return found;
}

/** A KPI of the calendar: its cells are counted once for all scopes, which are the sites. */
export const ofCells =
	(name: string, countsOf: (reading: Reading) => Promise<CellCount[]>): Compute =>
	async (reading, scope, by) => {
		const { all, bySite } = await onceInCommon(reading, `cells counted ${name}`, async () => {
			const counts = await countsOf(reading);
			const sites = [...grouped(counts, (count) => count.site)];
			return { all: addedUp(counts), bySite: new Map(sites.map(([at, own]) => [at, addedUp(own)])) };
		});
		const { site } = scope;
		if (by === 'site') return new Map([...bySite].filter(([at]) => site === undefined || at === site));
		return new Map([['', site === undefined ? all : (bySite.get(site) ?? new Map<Month, Measured>())]]);
	};

function addedUp(counts: readonly CellCount[]): Map<Month, Measured> {
	const months = new Map<Month, Measured>();
	for (const { month, ...count } of counts) {
		const before = months.get(month);
		const numerator = (before?.numerator ?? 0) + count.numerator;
		const denominator = (before?.denominator ?? 0) + count.denominator;
		const value = denominator === 0 ? null : numerator / denominator;
		months.set(month, { value, numerator, denominator, n: denominator, remark: null });
	}
	return months;
}
