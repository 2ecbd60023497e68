import type { Draft, DraftProgress } from '$lib/import/draft';
import { Problem } from '$lib/problem';
import type { DraftText } from './draft-text';

/** A check or save under way; the draft stays as it last settled until it ends. */
export interface Job {
	ends: AbortController;
	seen: Pick<Draft, 'kind' | 'choices' | 'state'>;
	progress: DraftProgress;
	done: Promise<void>;
}

export interface Entry {
	draft: Draft;
	text: DraftText;
	job: Job | null;
}

export const newJob = (seen: Job['seen'], at: Date): Job => ({
	ends: new AbortController(),
	seen,
	progress: { step: 'waiting', rows: 0, ofRows: null, startedAt: at.toISOString() },
	done: Promise.resolve()
});

export async function end(job: Job | null): Promise<void> {
	job?.ends.abort();
	await job?.done;
}

/** The draft as it is seen: under way while something is. */
export const shown = ({ draft, job }: Entry): Draft =>
	job ? { ...draft, ...job.seen, progress: { ...job.progress }, answer: null, question: null, refusal: null } : draft;

/** An entry that may be checked. */
export function refuseSaved(entry: Entry): Entry {
	const { state } = shown(entry);
	if (state === 'saved') throw new Problem('draft_saved', 409, 'This file has been saved already.');
	if (state === 'saving')
		throw new Problem('draft_saving', 409, 'This file is being saved. Wait for its end, or cancel it.');
	return entry;
}

/** An entry that was checked and may be saved. */
export function refuseUnchecked(entry: Entry): Entry {
	const { state } = shown(refuseSaved(entry));
	if (state === 'checked') return entry;
	const message = 'This file has not been checked and found good yet. Nothing was stored. Check it first.';
	throw new Problem('draft_not_checked', 409, message, { state });
}

export const noDraft = (): Problem =>
	new Problem('not_found', 404, 'There is no such file: it was discarded, or lay here for a week.');

export const tooMany = (limit: number): Problem =>
	new Problem(
		'too_many_drafts',
		409,
		`${limit} files are open already. Nothing was stored. Save or discard one of them, then send this one again.`,
		{ limit }
	);
