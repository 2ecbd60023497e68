import { sql } from '../store/sql';
import type { Db } from '../store/store';
import type { Judging } from '$lib/metrics/judging';
import { judgingAt } from '$lib/metrics/judging';
import { NO_NOTES, notesAt, type KpiNotes, type Note, type OwnerComment, type PhaseReason } from '$lib/metrics/notes';
import { monthOf, type Day, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';
import { onceInCommon, type Reading } from './reading';
import { rulesFor } from './rule-settings';

export const NOTE_KINDS = ['phase', 'exclusion', 'annotation', 'comment'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

interface NoteRow {
	kpi: string;
	kind: NoteKind;
	month: Day;
	site: string | null;
	reason: PhaseReason | null;
	said: string;
	doing: string | null;
	actor: string;
	madeAt: string;
	addedSeq: number;
	removedSeq: number | null;
}

/** What is said of each KPI as of a change: its notes in force, and the versions that its comments took the place of. */
export async function listNotes(db: Db, asOf: AsOf = null): Promise<Map<string, KpiNotes>> {
	const rows = await db.query<NoteRow>(sql`
		select n.kpi, n.kind, n.month, n.site, n.reason, n.said, n.doing, n.actor, n.added_seq, n.removed_seq, c.made_at
		from kpi_notes n join changes c on c.seq = n.added_seq
		where cast(${asOf} as bigint) is null or n.added_seq <= cast(${asOf} as bigint)
		order by n.kpi, n.month, n.added_seq`);
	const byKpi = new Map<string, NoteRow[]>();
	for (const row of rows) byKpi.set(row.kpi, [...(byKpi.get(row.kpi) ?? []), row]);
	return new Map([...byKpi].map(([kpi, own]) => [kpi, notesOfRows(own, asOf)]));
}

function notesOfRows(rows: readonly NoteRow[], asOf: AsOf): KpiNotes {
	const current = rows.filter(({ removedSeq }) => removedSeq === null || (asOf !== null && removedSeq > asOf));
	const ofKind = (kind: NoteKind) => current.filter((row) => row.kind === kind);
	return {
		phases: ofKind('phase').map((row) => ({ ...noteOf(row), reason: row.reason ?? 'known_cause' })),
		exclusions: ofKind('exclusion').map(noteOf),
		annotations: ofKind('annotation').map(noteOf),
		comments: ofKind('comment').map((row) => ({ ...commentOf(row), earlier: earlierOf(row, rows) }))
	};
}

const noteOf = ({ addedSeq, month, site, said, actor, madeAt }: NoteRow): Note => ({
	id: addedSeq,
	month: monthOf(month),
	site,
	text: said,
	actor,
	at: madeAt
});

const commentOf = (row: NoteRow): Omit<OwnerComment, 'earlier'> => ({ ...noteOf(row), doing: row.doing });

const earlierOf = (current: NoteRow, rows: readonly NoteRow[]): OwnerComment['earlier'] =>
	rows
		.filter(({ kind, month, site, addedSeq }) =>
			kind === 'comment' && month === current.month && site === current.site ? addedSeq < current.addedSeq : false
		)
		.map(commentOf)
		.reverse();

export async function notesOf(reading: Reading, kpi: string): Promise<KpiNotes> {
	const notes = await onceInCommon(reading, 'notes', () => listNotes(reading.db, reading.asOf));
	return notes.get(kpi) ?? NO_NOTES;
}

/** How a KPI is judged at a site, or for the whole, as of the reading's change. */
export const judgingOf = async (reading: Reading, kpi: string, site: string | null): Promise<Judging> =>
	judgingAt(await notesOf(reading, kpi), await rulesFor(reading, kpi), site);

/** The owner's latest word on a month, where one looks. */
export async function commentOn(
	reading: Reading,
	kpi: string,
	site: string | null,
	month: Month
): Promise<OwnerComment | null> {
	const { comments } = await notesOf(reading, kpi);
	return notesAt(comments, site).find((comment) => comment.month === month) ?? null;
}
