import type { ColumnReference, FileColumn } from '$lib/import/answer';
import { describeColumns } from '$lib/import/columns';
import { findDialect } from '$lib/import/dialect';
import type { Choices, Draft, DraftHead } from '$lib/import/draft';
import { columnNamed, keepable, keptColumns, type KeptColumn } from '$lib/import/kept';
import { kindOf } from '$lib/import/kinds';
import { mapColumns, type ColumnMapping } from '$lib/import/mapping';
import type { DataKind } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import type { Cutting, Preview } from './preview';

export interface ColumnsRead {
	rows: FileColumn[];
	/** Mandatory fields that have neither column nor value. */
	missing: string[];
	/** What cannot be as it was chosen, in words. */
	problem: string | null;
}

/**
 * Below this a column is looked at before the file goes on. A known header stays above it with up to a sixth of values that
 * are not of its form; one that only resembles a known header never reaches it.
 */
export const SURE = 0.82;

/** How the head of the file is cut with what was chosen: what was not, the server found, or is found again. */
export function cuttingOf(kind: DataKind | null, head: DraftHead, choices: Choices): Cutting {
	const { delimiter = head.delimiter, quote = head.quote, headerRow } = choices;
	if (headerRow !== undefined) return { delimiter, quote, headerLine: headerRow };
	if (delimiter === head.delimiter && quote === head.quote) return { delimiter, quote, headerLine: head.headerLine };
	return { delimiter, quote, headerLine: headerLineOf(kind, head, { ...choices, delimiter, quote }) };
}

function headerLineOf(kind: DataKind | null, head: DraftHead, choices: Choices): number {
	try {
		const text = head.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
		return findDialect(text, head.whole, kind && kindOf(kind), choices).headerLine;
	} catch (error) {
		if (error instanceof Problem) return head.headerLine;
		throw error;
	}
}

/** The columns of a file with their fields, by the same rules that the server goes by. */
export function columnsOf(kind: DataKind, { header, rows: sample }: Preview, choices: Choices): ColumnsRead {
	const { mapping, fixed, values, dateOrder, numberFormat } = choices;
	const described = (found: ColumnMapping, kept: KeptColumn[] = []) => describeColumns(header, found, sample, kept);
	try {
		const found = mapColumns(kindOf(kind), header, { mapping, fixed, values, dateOrder, numberFormat }, sample);
		const rows = described(found, keptColumns(header, keepable(header, choices.keep, found), found));
		// A column presumed by its values is there to be confirmed.
		const missing = found.missing.filter((name) => !rows.some(({ field }) => field === name));
		return { rows, missing, problem: found.questions[0]?.message ?? null };
	} catch (error) {
		if (error instanceof Problem) return { rows: described(NOTHING), missing: [], problem: error.message };
		throw error;
	}
}

const NOTHING: ColumnMapping = {
	columns: {},
	fixed: {},
	mapping: {},
	unmapped: [],
	confidence: {},
	missing: [],
	questions: [],
	proposals: [],
	against: []
};

/** The choices when a column is given a field, or none: then it is not stored. */
export function giveField(rows: readonly FileColumn[], choices: Choices, index: number, field: string | null): Choices {
	const row = rows.find((one) => one.index === index);
	if (!row || (row.field === field && (row.confidence === 1 || field === null))) return choices;
	const mapping = { ...choices.mapping };
	const fixed = { ...choices.fixed };
	if (row.field !== null && row.field !== field) {
		if (field === null) mapping[row.field] = { index: 0 };
		else delete mapping[row.field];
	}
	if (field === null) return { ...choices, mapping, fixed };
	mapping[field] = referenceTo(row, rows);
	delete fixed[field];
	return keepColumn(rows, { ...choices, mapping, fixed }, index, false);
}

/** The choices when the column of this place is kept as an attribute of its rows, or is not any more. */
export function keepColumn(rows: readonly FileColumn[], choices: Choices, index: number, isKept: boolean): Choices {
	const headers = rows.map(({ header }) => header);
	const { keep = [] } = choices;
	const others = keep.filter((name) => columnNamed(headers, name) !== index - 1);
	if (!isKept && others.length === keep.length) return choices;
	return { ...choices, keep: isKept ? [...others, headers[index - 1] ?? ''] : others };
}

/** Whether a column can be kept: it is no field, and its header tells it from the columns before it. */
export const canKeep = (rows: readonly FileColumn[], { index, header, field }: FileColumn): boolean =>
	field === null && header !== '' && rows.findIndex((row) => row.header === header) === index - 1;

/** By its header a choice still holds next month, when the column stands elsewhere; headers that are alike go by their place. */
const referenceTo = ({ index, header }: FileColumn, rows: readonly FileColumn[]): ColumnReference =>
	header === '' || rows.filter((one) => one.header === header).length > 1 ? { index } : header;

/** The choices when somebody has looked at the columns and goes on: what was only presumed is then said. */
export function confirmColumns(rows: readonly FileColumn[], choices: Choices): Choices {
	const shown = withoutGone(rows, choices);
	const presumed = rows.filter(({ field, confidence }) => field !== null && confidence !== null && confidence < SURE);
	if (presumed.length === 0) return shown;
	const said = presumed.map((row) => [row.field, referenceTo(row, rows)]);
	return { ...shown, mapping: { ...choices.mapping, ...Object.fromEntries(said) } };
}

/** What was to be kept of columns that are there no longer, or became a field: who goes on has seen that it is not. */
function withoutGone(rows: readonly FileColumn[], choices: Choices): Choices {
	const headers = rows.map(({ header }) => header);
	const keep = choices.keep?.filter((name) => rows[columnNamed(headers, name)]?.kept);
	return keep?.length === choices.keep?.length ? choices : { ...choices, keep };
}

/** The choices when a field has one value for the whole file; '' takes it back. */
export function giveValue(choices: Choices, field: string, value: string): Choices {
	const mapping = { ...choices.mapping };
	const fixed = { ...choices.fixed };
	delete mapping[field];
	if (value.trim() === '') delete fixed[field];
	else fixed[field] = value.trim();
	return { ...choices, mapping, fixed };
}

const OF_COLUMNS = new Set(['missing_required_column', 'unknown_column', 'no_header_found', 'too_many_columns']);

/** Whether somebody should look at the columns before anything else. */
export function landsOnColumns({ state, answer, question, refusal, remembered }: Draft): boolean {
	if (state === 'question') return question?.question === 'column_mapping';
	if (state === 'refused') return OF_COLUMNS.has(refusal?.code ?? '');
	if (state !== 'checked' || !answer || remembered) return false;
	return answer.columns.some(({ confidence }) => confidence !== null && confidence < SURE);
}
