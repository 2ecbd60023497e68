import type { DataKind } from '../../metrics/kpi';
import { addMonths, daysInMonth, monthIndex, monthOf, type Day, type Month } from '../../time/month';
import { cutRows } from './cut';
import type { SampleFile, SampleManifest, SampleStory } from './manifest';
import { readTable, writeTable } from './table';

/** A file of the sample as it would have been uploaded. */
export interface ShiftedFile {
	kind: DataKind;
	name: string;
	/** Day of the upload, never after today: the day its data speak up to, at most. */
	uploaded: Day;
	sites: string[];
	reason?: string;
	csv: string;
}

/** Whole months by which the sample moves so that its last month is the one in progress. */
export const monthsToShift = (manifest: SampleManifest, today: Day): number =>
	monthIndex(monthOf(today)) - monthIndex(manifest.endMonth);

/**
 * Moves a day by whole months and stays in the month it lands in: the 31st becomes the 30th, or the 28th.
 * It never turns the order of two days round.
 */
export function shiftDay(day: Day, months: number): Day {
	const month = addMonths(monthOf(day), months);
	const dayOfMonth = Math.min(Number(day.slice(8)), daysInMonth(month));
	return `${month}-${String(dayOfMonth).padStart(2, '0')}`;
}

export const shiftMonth = (month: Month, months: number): Month => addMonths(month, months);

/** Moves each `{YYYY-MM}` of a file's name. */
export const shiftName = (name: string, months: number): string =>
	name.replace(/\{(\d{4}-\d{2})\}/g, (_, month: Month) => shiftMonth(month, months));

/** Moves a story's months. */
export const shiftStory = (story: SampleStory, months: number): SampleStory => ({
	...story,
	from: shiftMonth(story.from, months),
	to: shiftMonth(story.to, months)
});

/**
 * One file moved to end in the month of `today`, holding what was known on the day of its upload. Every column named
 * `month` or ending in `date` moves. A day of upload that is still to come becomes today.
 */
export function shiftFile(csv: string, entry: SampleFile, manifest: SampleManifest, today: Day): ShiftedFile {
	const months = monthsToShift(manifest, today);
	const planned = shiftDay(entry.uploaded, months);
	const uploaded = planned < today ? planned : today;
	const { columns, rows } = readTable(csv);
	const dates = columns.filter((column) => column === 'date' || column.endsWith('_date'));
	// Days repeat by the thousand; moving each only once makes the shift several times faster.
	const moved = new Map<Day, Day>();
	const move = (day: Day): Day => {
		let to = moved.get(day);
		if (to === undefined) moved.set(day, (to = shiftDay(day, months)));
		return to;
	};
	for (const row of rows) {
		if (row.month) row.month = shiftMonth(row.month, months);
		for (const column of dates) if (row[column]) row[column] = move(row[column]);
	}
	const { kind, sites, reason } = entry;
	const cut = writeTable({ columns, rows: cutRows(kind, rows, uploaded) });
	return { kind, name: shiftName(entry.name, months), uploaded, sites, ...(reason && { reason }), csv: cut };
}
