import type { AssessedPoint } from '$lib/metrics/assessment';
import { formatMonth } from '$lib/metrics/format';
import { holdsAt, notesAt, PHASE_REASON_WORDS, type KpiNotes, type Note, type PhaseNote } from '$lib/metrics/notes';
import type { ChartMark } from '../charts/chart-points';
import { dayWords } from '../when';

export type NoteKind = 'phase' | 'exclusion' | 'annotation' | 'comment';

/** An entry of the list below the chart: what was said, and the number under which the chart marks it. */
export interface ListedNote {
	kind: NoteKind;
	note: Note;
	/** "Decision", "Not counted", "Note". */
	title: string;
	/** Null where the chart shown has no such month, or the note holds elsewhere. */
	number: number | null;
}

/** What the chart marks, numbered in the order of time. Where no site is looked at, notes on single sites name theirs. */
export function marksOf(notes: KpiNotes, points: readonly AssessedPoint[], site: string | null): ChartMark[] {
	return placed(notes, points, site).map(({ kind, note }, index) => ({
		number: index + 1,
		month: note.month,
		kind: kind === 'phase' ? 'phase' : 'note',
		text: site === null && note.site !== null ? `${note.site}: ${note.text}` : note.text
	}));
}

function placed(notes: KpiNotes, points: readonly AssessedPoint[], site: string | null) {
	const begins = new Set(points.filter((point) => point.begins !== undefined).map(({ month }) => month));
	const shown = new Set(points.map(({ month }) => month));
	const phases = notesAt(notes.phases, site)
		.filter(({ month }) => begins.has(month))
		.map((note) => ({ kind: 'phase' as const, note: note as Note }));
	const annotations = notes.annotations
		.filter((note) => shown.has(note.month) && (site === null || holdsAt(note, site)))
		.map((note) => ({ kind: 'annotation' as const, note }));
	return [...phases, ...annotations].sort(byMonth);
}

/** In the order of time; a phase begins at the edge of its month, before what is noted of it. */
function byMonth(a: { kind: NoteKind; note: Note }, b: { kind: NoteKind; note: Note }): number {
	if (a.note.month !== b.note.month) return a.note.month < b.note.month ? -1 : 1;
	return Number(b.kind === 'phase') - Number(a.kind === 'phase') || a.note.id - b.note.id;
}

/** Phases, excluded months and notes, in the order of time. */
export function listedNotes(notes: KpiNotes, points: readonly AssessedPoint[], site: string | null): ListedNote[] {
	const numbers = new Map(placed(notes, points, site).map(({ note }, index) => [note.id, index + 1]));
	const listed = (kind: NoteKind, list: readonly Note[], titleOf: (note: Note) => string) =>
		list.map((note) => ({ kind, note, title: titleOf(note), number: numbers.get(note.id) ?? null }));
	return [
		...listed('phase', notes.phases, (note) => `New phase, ${PHASE_REASON_WORDS[(note as PhaseNote).reason]}`),
		...listed('exclusion', notes.exclusions, () => 'Not counted'),
		...listed('annotation', notes.annotations, () => 'Note')
	].sort(byMonth);
}

/** "Sep 2026, only Ulm" */
export const whereWords = ({ month, site }: Pick<Note, 'month' | 'site'>): string =>
	site === null ? formatMonth(month) : `${formatMonth(month)}, only ${site}`;

/** "Local user, 3 Oct 2026" */
export const whoWords = ({ actor, at }: Pick<Note, 'actor' | 'at'>): string => `${actor}, ${dayWords(at.slice(0, 10))}`;
