import type { ImportAnswer, IssueGroup, Question, RowCounts } from '$lib/import/answer';
import { issueText, ISSUE_CODES } from '$lib/import/issues';
import { fieldOf, kindOf } from '$lib/import/kinds';
import { formatCount } from '$lib/metrics/format';
import type { DataKind } from '$lib/metrics/kpi';
import { counted } from '$lib/metrics/words';
import { dayWords } from '../when';

/** The label of a field; a name the kind does not know stays as it is. */
export function fieldLabel(kind: DataKind, name: string | null): string {
	if (name === null) return 'The row';
	return kindOf(kind).fields.find((field) => field.name === name)?.label ?? name;
}

/** What is said of the file as a whole, not of rows. */
const OF_THE_FILE = new Set([
	'column_gone',
	'day_month_swapped',
	'duplicate_file',
	'nothing_new',
	'fewer_rows_than_usual',
	'more_rows_than_usual',
	'site_missing'
]);

/** "31 rows: Delivered date cannot be read" and what to do about it. */
export function groupWords(kind: DataKind, group: IssueGroup): { title: string; remedy: string } {
	const rows = counted(group.count, 'row');
	if (OF_THE_FILE.has(group.code)) {
		const text = issueText(group.code);
		return { title: text.title(fieldLabel(kind, group.field)), remedy: text.remedy };
	}
	if (!ISSUE_CODES.includes(group.code)) return { title: `${rows}: ${group.code}`, remedy: '' };
	const text = issueText(group.code);
	return { title: `${rows}: ${text.title(fieldLabel(kind, group.field))}`, remedy: text.remedy };
}

/** "Lines 118, 119, 240 and 28 more" */
export function linesWords({ lines, count }: Pick<IssueGroup, 'lines' | 'count'>, most = 5): string {
	const shown = lines.slice(0, most);
	if (shown.length === 0) return '';
	const rest = count - shown.length;
	const list = shown.map((line) => formatCount(line)).join(', ');
	if (rest > 0) return `Lines ${list} and ${formatCount(rest)} more`;
	return shown.length === 1 ? `Line ${list}` : `Lines ${list}`;
}

/** "663 rows are good. 55 are left out, for 3 reasons." */
export function countsWords(rows: RowCounts, groups: readonly IssueGroup[]): string {
	const good =
		rows.rejected === 0 && rows.skipped === 0 && rows.accepted > 0
			? `All ${counted(rows.accepted, 'row')} ${rows.accepted === 1 ? 'is' : 'are'} good.`
			: `${formatCount(rows.accepted)} ${rows.accepted === 1 ? 'row is' : 'rows are'} good.`;
	if (rows.rejected === 0) return good;
	const reasons = groups.filter((group) => group.severity === 'error').length;
	const why = reasons > 0 ? `, for ${counted(reasons, 'reason')}` : '';
	return `${good} ${formatCount(rows.rejected)} ${rows.rejected === 1 ? 'is' : 'are'} left out${why}.`;
}

