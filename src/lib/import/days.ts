import { addMonths, isDay, monthIndex, monthOf, type Day, type Month } from '../time/month';

/** How many rows name a day. */
export interface DayCount {
	day: Day;
	rows: number;
}

/** Rows per day of each month of a date field; swapped day and month show as months that have nothing behind the 12th. */
export interface DaysOfField {
	field: string;
	/** The latest months that occur, in their order; `days[0]` is the first of the month. */
	months: { month: Month; days: number[] }[];
	/** Rows of the months before those. */
	earlier: number;
}

export interface MonthSpan {
	from: Month;
	to: Month;
}

const MONTHS_SHOWN = 36;
const LONGEST_MONTH = 31;
/** The last day that can be a month as well. */
const LAST_MONTH = 12;
/** Fewer rows or months than these say nothing. */
const LEAST_ROWS = 10;
const LEAST_MONTHS = 6;
/** Rows behind the 12th from which a column tells where its dates lie. */
const LEAST_CERTAIN = 3;
/** Most of the rows that may lie where they should as they are read, least of them that must once swapped. */
const FIT_AS_READ = 0.5;
const FIT_SWAPPED = 0.95;

const dayOfMonth = (day: Day): number => Number(day.slice(8));

/** The histogram of a field, bounded: its latest months day by day, the rest as one count. */
export function daysOfField(field: string, counts: readonly DayCount[]): DaysOfField {
	const months = new Map<Month, number[]>();
	for (const { day, rows } of counts) {
		const month = monthOf(day);
		const days = months.get(month) ?? Array.from({ length: LONGEST_MONTH }, () => 0);
		const at = dayOfMonth(day) - 1;
		days[at] = (days[at] ?? 0) + rows;
		months.set(month, days);
	}
	const sorted = [...months].map(([month, days]) => ({ month, days })).sort((a, b) => (a.month < b.month ? -1 : 1));
	const rest = sorted.slice(0, -MONTHS_SHOWN).flatMap(({ days }) => days);
	return { field, months: sorted.slice(-MONTHS_SHOWN), earlier: rest.reduce((sum, rows) => sum + rows, 0) };
}

/** The months in which a column has days behind the 12th: those nobody can have swapped. Null where there are too few. */
export function certainMonths(counts: readonly DayCount[]): MonthSpan | null {
	const certain = counts.filter(({ day }) => dayOfMonth(day) > LAST_MONTH);
	return rowsOf(certain) < LEAST_CERTAIN ? null : spanOf(certain);
}

/**
 * Where a column lies as it is read, if its day and month are probably swapped: half of the rows that could be swapped lie
 * outside the months that are expected, and nearly all of them inside once swapped. What is expected is told by the days
 * of the column itself that cannot be swapped, else by `others`. A column that lies where it should is never suspected.
 */
export function suspectSwap(counts: readonly DayCount[], others: MonthSpan | null): MonthSpan | null {
	const open = spread(counts);
	const expected = certainMonths(counts) ?? others;
	if (!open || !expected) return null;
	const all = rowsOf(open);
	const fit = (days: readonly DayCount[]) => rowsOf(days.filter(({ day }) => isWithin(day, expected))) / all;
	const swapped = open.map(({ day, rows }) => ({ day: swap(day), rows }));
	return fit(open) <= FIT_AS_READ && fit(swapped) >= FIT_SWAPPED ? spanOf(open) : null;
}

/** Whether a column is spread so that swapping could explain it: only then it is worth asking what is expected. */
export const mayBeSwapped = (counts: readonly DayCount[]): boolean => spread(counts) !== null;

/** The days that would be others if swapped, where they are many and spread over half a year; else null. */
function spread(counts: readonly DayCount[]): DayCount[] | null {
	const open = counts.filter(({ day }) => dayOfMonth(day) <= LAST_MONTH && swap(day) !== day);
	const months = new Set(open.map(({ day }) => monthOf(day)));
	return rowsOf(open) >= LEAST_ROWS && months.size >= LEAST_MONTHS ? open : null;
}

/** Months from `before` before the span to `after` behind it. */
export const widened = ({ from, to }: MonthSpan, before: number, after: number): MonthSpan => ({
	from: addMonths(from, -before),
	to: addMonths(to, after)
});

/** One span over all of them. */
export function spanOver(spans: readonly MonthSpan[]): MonthSpan | null {
	const months = spans.flatMap(({ from, to }) => [from, to]).sort((a, b) => monthIndex(a) - monthIndex(b));
	const [from, to] = [months[0], months.at(-1)];
	return from && to ? { from, to } : null;
}

const spanOf = (counts: readonly DayCount[]): MonthSpan | null =>
	spanOver(counts.map(({ day }) => ({ from: monthOf(day), to: monthOf(day) })));

const isWithin = (day: Day, { from, to }: MonthSpan): boolean => monthOf(day) >= from && monthOf(day) <= to;

const rowsOf = (counts: readonly DayCount[]): number => counts.reduce((sum, { rows }) => sum + rows, 0);

function swap(day: Day): Day {
	const swapped = `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;
	return isDay(swapped) ? swapped : day;
}
