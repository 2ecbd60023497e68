import type { DateOrder, Question } from './answer';

/**
 * A day written as two numbers and a year, apart by / or -: the only form whose order must be found out. Groups: first,
 * second, year (two or four digits). RE2 syntax, so that the engine counts by the same pattern; a time of day may follow.
 */
export const NUMERIC_DAY = String.raw`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?:[T ].*)?$`;

/** What a date column shows, counted over its values that fit NUMERIC_DAY. */
export interface DateColumn {
	field: string;
	/** Values whose two parts differ. Equal parts need no decision. */
	numeric: number;
	/** Largest first and second part; 0 without such values. */
	maxFirst: number;
	maxSecond: number;
	/** A few values, those with differing parts. */
	examples: string[];
}

export interface DateDecision {
	/** Order per field that has numeric days of differing parts. */
	orders: Record<string, DateOrder>;
	questions: Question[];
}

/** Decides the order of day and month per column; `given` is the caller's word and rules. Nothing is guessed. */
export declare function decideDates(columns: readonly DateColumn[], given?: DateOrder): DateDecision;

/** Counts what `decideDates` needs: the model of the engine's own count. */
export declare function dateColumn(field: string, values: readonly string[]): DateColumn;

/** A calendar day as 'YYYY-MM-DD', or null when it is none. A time of day is read and dropped. */
export declare function parseDay(text: string, order: DateOrder | null): string | null;

/** The first day of a month, from a month ('03.2026', '2026-03', 'Mar 2026', '202603') or any day of it; or null. */
export declare function parseMonthCell(text: string, order: DateOrder | null): string | null;