/** "14 rows are new, 177 correct earlier rows, 472 are already known." */
export function changeWords({ added, changed, unchanged, withdrawn, skipped }: RowCounts): string {
	const parts = [
		added > 0 ? `${formatCount(added)} ${added === 1 ? 'row is' : 'rows are'} new` : '',
		changed > 0 ? `${formatCount(changed)} correct ${changed === 1 ? 'an earlier row' : 'earlier rows'}` : '',
		unchanged > 0 ? `${formatCount(unchanged)} ${added > 0 || changed > 0 ? '' : 'rows '}are already known` : '',
		withdrawn > 0 ? `${formatCount(withdrawn)} keys are withdrawn` : '',
		skipped > 0 ? `${formatCount(skipped)} lines are no data (titles, blank lines, totals)` : ''
	].filter((part) => part !== '');
	return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

export interface Choice {
	value: string;
	title: string;
	/** What an example of the file means then. */
	example: string;
}

const DATE_ORDERS: Record<string, string> = {
	dmy: 'Day first',
	mdy: 'Month first',
	ymd: 'Year first'
};
const NUMBER_FORMATS: Record<string, string> = {
	point: 'Point for decimals',
	comma: 'Comma for decimals'
};
const DUPLICATES: Record<string, string> = {
	keep_first: 'Keep the first row of each',
	reject: 'Leave out all rows that contradict each other'
};

/** The title of a question, as a person would ask it. */
export function questionTitle(kind: DataKind, question: Question): string {
	const field = question.field ? fieldLabel(kind, question.field).toLowerCase() : 'this column';
	switch (question.question) {
		case 'date_order':
			return `How are the dates in “${field}” written?`;
		case 'number_format':
			return `How are the numbers in “${field}” written?`;
		case 'column_mapping':
			return `Which column is the ${field}?`;
		case 'duplicate_policy':
			return 'Some rows say different things of the same case. Which count?';
		case 'encoding':
			return 'How was the file written?';
		case 'key_form':
			return 'This file tells its rows apart in another way than before.';
		case 'replace_scope':
			return 'What does this file replace?';
	}
}

/** The answers to a question, each with what it would make of an example. */
export function choicesOf(question: Question): Choice[] {
	const example = question.examples[0] ?? '';
	if (question.question === 'column_mapping' && question.columns)
		return question.columns.map(({ index, header }) => ({
			value: String(index),
			title: index === 0 ? 'The file has none' : header,
			example: index === 0 ? '' : `column ${index}`
		}));
	return question.candidates.map((candidate) => {
		switch (question.question) {
			case 'date_order':
				return { value: candidate, title: DATE_ORDERS[candidate] ?? candidate, example: readDate(example, candidate) };
			case 'number_format':
				return {
					value: candidate,
					title: NUMBER_FORMATS[candidate] ?? candidate,
					example: readNumber(example, candidate)
				};
			case 'duplicate_policy':
				return { value: candidate, title: DUPLICATES[candidate] ?? candidate, example: '' };
			default:
				return { value: candidate, title: candidate, example: '' };
		}
	});
}

/** "03/04/2026 is 3 Apr 2026" */
function readDate(example: string, order: string): string {
	const parts = example.match(/\d+/g)?.slice(0, 3);
	if (parts?.length !== 3) return '';
	const at = (letter: string) => parts[order.indexOf(letter)] ?? '';
	const year = at('y').length === 2 ? `20${at('y')}` : at('y');
	const day = `${year}-${at('m').padStart(2, '0')}-${at('d').padStart(2, '0')}`;
	return Number.isNaN(Date.parse(day)) ? '' : `${example} is ${dayWords(day)}`;
}

/** "1.200 is 1,200" */
function readNumber(example: string, format: string): string {
	const plain = format === 'point' ? example.replaceAll(',', '') : example.replaceAll('.', '').replace(',', '.');
	const value = Number(plain.trim());
	if (example === '' || Number.isNaN(value)) return '';
	return `${example} is ${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(value)}`;
}

/** "1.2 MB", "812 kB", "0 bytes" */
export function sizeWords(bytes: number): string {
	if (bytes < 1000) return counted(bytes, 'byte');
	if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
	return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

/** "9f3c 07aa … e1d2": enough to compare by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

/** Required field names whose kind knows them, for a form that asks for their columns. */
export const labelsOf = (kind: DataKind, names: readonly string[]): string[] =>
	names.map((name) => fieldOf(kind, name).label);

/** How the file was read, in one line. */
export function readingWords({ reading }: Pick<ImportAnswer, 'reading'>): string {
	const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
	const orders = [...new Set(Object.values(reading.dateOrder))].map((order) =>
		(DATE_ORDERS[order] ?? order).toLowerCase()
	);
	return [
		`${delimiters[reading.delimiter] ?? reading.delimiter} between columns`,
		reading.encoding,
		reading.headerLine > 0 ? `header in line ${reading.headerLine}` : 'no header',
		...orders.map((order) => `dates ${order}`),
		reading.numberFormat ? (NUMBER_FORMATS[reading.numberFormat] ?? '').toLowerCase() : ''
	]
		.filter((part) => part !== '')
		.join(', ');
}
