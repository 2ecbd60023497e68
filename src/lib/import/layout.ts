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
	| 'total_row'
	| 'remark'
	| 'too_few_fields'
	| 'too_many_fields';

const TOTAL =
	/^(?:(?:gesamt|zwischen)?summe|gesamt|gesamtergebnis|(?:grand |sub-?)?totals?|sum|somme|sous-total|total général|[σ∑])(?:[\s:.]|$)/i;
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

const isHeader = (cells: readonly string[], header: readonly string[]): boolean =>
	cells.length === header.length && cells.every((cell, column) => trimCell(cell) === header[column]);

const isRemark = (cells: readonly string[], first: number, width: number): boolean =>
	cells.length === 1 && width > 2 && REMARK.test(trimCell(cells[first] ?? ''));
