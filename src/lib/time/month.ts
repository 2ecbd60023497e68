import { Problem } from '../problem';

/** A calendar month, 'YYYY-MM'. Months compare and sort as text. */
export type Month = string;
/** A calendar day, 'YYYY-MM-DD'. Days compare and sort as text. */
export type Day = string;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MILLISECONDS_PER_DAY = 86_400_000;

export const isMonth = (text: string): boolean => MONTH.test(text);

/** Whether the text is a day that exists in the calendar: 2026-02-30 does not. */
export function isDay(text: string): boolean {
	const match = DAY.exec(text);
	return match !== null && Number(match[3]) <= daysInMonth(text.slice(0, 7));
}

/** Reads a month from a parameter; refuses anything but 'YYYY-MM'. */
export function parseMonth(text: string, parameter = 'month'): Month {
	if (isMonth(text)) return text;
	throw new Problem('invalid_month', 400, `${parameter} must be a month such as 2026-09.`, { parameter });
}

/** Months since year 0; the difference of two is a number of months. */
export const monthIndex = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

export function monthFromIndex(index: number): Month {
	const year = Math.floor(index / 12);
	return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

export const addMonths = (month: Month, count: number): Month => monthFromIndex(monthIndex(month) + count);

/** All months from `from` to `to`, both included; empty when `to` lies before `from`. */
export function monthsBetween(from: Month, to: Month): Month[] {
	const months: Month[] = [];
	for (let index = monthIndex(from); index <= monthIndex(to); index++) months.push(monthFromIndex(index));
	return months;
}

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const firstDay = (month: Month): Day => `${month}-01`;

export function daysInMonth(month: Month): number {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

export const lastDay = (month: Month): Day => `${month}-${String(daysInMonth(month)).padStart(2, '0')}`;

/** Days since 1970-01-01; the difference of two is a number of calendar days. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;

export const dayFromNumber = (number: number): Day =>
	new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

export const addDays = (day: Day, count: number): Day => dayFromNumber(dayNumber(day) + count);

/** The n-th Monday-to-Friday of a month, the due day and cut-off of the data calendar. */
export function workingDay(month: Month, n: number): Day {
	let day = firstDay(month);
	for (let left = n; ; day = addDays(day, 1)) {
		const weekday = (dayNumber(day) + 4) % 7; // 1970-01-01 was a Thursday: 0 = Sunday
		if (weekday !== 0 && weekday !== 6 && --left === 0) return day;
	}
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day that the calendar on the wall of this machine shows at an instant. */
export const dayAt = (at: Date): Day =>
	`${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
