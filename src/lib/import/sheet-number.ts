import type { NumberShape } from './sheet-format';

const DAY_MS = 86_400_000;
/** The workbook of an old Macintosh counts from 1904: so many days later. */
const DAYS_TO_1904 = 1462;
/** 9999-12-31, the last day there is. */
const LAST_DAY = 2_958_465;
/** A spreadsheet keeps fifteen digits: from here on the last ones of a typed number are gone. */
const EXACT_BELOW = 1e15;

/**
 * The text of a number cell: days as ISO days, with a time of day where they have one, numbers in full with a point. `text`
 * is the number as the file has it. What no format can show stays the number it is.
 */
export function numberCell(text: string, shape: NumberShape, from1904: boolean): string {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value)) return text;
	if (shape === 'day') return dayText(value, from1904) ?? numberText(value, text);
	if (shape === 'time' && value >= 0 && value < 1) return clock(Math.round(value * DAY_MS));
	if (shape === 'time') return dayText(value, from1904) ?? numberText(value, text);
	if (shape === 'elapsed') return value >= 0 ? clock(Math.round(value * DAY_MS)) : numberText(value, text);
	const plain = numberText(value, text);
	return typeof shape === 'object' && /^\d+$/.test(plain) ? plain.padStart(shape.digits, '0') : plain;
}

/**
 * A long number whose last digits a spreadsheet has dropped keeps its exponent: such a number is no id, and must not look
 * like one.
 */
function numberText(value: number, text: string): string {
	if (Math.abs(value) >= EXACT_BELOW)
		return /^-?\d*[1-9]$/.test(text) && Number.isSafeInteger(value) ? text : value.toExponential().replace('e', 'E');
	const shortest = String(value);
	return shortest.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : shortest;
}

/** null where a spreadsheet shows no day either. */
function dayText(serial: number, from1904: boolean): string | null {
	if (serial < 0) return null;
	// Days are stored as fractions: a millisecond is the most that they can be trusted for.
	const ms = Math.round((from1904 ? serial + DAYS_TO_1904 : serial) * DAY_MS);
	const days = Math.floor(ms / DAY_MS);
	if (days > LAST_DAY) return null;
	const rest = ms - days * DAY_MS;
	return rest < 1000 ? day(days) : `${day(days)} ${clock(rest)}`;
}

/** Spreadsheets have a day before the first of 1900, and a 29th of February in that year: both are shown as they show them. */
function day(days: number): string {
	if (days === 0) return '1900-01-00';
	if (days === 60) return '1900-02-29';
	const base = Date.UTC(1899, 11, days < 60 ? 31 : 30);
	return new Date(base + days * DAY_MS).toISOString().slice(0, 10);
}

/** Hours, which may be more than a day's, minutes, seconds. */
function clock(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
