import { dayAt, lastDay, type Day, type Month } from '$lib/time/month';
import { everyCell, ofCells, type CellCount } from './cell-counts';
import { cellsOf, type Cell } from './cells';
import { grouped } from './grouped';
import { isDue } from './measure-names';
import { dueDay, markedAt, marksOf } from './months';

/**
 * Cells complete on or before their day due, of those due since their site began with the kind: a history that comes with
 * the first file was never asked for in time.
 */
export const timeliness = ofCells('timeliness', async (reading) => {
	const { dues } = await marksOf(reading);
	const counts: CellCount[] = [];
	const arrivals = new Map<string, Map<string, Cell[]>>();
	for (const { kind, calendar, cell } of await everyCell(reading, isDue)) {
		if (markedAt(dues, cell.month) === null) continue;
		const ofKind = arrivals.get(kind) ?? grouped(await cellsOf(reading, kind), ({ site }) => site);
		arrivals.set(kind, ofKind);
		const told = ofKind.get(calendar.site) ?? [];
		const began = dayOf(told.map(({ createdAt }) => createdAt));
		if (began === null || began > dueDay(cell.month)) continue;
		const came = completeOn(told, cell.month);
		const onTime = came !== null && came <= dueDay(cell.month);
		counts.push({ site: calendar.site, month: cell.month, numerator: onTime ? 1 : 0, denominator: 1 });
	}
	return counts;
});

/** The day on which the first file came that speaks for the whole of the month. */
const completeOn = (told: readonly Cell[], month: Month): Day | null =>
	dayOf(
		told
			.filter((cell) => cell.month === month && cell.dataDate !== null && cell.dataDate >= lastDay(month))
			.map(({ createdAt }) => createdAt)
	);

/** The day of the earliest of these moments. */
function dayOf(moments: readonly string[]): Day | null {
	const [first] = moments.toSorted();
	return first === undefined ? null : dayAt(new Date(first));
}
