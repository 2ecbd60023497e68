/** Characters that make a spreadsheet run a cell, at its start. */
const RUNS = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)*$/;

/**
 * One cell of a CSV we write: quoted where it must be, and with an apostrophe in front where a spreadsheet would run it.
 * Negative numbers stay numbers.
 */
export function csvCell(value: string | number | boolean | null): string {
	if (value === null) return '';
	const text = String(value);
	const safe = RUNS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (values: readonly (string | number | boolean | null)[]): string =>
	values.map(csvCell).join(',') + '\r\n';
