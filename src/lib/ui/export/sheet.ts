import { csvLine, type CsvValue } from '$lib/csv';

/** A table as it is taken along: heads with their units, and the numbers as the page shows them, without separators. */
export interface Sheet {
	columns: readonly string[];
	rows: readonly (readonly CsvValue[])[];
}

/** A number as it is shown, for a machine: "1,463" is 1463, "−0.8" is -0.8, "€40.50" is 40.50; empty where there is none. */
export const bareNumber = (shown: string): string => shown.replaceAll('\u2212', '-').replaceAll(/[^\d.-]/g, '');

/** As CSV, formulas defused. The mark in front tells Excel that the text is UTF-8. */
export const sheetCsv = ({ columns, rows }: Sheet): string =>
	'\uFEFF' + csvLine(columns) + rows.map((row) => csvLine(row)).join('');

/** Tabs and line breaks: what a spreadsheet takes from the clipboard, formulas defused. */
export const sheetTsv = ({ columns, rows }: Sheet): string =>
	[columns, ...rows].map((row) => row.map(cellOf).join('\t')).join('\n');

/** In a spreadsheet a cell in quotes may hold tabs and lines; ours hold none. */
function cellOf(value: CsvValue): string {
	const flat = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : value;
	const guarded = csvLine([flat]).trimEnd();
	return guarded.startsWith('"') ? guarded.slice(1, -1).replaceAll('""', '"') : guarded;
}
