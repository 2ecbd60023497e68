import type { DaysOfField } from '$lib/import/days';
import { formatCount, formatMonth } from '$lib/metrics/format';
import type { DataKind } from '$lib/metrics/kpi';
import { spanWords } from '../kpi/kpi-words';
import { dayWords } from '../when';
import { fieldLabel, rowsWords } from './data-words';

/** One month of a date column as bars, one a day. */
export interface MonthBars {
	month: string;
	label: string;
	/** Path of the bars in a box of `WIDTH` by `HEIGHT`. */
	path: string;
	/** "Sep 2026: 120 rows, most on 14 Sep 2026" */
	title: string;
}

export interface Histogram {
	field: string;
	label: string;
	/** The column in one sentence, for those who do not see the bars. */
	summary: string;
	months: MonthBars[];
}

export const WIDTH = 62;
export const HEIGHT = 28;
const STEP = 2;

/** Rows per day of each month of a date column, all months of it on one scale. */
export function histogramOf(kind: DataKind, { field, months, earlier }: DaysOfField): Histogram {
	const most = Math.max(1, ...months.flatMap(({ days }) => days));
	return {
		field,
		label: fieldLabel(kind, field),
		summary: summaryOf(kind, { field, months, earlier }),
		months: months.map(({ month, days }) => ({
			month,
			label: formatMonth(month),
			path: days.map((rows, at) => bar(rows / most, at)).join(''),
			title: `${formatMonth(month)}: ${rowsWords(sum(days))}${peakWords(month, days)}`
		}))
	};
}

/** A day with any row at all shows. */
const bar = (share: number, at: number): string =>
	share === 0 ? '' : `M${at * STEP + 1} ${HEIGHT}v${-round(Math.max(1, share * HEIGHT))}`;

function summaryOf(kind: DataKind, { field, months, earlier }: DaysOfField): string {
	const [first, last] = [months[0], months.at(-1)];
	const label = fieldLabel(kind, field);
	if (!first || !last) return `${label}: no row has one.`;
	const late = sum(months.flatMap(({ days }) => days.slice(12)));
	const swapped = late === 0 ? ' No row lies behind the 12th of a month: day and month may be swapped.' : '';
	const before = earlier > 0 ? ` ${rowsWords(earlier)} lie${earlier === 1 ? 's' : ''} before.` : '';
	return `${label}: ${rowsWords(sum(months.flatMap(({ days }) => days)))}, ${spanWords(first.month, last.month)}.${before}${swapped}`;
}

function peakWords(month: string, days: readonly number[]): string {
	const most = Math.max(0, ...days);
	if (most === 0) return '';
	const day = String(days.indexOf(most) + 1).padStart(2, '0');
	return `, most on ${dayWords(`${month}-${day}`)} (${formatCount(most)})`;
}

/** Whether a column should be looked at unasked: all its days could be months. */
export const looksSwapped = ({ months }: DaysOfField): boolean => {
	const rows = sum(months.flatMap(({ days }) => days));
	return rows >= 30 && months.length >= 6 && sum(months.flatMap(({ days }) => days.slice(12))) === 0;
};

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const round = (value: number): number => Math.round(value * 10) / 10;
