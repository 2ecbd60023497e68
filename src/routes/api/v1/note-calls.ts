import { json, type RequestEvent } from '@sveltejs/kit';
import type { KpiNotes } from '$lib/metrics/notes';
import { NO_NOTES } from '$lib/metrics/notes';
import { Problem } from '$lib/problem';
import { addNote, withdrawNote } from '$lib/server/metrics/note-changes';
import { listNotes, type NoteKind } from '$lib/server/metrics/notes';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { answering } from '../../problem-response';
import { textsOf } from './json-body';
import { parametersOf } from './parameters';
import { asOfOf } from './scope';

const LISTS = {
	phase: 'phases',
	exclusion: 'exclusions',
	annotation: 'annotations',
	comment: 'comments'
} as const satisfies Record<NoteKind, keyof KpiNotes>;

const FIELDS: Record<NoteKind, readonly string[]> = {
	phase: ['month', 'site', 'reason', 'text'],
	exclusion: ['month', 'site', 'text'],
	annotation: ['month', 'site', 'text'],
	comment: ['month', 'site', 'text', 'doing']
};

type Of<Name extends string> = RequestEvent<Record<Name, string>>;

/** The notes of one kind that a KPI has. */
export const listing = (kind: NoteKind) =>
	answering(async ({ url, params, locals }: Of<'id'>) => {
		const asOf = await asOfOf(parametersOf(url, ['asOf']), locals.store);
		const kpi = await findKpi(locals.store, params.id, asOf);
		const notes = (await listNotes(locals.store, asOf)).get(kpi.id) ?? NO_NOTES;
		return json({ kpi: kpi.id, [LISTS[kind]]: notes[LISTS[kind]] });
	});

/** Makes a note from the body and answers with it as it is listed. */
export const making = (kind: NoteKind) =>
	answering(async ({ url, params, request, locals }: Of<'id'>) => {
		parametersOf(url, []);
		const kpi = await findKpi(locals.store, params.id);
		const { month = '', text = '', ...more } = await textsOf(request, FIELDS[kind]);
		const id = await addNote(locals.store, locals.actor, { kind, kpi: kpi.id, month, text, ...more }, locals.now);
		const made = (await listNotes(locals.store, id)).get(kpi.id)?.[LISTS[kind]].find((note) => note.id === id);
		return json(made, { status: 201 });
	});

/** Withdraws a note of one kind. */
export const withdrawing = (kind: NoteKind) =>
	answering(async ({ url, params, locals }: Of<'id' | 'note'>) => {
		parametersOf(url, []);
		const kpi = await findKpi(locals.store, params.id);
		const id = noteNumber(params.note);
		const seq = await withdrawNote(locals.store, locals.actor, { kpi: kpi.id, kind, id }, locals.now);
		return json({ kpi: kpi.id, id, seq });
	});

function noteNumber(text: string): number {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	throw new Problem('unknown_note', 404, 'There is no note with this number.');
}
