import type { Month } from '../time/month';

/** Why a new phase begins; without one of these there is none. */
export const PHASE_REASONS = ['decision', 'definition_break', 'known_cause'] as const;
export type PhaseReason = (typeof PHASE_REASONS)[number];

export const PHASE_REASON_WORDS: Record<PhaseReason, string> = {
	decision: 'decision',
	definition_break: 'new definition',
	known_cause: 'known cause'
};

/** What somebody said of a month of a KPI. It is superseded or withdrawn, never altered. */
export interface Note {
	/** The number of the change that brought it. */
	id: number;
	month: Month;
	/** Whose month it is; null: that of the whole organisation, and so of every part of it. */
	site: string | null;
	text: string;
	actor: string;
	/** When it was said, an ISO instant. */
	at: string;
}

/** From its month on centre and limits are reckoned anew. */
export interface PhaseNote extends Note {
	reason: PhaseReason;
}

/** The owner's word on a month: what happened (`text`), what is done about it, and the versions before, the latest first. */
export interface OwnerComment extends Note {
	doing: string | null;
	earlier: Omit<OwnerComment, 'earlier'>[];
}

/** All that is in force of a KPI, by month. */
export interface KpiNotes {
	phases: PhaseNote[];
	/** Months that are drawn, and leave centre and limits alone. */
	exclusions: Note[];
	annotations: Note[];
	comments: OwnerComment[];
}

export const NO_NOTES: KpiNotes = { phases: [], exclusions: [], annotations: [], comments: [] };

/** Whether a note holds where one looks: what is said of the whole holds of every part, what is said of a site only there. */
export const holdsAt = (note: Pick<Note, 'site'>, site: string | null): boolean =>
	note.site === null || note.site === site;

/** The notes that hold at a site, or for the whole; of two on the same month the site's own one. */
export function notesAt<T extends Pick<Note, 'site' | 'month'>>(notes: readonly T[], site: string | null): T[] {
	const byMonth = new Map<Month, T>();
	for (const note of notes) {
		if (!holdsAt(note, site)) continue;
		if (note.site !== null || !byMonth.has(note.month)) byMonth.set(note.month, note);
	}
	return [...byMonth.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The beginning of a text, cut between words. */
export function shortened(text: string, letters: number): string {
	const line = text.replaceAll(/\s+/g, ' ').trim();
	if (line.length <= letters) return line;
	const cut = line.slice(0, letters - 1);
	const space = cut.lastIndexOf(' ');
	return `${(space > letters / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:]+$/, '')}…`;
}
