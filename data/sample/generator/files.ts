import { cutRows } from '../../../src/lib/server/sample/cut';
import type { SampleFile, SampleManifest } from '../../../src/lib/server/sample/manifest';
import { writeTable, type Row } from '../../../src/lib/server/sample/table';
import { dayIn, HISTORY, LAST, lengthOf, monthAt, MONTHS, textOf } from './calendar';
import type { Entry } from './entry';
import { ORGANISATION, SITES } from './organisation';
import { COLUMNS, type Sample, type SampleKind } from './sample';
import { FORGOTTEN, MISSING, STORIES, TARGETS } from './stories';

/** A file before it is written. */
export interface DealtFile {
	entry: SampleFile;
	rows: Row[];
}

const KINDS: SampleKind[] = ['deliveries', 'volumes', 'defects', 'complaints'];
const ALL_SITES = SITES.map((site) => site.name);
/** The missing file is missing at one site only, so that site sends its volumes in files of its own. */
const OTHER_SITES = ALL_SITES.filter((name) => name !== MISSING.site);

/** Day of the following month on which a month's file is sent; two files of the six months come after their due day. */
const UPLOAD_DAY: Record<SampleKind, number> = { deliveries: 3, defects: 4, complaints: 4, volumes: 5 };
const UPLOADED_LATE: Partial<Record<SampleKind, { month: number; day: number }>> = {
	defects: { month: HISTORY + 2, day: 9 },
	complaints: { month: LAST - 2, day: 8 }
};

/** Day number of the upload; the month in progress has no following month and is sent on its last day. */
function uploadDay(kind: SampleKind, month: number): number {
	if (month === LAST) return dayIn(month, lengthOf(month));
	const late = UPLOADED_LATE[kind];
	return dayIn(month + 1, late?.month === month ? late.day : UPLOAD_DAY[kind]);
}

/** The files in the order in which they were sent. */
export function sampleFiles(sample: Sample): DealtFile[] {
	const files: { day: number; file: DealtFile }[] = [];
	for (const kind of KINDS) {
		for (let month = HISTORY; month < MONTHS; month++) {
			const day = uploadDay(kind, month);
			const known = kind === 'deliveries' ? sample[kind].filter((entry) => !entry.forgotten) : sample[kind];
			const rows = deal(kind, month, day, known);
			for (const sites of kind === 'volumes' && month > HISTORY ? [OTHER_SITES, [MISSING.site]] : [ALL_SITES]) {
				if (kind === 'volumes' && month === MISSING.month && sites.includes(MISSING.site)) continue;
				const own = sites.length === ALL_SITES.length ? rows : rows.filter((row) => sites.includes(row.site!));
				files.push({ day, file: { entry: describe(kind, month, day, sites), rows: own } });
			}
		}
	}
	const day = dayIn(FORGOTTEN.uploadedMonth, FORGOTTEN.uploadedDay);
	const rows = sample.deliveries.filter((entry) => entry.forgotten).flatMap((entry) => entry.rows);
	files.push({ day, file: { entry: describeForgotten(day), rows } });
	return files.sort((a, b) => a.day - b.day).map(({ file }) => file);
}

/** The rows of a month's file: its own, and those that were still open in the file before. */
function deal(kind: SampleKind, month: number, day: number, entries: readonly Entry[]): Row[] {
	const before = uploadDay(kind, month - 1);
	const history = month === HISTORY;
	const rows: Row[] = [];
	const text = textOf(day);
	for (const entry of entries) {
		const own = entry.month === month || (history && entry.month < month);
		const open = !history && entry.month < month && entry.settled > before;
		if (!own && !open) continue;
		if (entry.settled <= day) rows.push(...entry.rows);
		else rows.push(...cutRows(kind, entry.rows, text));
	}
	return rows;
}

function describe(kind: SampleKind, month: number, day: number, sites: string[]): SampleFile {
	const part = sites.length === ALL_SITES.length ? '' : `_${sites.join('-').toLowerCase()}`;
	const span = (from: string, to: string): string =>
		month === HISTORY ? `${kind}_${from}_to_${to}.csv` : `${kind}${part}_${to}.csv`;
	return {
		file: span(monthAt(0), monthAt(month)),
		kind,
		name: span(`{${monthAt(0)}}`, `{${monthAt(month)}}`),
		uploaded: textOf(day),
		sites
	};
}

function describeForgotten(day: number): SampleFile {
	const name = (month: string): string => `deliveries_${FORGOTTEN.site.toLowerCase()}_${month}_late.csv`;
	return {
		file: name(monthAt(FORGOTTEN.month)),
		kind: 'deliveries',
		name: name(`{${monthAt(FORGOTTEN.month)}}`),
		uploaded: textOf(day),
		sites: [FORGOTTEN.site],
		reason: 'Dispatch hall 4 booked these deliveries in its own list; they were never exported'
	};
}

/** Every file to write beside the script, by name; the manifest among them. */
export function writeFiles(sample: Sample, seed: number): Map<string, string> {
	const dealt = sampleFiles(sample);
	const texts = new Map<string, string>();
	for (const { entry, rows } of dealt)
		texts.set(entry.file, writeTable({ columns: COLUMNS[entry.kind as SampleKind], rows }));
	const manifest: SampleManifest = {
		organisation: ORGANISATION,
		seed,
		firstMonth: monthAt(0),
		endMonth: monthAt(LAST),
		targets: TARGETS,
		stories: STORIES,
		files: dealt.map(({ entry }) => entry)
	};
	return texts.set('manifest.json', json(manifest));
}

/** As prettier writes it: lists of words on one line. */
function json(manifest: SampleManifest): string {
	const text = JSON.stringify(manifest, null, '\t');
	return `${text.replace(/\[\s+("[^\]{}]*")\s+\]/g, (_, words: string) => `[${words.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}
