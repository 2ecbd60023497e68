import { fail, type Action } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { addNote, withdrawNote } from '$lib/server/metrics/note-changes';
import { NOTE_KINDS, type NoteKind } from '$lib/server/metrics/notes';
import { setRules, withdrawRules } from '$lib/server/metrics/rule-settings';
import { problemOf } from '$lib/server/problem-of';
import { SAVED, typedNote, type NoteResult } from '$lib/ui/kpi/note-form';
import { refusalBody } from '../../problem-response';

/** A form about notes or rules: what it came to is shown with the notes, and what was typed is kept. */
async function answered(more: Partial<NoteResult>, run: () => Promise<unknown>, saved: string) {
	try {
		await run();
		return { at: 'notes', saved } satisfies NoteResult;
	} catch (cause) {
		const problem = problemOf(cause);
		if (!problem) throw cause;
		return fail(problem.status, { at: 'notes', ...more, ...refusalBody(problem) } satisfies NoteResult);
	}
}

const saying =
	(kind: NoteKind): Action =>
	async ({ params, request, locals }) => {
		const typed = typedNote(await request.formData());
		const note = { ...typed, kind, kpi: params.kpi ?? '' };
		return answered({ kind, typed }, () => addNote(locals.store, locals.actor, note, locals.now), SAVED[kind]);
	};

const withdraw: Action = async ({ params, request, locals }) => {
	const form = await request.formData();
	const id = Number(form.get('id'));
	return answered(
		{},
		async () => {
			const kind = NOTE_KINDS.find((one) => one === form.get('kind'));
			if (!kind || !Number.isSafeInteger(id))
				throw new Problem('unknown_note', 404, 'There is no note with this number.');
			await withdrawNote(locals.store, locals.actor, { kpi: params.kpi ?? '', kind, id }, locals.now);
		},
		'It is withdrawn, and stays on record.'
	);
};

const rules: Action = async ({ params, request, locals }) => {
	const form = await request.formData();
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const wanted = { kpi: params.kpi ?? '', rules: text('rules'), reason: text('reason') };
	const run = () => setRules(locals.store, locals.actor, wanted, locals.now);
	return answered({ kind: 'rules' }, run, 'The rules are chosen.');
};

const usualRules: Action = async ({ params, locals }) =>
	answered(
		{ kind: 'rules' },
		() => withdrawRules(locals.store, locals.actor, params.kpi ?? '', locals.now),
		'The usual rules hold again.'
	);

/** What the forms about a KPI's months and rules do. */
export const noteActions = {
	phase: saying('phase'),
	exclusion: saying('exclusion'),
	annotation: saying('annotation'),
	comment: saying('comment'),
	withdrawNote: withdraw,
	rules,
	usualRules
};
