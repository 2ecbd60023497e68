import type { IssueGroup, RowCounts } from '$lib/import/answer';
import { issueText, ISSUE_CODES } from '$lib/import/issues';
import { kindOf } from '$lib/import/kinds';
import { formatCount } from '$lib/metrics/format';
import type { DataKind } from '$lib/metrics/kpi';
import { counted } from '$lib/metrics/words';

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
	'site_missing',
	'total_beside_sites',
	'history_hidden',
	'history_waits'
]);

export const isOfFile = ({ code }: Pick<IssueGroup, 'code'>): boolean => OF_THE_FILE.has(code);

/** What concerns the whole file first, then the rows left out, then those taken with a remark; the largest group first. */
export const inReadingOrder = (groups: readonly IssueGroup[]): IssueGroup[] => {
	const rank = (group: IssueGroup) => (isOfFile(group) ? 0 : group.severity === 'error' ? 1 : 2);
	return [...groups].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
};

/** "31 rows: Delivered date cannot be read" and what to do about it. A name is told of once, in however many rows it stands. */
export function groupWords(kind: DataKind, group: IssueGroup): { title: string; remedy: string } {
	const rows = group.code === 'name_resembles' ? counted(group.count, 'name') : rowsWords(group.count);
	if (isOfFile(group)) {
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

/** "1 row", "1,463 rows" */
export const rowsWords = (count: number): string => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;

/** "718 lines: 663 taken, 52 left out, 3 no rows.": every line of the file is in one of them. */
export function balanceWords({ read, accepted, rejected, skipped }: RowCounts): string {
	const lines = `${formatCount(read)} ${read === 1 ? 'line' : 'lines'}`;
	const others = skipped === 0 ? '' : `, ${formatCount(skipped)} no ${skipped === 1 ? 'row' : 'rows'}`;
	return `${lines}: ${formatCount(accepted)} taken, ${formatCount(rejected)} left out${others}.`;
}

/** "14 rows are new, 177 correct earlier rows, 472 are already known." */
export function changeWords({ added, changed, unchanged, withdrawn }: RowCounts): string {
	const parts = [
		added > 0 ? `${formatCount(added)} ${added === 1 ? 'row is' : 'rows are'} new` : '',
		changed > 0 ? `${formatCount(changed)} correct ${changed === 1 ? 'an earlier row' : 'earlier rows'}` : '',
		unchanged > 0 ? `${formatCount(unchanged)} ${added > 0 || changed > 0 ? '' : 'rows '}are already known` : '',
		withdrawn > 0 ? `${formatCount(withdrawn)} ${withdrawn === 1 ? 'case is' : 'cases are'} withdrawn` : ''
	].filter((part) => part !== '');
	return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** "1.2 MB", "812 kB", "0 bytes" */
export function sizeWords(bytes: number): string {
	if (bytes < 1000) return counted(bytes, 'byte');
	if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
	return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

/** "9f3c 07aa … e1d2": enough to compare by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
