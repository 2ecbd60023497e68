/** What a cell of a CSV we write may be. */
export type CsvValue = string | number | boolean | null;

/**
 * Characters that make a spreadsheet run a cell, at its start or behind apostrophes: those are doubled, so that none is lost.
 * East Asian spreadsheets take the wide forms for the signs they stand for.
 */
const RUNS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)*$/;

/** The text with an apostrophe in front where a spreadsheet would run it; negative numbers stay numbers. */
const defused = (text: string): string => (RUNS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text);

/** Takes off the apostrophe that the writing put in front of a cell, and no other. */
export function withoutGuard(cell: string): string {
	if (!cell.startsWith("'")) return cell;
	const own = cell.slice(1);
	return own !== defused(own) ? own : cell;
}

/** One cell, quoted where it must be. A text that a spreadsheet would run begins with an apostrophe. */
export function csvCell(value: CsvValue): string {
	if (value === null) return '';
	const text = defused(String(value));
	return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly CsvValue[]): string => values.map(csvCell).join(',') + '\r\n';
