import { isNull, trimCell } from './cell';
import { looksLikeDay } from './dates';
import { looksLikeNumber } from './numbers';
import type { CsvRecord } from './record';

/** Where a header stands among records: from the first of its rows to behind the last; both 0 for none. */
export interface Shape {
	from: number;
	to: number;
	/** The names of its rows together, apart by blanks; null for none. */
	header: string[] | null;
}

/** A header stands within the first records. */
const WITHIN = 50;
const ROWS = 4;
const YEAR = /^(?:19|20)\d\d$/;
const VALUE = /^[-+(]?[$€£¥]?\s?[-+]?\d[\d.,'’ \u00a0\u202f]*\s?[%€$£)]?$|^\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?$/;

const isValue = (cell: string): boolean => VALUE.test(cell) || looksLikeDay(cell) || looksLikeNumber(cell);

/** The number of cells that most records have. */
export function usualWidth(records: readonly CsvRecord[]): number {
	const counts = new Map<number, number>();
	for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * The header by its shape alone: names stand over columns of values. Where no column holds mostly values, the first
 * record that is filled is the header.
 */
export function shapeOf(records: readonly CsvRecord[]): Shape {
	const width = usualWidth(records);
	const columns = valueColumns(records, width);
	const top = records.slice(0, WITHIN);
	const filled = top.findIndex(({ cells }) => isFilled(cells, width));
	if (filled < 0) return { from: 0, to: 0, header: null };
	if (columns.length === 0) return shape(records, filled, filled + 1);
	const data = top.findIndex(({ cells }) => isFilled(cells, width) && holdsValues(cells, columns));
	const end = data < 0 ? top.length : data;
	const named = top.slice(0, end).findIndex(({ cells }) => isFilled(cells, width) && namesAll(cells, columns));
	const from = named >= 0 ? named : filled;
	if (from >= end) return { from: 0, to: 0, header: null };
	let to = from + 1;
	while (to < end && to - from < ROWS && namesAll(records[to]?.cells ?? [], columns)) to++;
	return shape(records, from, to);
}

function shape(records: readonly CsvRecord[], from: number, to: number): Shape {
	const rows = records.slice(from, to).map(({ cells }) => cells.map(trimCell));
	const width = Math.max(...rows.map((row) => row.length));
	const nameOf = (column: number) => rows.map((row) => row[column] ?? '').filter((name) => name !== '');
	return { from, to, header: Array.from({ length: width }, (_, column) => nameOf(column).join(' ')) };
}

interface ValueColumn {
	column: number;
	/** Its values are mostly years themselves. */
	years: boolean;
}

/** Columns in which most cells below the first one are days or numbers. */
function valueColumns(records: readonly CsvRecord[], width: number): ValueColumn[] {
	const body = records.filter(({ cells }) => cells.length === width).slice(1);
	return Array.from({ length: width }, (_, column) => {
		const cells = body.map((record) => trimCell(record.cells[column] ?? '')).filter((cell) => !isNull(cell));
		const values = cells.filter(isValue).length;
		const years = cells.filter((cell) => YEAR.test(cell)).length;
		return { column, years: years * 2 > cells.length, holds: cells.length > 0 && values * 10 >= cells.length * 6 };
	}).filter(({ holds }) => holds);
}

/** A year may be the name of a column of other values. */
const isValueIn = ({ years }: ValueColumn, cell: string): boolean => isValue(cell) && (years || !YEAR.test(cell));

const isFilled = (cells: readonly string[], width: number): boolean =>
	cells.filter((cell) => trimCell(cell) !== '').length * 2 > width;

/** Every column of values has one here, or nothing. */
function holdsValues(cells: readonly string[], columns: readonly ValueColumn[]): boolean {
	const own = columns.filter(({ column }) => !isNull(cells[column] ?? ''));
	const values = own.filter((column) => isValueIn(column, trimCell(cells[column.column] ?? '')));
	return values.length > 0 && values.length === own.length;
}

/** Every column of values has a name here. */
const namesAll = (cells: readonly string[], columns: readonly ValueColumn[]): boolean =>
	columns.every((column) => {
		const cell = trimCell(cells[column.column] ?? '');
		return !isNull(cell) && !isValueIn(column, cell);
	});
