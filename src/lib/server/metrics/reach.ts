import type { DataKind } from '$lib/metrics/kpi';
import { lastDay, monthOf, type Month } from '$lib/time/month';
import { calendarOf, type SiteCalendar } from './calendar';
import { KINDS } from './coverage';
import { isDue } from './measure-names';
import { onceInCommon, type Reading } from './reading';

interface Reach {
	dataTo: Month | null;
	inProgress: Month | null;
}

/**
 * How far the data go. `dataTo`: the last month whose end every kind has reached at every site that it is expected
 * from, apart from cells that are due and missing: those are named beside it. `inProgress`: the latest month that any
 * data speak of, where that is a later one.
 */
export const reach = (reading: Reading): Promise<Reach> => onceInCommon(reading, 'reach', () => findReach(reading));

async function findReach(reading: Reading): Promise<Reach> {
	const of = async (some: (kind: DataKind) => boolean) =>
		(await Promise.all(KINDS.filter(some).map((kind) => calendarOf(reading, kind)))).flat();
	// What comes as often as anybody likes says how far the data go only where there is nothing else.
	const due = await of(isDue);
	const calendars = due.length > 0 ? due : await of(() => true);
	const months = [...new Set(calendars.flatMap(({ cells }) => [...cells.keys()]))].sort().reverse();
	const expected = (calendar: SiteCalendar, month: Month) => due.length > 0 || calendar.cells.has(month);
	const dataTo =
		months.find((month) =>
			isReached(
				calendars.filter((calendar) => expected(calendar, month)),
				month
			)
		) ?? null;
	const latest = calendars.flatMap(({ dataDate }) => (dataDate === null ? [] : [monthOf(dataDate)])).sort();
	const inProgress = latest.at(-1) ?? null;
	return { dataTo, inProgress: inProgress !== null && (dataTo === null || inProgress > dataTo) ? inProgress : null };
}

/** Whether the month has ended wherever something is expected, and anything has come for it at all. */
function isReached(calendars: readonly SiteCalendar[], month: Month): boolean {
	const come = calendars.filter(({ first, cells }) => first <= month && cells.get(month)?.state !== 'missing');
	return come.length > 0 && come.every(({ dataDate }) => dataDate !== null && dataDate >= lastDay(month));
}
