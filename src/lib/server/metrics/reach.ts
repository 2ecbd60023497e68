import { lastDay, monthOf, type Month } from '$lib/time/month';
import { calendarOf, type SiteCalendar } from './calendar';
import { KINDS } from './coverage';
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
	const calendars = (await Promise.all(KINDS.map((kind) => calendarOf(reading, kind)))).flat();
	const months = [...new Set(calendars.flatMap(({ cells }) => [...cells.keys()]))].sort().reverse();
	const dataTo = months.find((month) => isReached(calendars, month)) ?? null;
	const latest = calendars.flatMap(({ dataDate }) => (dataDate === null ? [] : [monthOf(dataDate)])).sort();
	const inProgress = latest.at(-1) ?? null;
	return { dataTo, inProgress: inProgress !== null && (dataTo === null || inProgress > dataTo) ? inProgress : null };
}

/** Whether the month has ended wherever something is expected, and anything has come for it at all. */
function isReached(calendars: readonly SiteCalendar[], month: Month): boolean {
	const come = calendars.filter(({ first, cells }) => first <= month && cells.get(month)?.state !== 'missing');
	return come.length > 0 && come.every(({ dataDate }) => dataDate !== null && dataDate >= lastDay(month));
}
