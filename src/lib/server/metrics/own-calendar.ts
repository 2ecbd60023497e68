import { fragment, statement } from '../store/sql';
import type { DataKind } from '$lib/metrics/kpi';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { inForce } from './as-of';
import { calendarOf, type CalendarCell, type SiteCalendar } from './calendar';
import type { KpiDefinition } from './definition';
import { grouped } from './grouped';
import { markedAt, marksOf } from './months';
import { hasNoTotal } from './own-kpis';
import { onceInCommon, type Reading } from './reading';

/** What stands behind the values of a KPI, by kind and site. */
export async function calendarsFor(
	reading: Reading,
	kpi: KpiDefinition
): Promise<{ kind: DataKind; calendar: SiteCalendar }[]> {
	const found: { kind: DataKind; calendar: SiteCalendar }[] = [];
	if (kpi.own) return (await ownCalendars(reading, kpi)).map((calendar) => ({ kind: 'measures', calendar }));
	for (const kind of kpi.needs) for (const calendar of await calendarOf(reading, kind)) found.push({ kind, calendar });
	return found;
}

interface MeasuredCell {
	kpi: string;
	site: string;
	month: Month;
}

/** Which sites and months each KPI among the measures has a row for. */
const measuredCells = (reading: Reading): Promise<Map<string, MeasuredCell[]>> =>
	onceInCommon(reading, 'measured cells', async () => {
		const rows = await reading.db.query<MeasuredCell & { month: Day }>(
			statement(fragment`select m.kpi, coalesce(m.site, 'unassigned') as site, m.month from measures m
				where ${inForce('m', reading.asOf)} order by m.kpi, m.month, m.site`)
		);
		return grouped(
			rows.map((row) => ({ ...row, month: monthOf(row.month) })),
			({ kpi }) => kpi
		);
	});

/**
 * The calendar of one declared KPI. It is counted as often as the organisation likes: only a month that some site told and
 * another, which had begun, did not is a gap in the total.
 */
async function ownCalendars(reading: Reading, kpi: KpiDefinition): Promise<SiteCalendar[]> {
	const cells = (await measuredCells(reading)).get(kpi.id) ?? [];
	const { dues } = await marksOf(reading);
	const files = new Map((await calendarOf(reading, 'measures')).map((calendar) => [calendar.site, calendar]));
	const told = [...new Set(cells.map(({ month }) => month))];
	return [...grouped(cells, ({ site }) => site)].map(([site, own]) => {
		const months = new Set(own.map(({ month }) => month));
		const first = [...months].sort()[0] as Month;
		const file = files.get(site);
		const all = new Map<Month, CalendarCell>();
		for (const month of told.filter((one) => one >= first)) {
			const here = file?.cells.get(month) ?? { month, state: 'not_due', rows: 0, rejected: 0, importIds: [] };
			const isGap = !months.has(month) && !hasNoTotal(kpi) && markedAt(dues, month) !== null;
			if (months.has(month) || isGap) all.set(month, isGap ? { ...here, state: 'missing', importIds: [] } : here);
		}
		return { site, first, cells: all, dataDate: file?.dataDate ?? null, usual: 1 };
	});
}
