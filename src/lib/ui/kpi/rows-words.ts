import { formatCount, formatValue } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { capitalised } from '$lib/metrics/words';

export interface RowsChoice {
	part: 'all' | 'numerator' | 'missed';
	text: string;
}

/** The parts of a number whose rows can be looked at: all, those counted, those missed. */
export function rowsParts(kpi: Kpi): RowsChoice[] {
	const all: RowsChoice = { part: 'all', text: `All ${kpi.words.cases ?? kpi.words.all}` };
	// Rows of measures hold both: none is of the one part alone.
	if (kpi.measure !== 'share' || !kpi.words.rest || kpi.own) return [all];
	return [
		all,
		{ part: 'numerator', text: capitalised(kpi.words.part) },
		{ part: 'missed', text: capitalised(kpi.words.rest) }
	];
}

/** ", together 1,021": what the rows come to, where that is another number than how many there are. */
export function togetherWords(kpi: Kpi, { total, amount }: { total: number; amount: number }): string {
	if (amount === total || (kpi.own && total < 2)) return '';
	return `, together ${kpi.measure === 'value' ? formatValue(kpi, amount) : formatCount(amount)}`;
}

/** The same rows from the API, all of them, as CSV. */
export function rowsAddress(kpi: string, scope: Scope, month: string, part: string): string {
	const parameters = new URLSearchParams({ ...scope, month, format: 'csv' });
	if (part !== 'all') parameters.set('part', part);
	return `/api/v1/kpis/${kpi}/rows?${parameters}`;
}

/** Columns that hold something on this page: an export that lacks a field does not need its column. */
export const usedFields = (fields: readonly string[], rows: readonly Record<string, unknown>[]): string[] =>
	fields.filter((field) => rows.some((row) => row[field] !== null && row[field] !== undefined));
