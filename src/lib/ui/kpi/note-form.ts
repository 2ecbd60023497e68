import type { NoteKind } from './note-words';

/** What was typed into a form that could not be taken, to be shown again. */
export interface TypedNote {
	month: string;
	site: string;
	reason: string;
	text: string;
	doing: string;
}

/** What the last form about notes or rules came to. */
export interface NoteResult {
	at: 'notes';
	saved?: string;
	error?: { message: string };
	kind?: NoteKind | 'rules';
	typed?: TypedNote;
}

export const SAVED: Record<NoteKind, string> = {
	phase: 'The phase has begun.',
	exclusion: 'The month no longer counts.',
	annotation: 'The note is on the chart.',
	comment: 'The comment is saved.'
};

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

export const typedNote = (form: FormData): TypedNote => ({
	month: textIn(form, 'month'),
	site: textIn(form, 'site'),
	reason: textIn(form, 'reason'),
	text: textIn(form, 'text'),
	doing: textIn(form, 'doing')
});

/** Whether the result of a page's form belongs to the notes. */
export const isNoteResult = (result: unknown): result is NoteResult =>
	typeof result === 'object' && result !== null && 'at' in result && result.at === 'notes';
