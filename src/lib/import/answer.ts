import type { Effect } from '../metrics/effect';
import type { DataKind } from '../metrics/kpi';
import type { Day, Month } from '../time/month';
import type { DaysOfField } from './days';

export type Severity = 'error' | 'warning' | 'skipped';

/** One finding about one line of a file. `code` is permanent; its text and remedy live in `issues`. */
export interface Issue {
	/** Physical line, counted from 1 in the file as received. */
	line: number;
	field: string | null;
	code: string;
	severity: Severity;
	message: string;
	value: string | null;
}

export interface IssueGroup {
	code: string;
	field: string | null;
	severity: 'error' | 'warning';
	count: number;
	/** The first lines, at most ten. */
	lines: number[];
	/** Distinct values met, at most five. */
	examples: string[];
	/** Of names that resemble known ones: the known ones, at most five. */
	suggestions: Suggestion[];
}

/** What a value of the file may have meant. */
export interface Suggestion {
	value: string;
	suggestion: string;
}

/** Counts of rows of the file: accepted = added + changed + unchanged, read = accepted + rejected + skipped. */
export interface RowCounts {
	read: number;
	accepted: number;
	rejected: number;
	skipped: number;
	added: number;
	changed: number;
	unchanged: number;
	/** Keys, not rows. */
	withdrawn: number;
}

/** How a column of the file is named: by its header, or by its place counted from 1; 0: the field has none. */
export type ColumnReference = string | { index: number };

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type NumberFormat = 'point' | 'comma';

/** What the caller decides about a file; everything absent is found out, or asked. */
export interface ImportRequest {
	kind: DataKind;
	dryRun?: boolean;
	mode?: 'merge' | 'replace';
	/** Replace mode: the months withdrawn and brought anew, `from` not after `to`. */
	months?: { from: Month; to: Month };
	mapping?: Record<string, ColumnReference>;
	fixed?: Record<string, string>;
	/** Headers of columns that are no field and are kept as attributes of their rows. */
	keep?: string[];
	values?: Record<string, Record<string, string>>;
	dateOrder?: DateOrder;
	numberFormat?: NumberFormat;
	encoding?: string;
	/** Sheet of a workbook, by its name. */
	sheet?: string;
	/** One sign. */
	delimiter?: string;
	/** One sign; '' for none. */
	quote?: string;
	/** Line of the header, 0 for none. */
	headerRow?: number;
	duplicates?: 'keep_first' | 'reject';
	dataDate?: Day;
	sites?: string[];
	name?: string;
	reason?: string;
	/** Answer to the question `key_form`: take the site's earlier form, or refuse. */
	keyForm?: string;
	/** Store only if nothing was changed since this change; else 409 `store_moved_on`. */
	baseSeq?: number;
}

/** The answer to an import, a dry run, and to the question for one import. */
export interface ImportAnswer {
	/** null for a dry run. */
	id: number | null;
	kind: DataKind;
	status: 'committed' | 'dry_run' | 'undone';
	name: string;
	sha256: string;
	dataDate: Day;
	rows: RowCounts;
	months: Month[];
	issueGroups: IssueGroup[];
	/** The first 1,000. */
	issues: Issue[];
	effect: Effect[];
	/** Of each date column of the file, in the order of the kind's fields. */
	days: DaysOfField[];
	/** Replace mode: each site and month it replaces that had rows. */
	withdrawals: Withdrawal[];
	/** The first 100 rows withdrawn, by site and date. */
	withdrawnRows: WithdrawnRow[];
	baseSeq: number;
	seq: number;
	/** How the file was read and which header feeds which field. */
	reading: Reading;
	mapping: Record<string, string>;
	unmapped: string[];
	/** The first 200 columns of the file, in their order. */
	columns: FileColumn[];
	actor: string;
	createdAt: string;
	undoneAt: string | null;
	undoneBy: string | null;
	reason: string | null;
}

/** A column of the file and what it was taken for. */
export interface FileColumn {
	/** Counted from 1. */
	index: number;
	/** Empty where the column has none. */
	header: string;
	/** The field it feeds, or, where that is not sure enough, the field it is proposed for. */
	field: string | null;
	/** How sure that is, from 0 to 1; below 0.5 it is a proposal and feeds nothing; null without a field. */
	confidence: number | null;
	/** Stored as an attribute of the row, without being a field. */
	kept: boolean;
	/** Values met first, at most three, long ones cut. Once imported only those of columns that are stored. */
	examples: string[];
}

/** What replace mode does to a site's month: rows that were current, and how many of them go. */
export interface Withdrawal {
	site: string;
	month: Month;
	current: number;
	withdrawn: number;
}

/** A row that replace mode withdraws. */
export interface WithdrawnRow {
	/** Number of the order, defect or complaint; of volumes what was measured. */
	id: string;
	/** What tells it from others of the same number, such as the line. */
	detail: string | null;
	site: string;
	/** The date that replace mode goes by. */
	date: Day;
}

/** What only the answer to one import tells. */
type Details = 'columns' | 'issues' | 'effect' | 'days' | 'withdrawals' | 'withdrawnRows';
/** An import as lists show it: without its details. */
export type ImportSummary = Omit<ImportAnswer, Details>;

export interface Reading {
	encoding: string;
	delimiter: string;
	quote: string;
	/** Line of the header, 0 for none. */
	headerLine: number;
	/** Order per date field where day and month had to be told apart. */
	dateOrder: Record<string, DateOrder>;
	numberFormat: NumberFormat | null;
	/** Field → word of the file → what was stored for it, as the caller said. */
	values: Record<string, Record<string, string>>;
	/** null: the file was the text itself. */
	container: Container | null;
}

/** What the text of a file came in. */
export interface Container {
	type: 'gzip' | 'zip' | 'xlsx';
	/** File of the archive, or sheet of the workbook, that was read. */
	entry: string | null;
	/** Sheets of a workbook, the hidden ones last. */
	sheets: string[];
}

/** What a file leaves open that decides values: asked, never guessed. */
export interface Question {
	code: 'question';
	question:
		'date_order' | 'number_format' | 'column_mapping' | 'duplicate_policy' | 'encoding' | 'key_form' | 'replace_scope';
	field: string | null;
	candidates: string[];
	/** column_mapping only: the candidates by place, for headers that are alike; 0: that the file has none is an answer too. */
	columns?: { index: number; header: string }[];
	examples: string[];
	message: string;
}
