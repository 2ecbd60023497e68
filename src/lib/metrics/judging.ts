import type { Month } from '../time/month';
import { notesAt, type KpiNotes, type PhaseReason } from './notes';
import type { RuleChoice } from './rules';

/** What the organisation has settled about how a series is judged. */
export interface Judging {
	phases: readonly { month: Month; reason: PhaseReason; text: string }[];
	exclusions: readonly { month: Month; text: string }[];
	rules: RuleChoice;
}

export const USUAL_JUDGING: Judging = { phases: [], exclusions: [], rules: 'standard' };

/** How a series is judged at a site, or for the whole. */
export const judgingAt = (
	notes: Pick<KpiNotes, 'phases' | 'exclusions'>,
	rules: RuleChoice,
	site: string | null
): Judging => ({ phases: notesAt(notes.phases, site), exclusions: notesAt(notes.exclusions, site), rules });
