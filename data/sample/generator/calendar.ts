import {
	addMonths,
	dayFromNumber,
	dayNumber,
	daysInMonth,
	firstDay,
	type Day,
	type Month
} from '../../../src/lib/time/month';

/** The month in progress, in the files' own calendar. It has 31 days, so that no month it is moved to is longer. */
export const END_MONTH: Month = '2026-10';
export const MONTHS = 36;
/** Index of the month in progress; months count from 0. */
export const LAST = MONTHS - 1;
/** Last month of the history files; from the next one on, files come month by month. */
export const HISTORY = 29;

export const monthAt = (index: number): Month => addMonths(END_MONTH, index - LAST);

const FIRST_DAYS = Array.from({ length: MONTHS + 6 }, (_, index) => dayNumber(firstDay(monthAt(index))));
const BEFORE = 60;
const TEXTS = Array.from({ length: FIRST_DAYS[MONTHS + 5]! - FIRST_DAYS[0]! + BEFORE }, (_, index) =>
	dayFromNumber(FIRST_DAYS[0]! - BEFORE + index)
);

/** Day number of a day of a month, from 1. */
export const dayIn = (month: number, dayOfMonth: number): number => FIRST_DAYS[month]! + dayOfMonth - 1;

export const lengthOf = (month: number): number => daysInMonth(monthAt(month));

/** A day as text, looked up: the generator writes a hundred thousand of them. */
export const textOf = (day: number): Day => TEXTS[day - FIRST_DAYS[0]! + BEFORE]!;

export const dayOfMonth = (day: number): number => Number(textOf(day).slice(8));

/** Index of the month a day lies in; -1 before the first. */
export function monthIndexOf(day: number): number {
	let month = Math.max(0, Math.floor((day - FIRST_DAYS[0]!) / 31));
	while (FIRST_DAYS[month + 1]! <= day) month++;
	return day < FIRST_DAYS[0]! ? -1 : month;
}
