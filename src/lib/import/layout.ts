import { trimCell } from './cell';
import type { ColumnMapping } from './mapping';
import type { Kind } from './kind';

/** What a line below the header is held against. */
export interface Layout {
	header: readonly string[];
	/** Columns of required fields, from 0. */
	required: readonly number[];
	/** Columns that must hold a day or month, from 0. */
	days: readonly number[];
}

export function layoutOf(kind: Kind, header: readonly string[], found: ColumnMapping): Layout {
	const columnsOf = (wanted: (field: Kind['fields'][number]) => boolean) =>
		kind.fields.flatMap((field) => {
			const column = found.columns[field.name];
			return wanted(field) && column !== undefined ? [column] : [];
		});
	return {
		header: header.map(trimCell),
		required: columnsOf((field) => field.required),
		days: columnsOf((field) => field.required && (field.type === 'day' || field.type === 'month'))
	};
}

/** remark: text in one cell, a footer where nothing but such lines follows, else a record that is too short. */
export type LineKind =
	| 'record'
	| 'blank_line'
	| 'separator_line'
	| 'repeated_header'
	| 'units_line'
	| 'total_row'
	| 'remark'
	| 'too_few_fields'
	| 'too_many_fields';

const TOTAL =
	/^(?:(?:gesamt|zwischen)?summe|gesamt|gesamtergebnis|(?:grand |sub-?)?totals?|sum|somme|sous-total|total général|[σ∑])(?:[\s:.]|$)/i;
/** How those of them begin that begin with a letter of ASCII, in lower case. */
export const TOTAL_STARTS: readonly string[] = ['ges', 'zwi', 'sum', 'tot', 'sub', 'gra', 'som', 'sou'];
/** What a line below a header says of its columns: a unit, a currency, the form of a day; in brackets anything short. */
const UNITS =
	/^(?:[[(].{1,12}[\])]|€|eur|usd|chf|gbp|%|ppm|stk\.?|stck\.?|stück|pcs\.?|pieces?|pièces?|units?|unités?|ea|kg|h|min|days?|tage?|jours?|[dtj]{2}[./-]?m{2}[./-]?[yja]{2,4}|[yja]{4}[./-]?m{2}[./-]?[dtj]{2}|m{2}[./-]d{2}[./-]y{2,4}|-)$/i;
const RULE = /^[-=_+*|\s]{3,}$/;
const INK = /^[\p{L}\p{N}]/u;
const REMARK = /\s|^[*#=<[(-]/;

/** What a line below the header is. A record may be shorter than the header by columns that no required field needs. */
export function lineKind(cells: readonly string[], layout: Layout): LineKind {
	const { header, required } = layout;
	const first = cells.findIndex((cell) => trimCell(cell) !== '');
	if (first < 0) return 'blank_line';
	const lead = trimCell(cells[first] ?? '');
	if (!INK.test(lead) && RULE.test(lead) && cells.every((cell) => cell === '' || RULE.test(cell)))
		return 'separator_line';
	if (TOTAL.test(lead) && isTotal(cells, first, layout)) return 'total_row';
	if (lead === header[first] && isHeader(cells, header)) return 'repeated_header';
	if (isUnits(cells, layout)) return 'units_line';
	// Where nobody knows what a record needs, delimiters behind a text make none of it.
	if (required.length === 0 && isRemark(withoutEnd(cells), first, header.length)) return 'remark';
	if (cells.length < header.length) {
		if (isRemark(cells, first, header.length)) return 'remark';
		return required.some((column) => column >= cells.length) ? 'too_few_fields' : 'record';
	}
	return cells.length > header.length && cells.slice(header.length).some((cell) => trimCell(cell) !== '')
		? 'too_many_fields'
		: 'record';
}

/** A word for "sum" is a sum where a day should stand, or where a required cell is empty: a product may be named Total. */
function isTotal(cells: readonly string[], first: number, { required, days }: Layout): boolean {
	return days.includes(first) || required.some((column) => trimCell(cells[column] ?? '') === '');
}

/** No record has nothing but units, and none where its day should stand. */
function isUnits(cells: readonly string[], { days }: Layout): boolean {
	const filled = cells.map(trimCell).filter((cell) => cell !== '' && cell !== '-');
	return filled.length > 0 && days.length > 0 && filled.every((cell) => UNITS.test(cell));
}

/** Cells without the empty ones at the end, but for the first `least`. */
export function withoutEnd(cells: readonly string[], least = 0): string[] {
	let end = cells.length;
	while (end > least && trimCell(cells[end - 1] ?? '') === '') end--;
	return cells.slice(0, end);
}

const isHeader = (cells: readonly string[], header: readonly string[]): boolean =>
	cells.length === header.length && cells.every((cell, column) => trimCell(cell) === header[column]);

const isRemark = (cells: readonly string[], first: number, width: number): boolean =>
	cells.length === 1 && width > 2 && REMARK.test(trimCell(cells[first] ?? ''));
