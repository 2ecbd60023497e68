import { firstDay, isDay, type Day } from '../time/month';
import type { DateOrder, Question } from './answer';
import { trimCell } from './cell';
import { DAY_FORMS, FORMS, MONTH_YEAR, NAMED_MONTH, WEEKDAY, YEAR_MONTH, type DayForm } from './date-forms';
import { monthNumber } from './month-names';

/** Longer text is no day, time and zone included. */
const LONGEST_DAY = 60;
/** Spreadsheet day numbers taken for dates: 1970-01-01 to 2099-12-31. */
const SERIAL_FIRST = 25_569;
const SERIAL_LAST = 73_050;
/** Years taken for real: outside lie the "never" and "not yet" of ERP systems. */
const YEAR_FIRST = 1900;
const YEAR_LAST = 2199;

/** What a date column shows, counted over its values of the form `numeric`. */
export interface DateColumn {
	field: string;
	/** Values whose two parts differ. Equal parts need no decision. */
	numeric: number;
	/** Largest first and second part of them; 0 without such values. */
	maxFirst: number;
	maxSecond: number;
	/** A few of them. */
	examples: string[];
}

export interface DateDecision {
	/** Order per field that has numeric days of differing parts. */
	orders: Record<string, DateOrder>;
	questions: Question[];
}

/**
 * Decides the order of day and month per column; `given` is the caller's word and rules. A part over 12 decides its column;
 * a column that shows none follows the file's others if those agree. Nothing is guessed from anywhere else.
 */
export function decideDates(columns: readonly DateColumn[], given?: DateOrder): DateDecision {
	const numeric = columns.filter((column) => column.numeric > 0);
	const own = new Map(numeric.map((column) => [column.field, given ?? ownOrder(column)]));
	const decided = new Set([...own.values()].filter((order) => order !== null && order !== 'conflict'));
	const [others] = decided.size === 1 ? decided : [];
	const orders: Record<string, DateOrder> = {};
	const questions: Question[] = [];
	for (const column of numeric) {
		const order = own.get(column.field) ?? others ?? null;
		if (order === null || order === 'conflict') questions.push(whichOrder(column, order === 'conflict'));
		else orders[column.field] = order;
	}
	return { orders, questions };
}

function ownOrder({ maxFirst, maxSecond }: DateColumn): DateOrder | 'conflict' | null {
	if (maxFirst > 31) return 'ymd';
	if (maxFirst > 12 && maxSecond > 12) return 'conflict';
	if (maxFirst > 12) return 'dmy';
	return maxSecond > 12 ? 'mdy' : null;
}

function whichOrder(column: DateColumn, conflict: boolean): Question {
	const why = conflict ? 'Its values contradict each other' : 'No value tells day from month';
	return {
		code: 'question',
		question: 'date_order',
		field: column.field,
		candidates: ['dmy', 'mdy'],
		examples: column.examples,
		message: `${why} in ${column.field}: ${column.examples.join(', ')}. Say which comes first.`
	};
}

/** A cell without the day of the week in front: 'Do, 05.03.2026', 'lundi 2 mars 2026'. */
const dayText = (text: string): string => trimCell(text).replace(WEEKDAY, '');

/** Counts what `decideDates` needs. */
export function dateColumn(field: string, values: readonly string[]): DateColumn {
	const column: DateColumn = { field, numeric: 0, maxFirst: 0, maxSecond: 0, examples: [] };
	for (const value of values) {
		const match = FORMS.numeric.exec(dayText(value));
		const [first, second] = [Number(match?.[1]), Number(match?.[2])];
		if (!match || first === second) continue;
		column.numeric++;
		column.maxFirst = Math.max(column.maxFirst, first);
		column.maxSecond = Math.max(column.maxSecond, second);
		if (column.examples.length < 3) column.examples.push(trimCell(value));
	}
	return column;
}

/**
 * A calendar day as 'YYYY-MM-DD', or null when it is none. A time of day is read and dropped. A numeric day needs `order`
 * unless its parts are equal.
 */
export function parseDay(text: string, order: DateOrder | null): Day | null {
	const cell = dayText(text);
	if (cell.length > LONGEST_DAY) return null;
	for (const [name, pattern] of DAY_FORMS) {
		const match = pattern.exec(cell);
		if (match) return dayOf(name, match[1] ?? '', match[2] ?? '', match[3] ?? '', order);
	}
	return null;
}

function dayOf(form: DayForm, a: string, b: string, c: string, order: DateOrder | null): Day | null {
	switch (form) {
		case 'iso':
		case 'compact':
			return day(a, Number(b), Number(c));
		case 'point':
			return day(c, Number(b), Number(a));
		case 'named':
			return day(c, monthNumber(b), Number(a));
		case 'namedFirst':
			return day(c, monthNumber(a), Number(b));
		case 'namedLast':
			return day(a, monthNumber(b), Number(c));
		case 'serial':
			return serialDay(Number(a));
		case 'numeric':
			return numericDay(a, b, c, order ?? (a === b ? 'dmy' : null));
	}
}

function numericDay(a: string, b: string, c: string, order: DateOrder | null): Day | null {
	if (order === 'dmy') return day(c, Number(b), Number(a));
	if (order === 'mdy') return day(c, Number(a), Number(b));
	return order === 'ymd' && c.length === 2 ? day(a.padStart(2, '0'), Number(b), Number(c)) : null;
}

function day(year: string, month: number, dayOfMonth: number): Day | null {
	const full = fullYear(year);
	if (full < YEAR_FIRST || full > YEAR_LAST) return null;
	const text = `${full}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
	return isDay(text) ? text : null;
}

/** Two digits: 00 to 69 are 2000 to 2069, the rest 1970 to 1999. */
const fullYear = (year: string): number =>
	year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);

function serialDay(serial: number): Day | null {
	if (serial < SERIAL_FIRST || serial > SERIAL_LAST) return null;
	return new Date((serial - SERIAL_FIRST) * 86_400_000).toISOString().slice(0, 10);
}

/** The first day of a month, from a month ('03.2026', '2026-03', 'Mar 2026', '202603') or any day of it; or null. */
export function parseMonthCell(text: string, order: DateOrder | null): Day | null {
	const cell = trimCell(text);
	if (cell.length > LONGEST_DAY) return null;
	const yearMonth = YEAR_MONTH.exec(cell);
	if (yearMonth) return day(yearMonth[1] ?? '', Number(yearMonth[2] ?? yearMonth[3]), 1);
	const monthYear = MONTH_YEAR.exec(cell);
	if (monthYear) return day(monthYear[2] ?? '', Number(monthYear[1]), 1);
	const named = NAMED_MONTH.exec(cell);
	if (named) return day(named[2] ?? '', monthNumber(named[1] ?? ''), 1);
	const whole = parseDay(cell, order);
	return whole === null ? null : firstDay(whole.slice(0, 7));
}

/** Whether a cell has the form of a day or month, existing or not. */
export function looksLikeDay(text: string): boolean {
	const cell = dayText(text);
	if (cell.length > LONGEST_DAY) return false;
	if (/^\d*$/.test(cell)) return parseMonthCell(cell, null) !== null;
	const name = /[A-Za-z\u{c0}-\u{17f}]{3,}/u.exec(cell)?.[0];
	if (name !== undefined && monthNumber(name) === 0) return false;
	return [...Object.values(FORMS), YEAR_MONTH, MONTH_YEAR, NAMED_MONTH].some((pattern) => pattern.test(cell));
}
