import type { FileColumn, ImportAnswer } from '$lib/import/answer';
import type { Choices } from '$lib/import/draft';
import { kindOf } from '$lib/import/kinds';
import type { DataKind } from '$lib/metrics/kpi';
import { canKeep, SURE } from './columns';

/** How certain the field of a column is: 1 by its name or by hand, less by a loose name, or by its values alone. */
export function confidenceWords(confidence: number | null): string {
	if (confidence === null) return '';
	if (confidence >= SURE) return 'sure';
	return confidence >= 0.6 ? 'please check' : 'by its values: please check';
}

export interface Option {
	value: string;
	label: string;
}

/** The fields that a column can be given, those without a column first. */
export function fieldOptions(kind: DataKind, rows: readonly FileColumn[]): { open: Option[]; taken: Option[] } {
	const used = new Set(rows.map((row) => row.field));
	const options = kindOf(kind).fields.map((field) => ({
		value: field.name,
		label: field.required ? `${field.label} (needed)` : field.label
	}));
	return {
		open: options.filter(({ value }) => !used.has(value)),
		taken: options.filter(({ value }) => used.has(value))
	};
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
	',': 'comma ,',
	';': 'semicolon ;',
	'\t': 'tab',
	'|': 'bar |',
	' ': 'blank'
};
const QUOTE_NAMES: Readonly<Record<string, string>> = { '"': 'double quotes "', "'": "apostrophes '", '': 'none' };
const ENCODINGS: Readonly<Record<string, string>> = {
	'utf-8': 'UTF-8',
	'windows-1252': 'Windows (Western Europe)',
	'iso-8859-15': 'ISO 8859-15 (Western Europe, €)',
	'windows-1250': 'Windows (Central Europe)',
	'utf-16le': 'UTF-16 LE',
	'utf-16be': 'UTF-16 BE'
};

const optionsOf = (names: Readonly<Record<string, string>>, used: string): Option[] => {
	const options = Object.entries(names).map(([value, label]) => ({ value, label }));
	return used in names ? options : [{ value: used, label: used }, ...options];
};

export const delimiterOptions = (used: string): Option[] => optionsOf(DELIMITER_NAMES, used);
export const quoteOptions = (used: string): Option[] => optionsOf(QUOTE_NAMES, used);
export const encodingOptions = (used: string): Option[] => optionsOf(ENCODINGS, used);
export const delimiterName = (sign: string): string => (DELIMITER_NAMES[sign] ?? sign).split(' ')[0] ?? sign;

/** "9 of 11 used, 1 kept" for the step's line. */
export function columnsCount(rows: readonly { field: string | null; kept: boolean }[]): string {
	// Several columns may be presumed to be one field: only one of them will be.
	const used = new Set(rows.flatMap(({ field }) => field ?? [])).size;
	const kept = rows.filter(({ field, kept: isKept }) => field === null && isKept).length;
	return `${used} of ${rows.length} used${kept > 0 ? `, ${kept} kept` : ''}`;
}

/** So many headers are named; of more it is said how many. */
const MOST_NAMED = 6;

/** "Kept beside the row: Cost centre. Not stored: Picker, Note." Empty where every column is a field. */
export function storedWords({ columns, unmapped }: Pick<ImportAnswer, 'columns' | 'unmapped'>): string {
	const kept = columns.filter((column) => column.kept).map(({ header }) => header);
	return [
		kept.length > 0 ? `Kept beside the row: ${kept.join(', ')}.` : '',
		unmapped.length > 0 ? `Not stored: ${named(unmapped)}.` : ''
	]
		.filter((part) => part !== '')
		.join(' ');
}

function named(headers: readonly string[]): string {
	if (headers.length <= MOST_NAMED) return headers.join(', ');
	return `${headers.slice(0, MOST_NAMED - 1).join(', ')} and ${headers.length - MOST_NAMED + 1} more`;
}

/** Why a column that is no field cannot be kept either; empty where it can. */
export function unkeptWords(rows: readonly FileColumn[], column: FileColumn): string {
	if (column.field !== null || canKeep(rows, column)) return '';
	return column.header === ''
		? 'Cannot be kept: it has no header.'
		: 'Cannot be kept: another column has the same header.';
}

/** Whether two sets of choices say the same. */
export const sameChoices = (one: Choices, other: Choices): boolean => canonical(one) === canonical(other);

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	const parts = Object.entries(value)
		.map(([name, part]) => [name, canonical(part)])
		.filter(([, part]) => part !== '' && part !== '{}' && part !== '[]')
		.sort();
	return `{${parts.map(([name, part]) => `${name}:${part}`).join()}}`;
}
