import { fail, redirect } from '@sveltejs/kit';
import { questionQuery, readQuestion } from '$lib/explore/address';
import { lookAt } from '$lib/server/explore/look';
import { deleteView, listViews, renameView, saveView, viewNumber } from '$lib/server/explore/saved-views';
import { subjectChoices } from '$lib/server/explore/subjects';
import { problemOf } from '$lib/server/problem-of';
import { orErrorPage, refusalBody } from '../problem-response';
import { publicKpi } from '../public-kpi';
import type { Actions, PageServerLoad } from './$types';

const ROWS = 50;

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const { exploration, page } = await lookAt(locals.store, readQuestion(lookOf(url)), ROWS);
		const { subject } = exploration;
		return {
			exploration: { ...exploration, subject: { ...subject, kpi: subject.kpi && publicKpi(subject.kpi) } },
			page,
			subjects: await subjectChoices(locals.store),
			views: await listViews(locals.store),
			query: questionQuery({ ...exploration.question, place: null })
		};
	});

/** The parameters of the look; an action's address names the action beside them. */
function lookOf(url: URL): URLSearchParams {
	const parameters = new URLSearchParams(url.searchParams);
	for (const name of [...parameters.keys()]) if (name.startsWith('/')) parameters.delete(name);
	return parameters;
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** What a form about saved views does; then the look is shown again as it was. */
const acting =
	(act: (form: FormData, query: string, locals: App.Locals) => Promise<unknown>) =>
	async ({ request, url, locals }: { request: Request; url: URL; locals: App.Locals }) => {
		const form = await request.formData();
		const query = lookOf(url).toString();
		try {
			await act(form, query, locals);
		} catch (cause) {
			const problem = problemOf(cause);
			if (!problem) throw cause;
			return fail(problem.status, { ...refusalBody(problem), name: textOf(form, 'name') });
		}
		redirect(303, `${url.pathname}${query === '' ? '' : `?${query}`}#views`);
	};

export const actions: Actions = {
	saveView: acting((form, query, { store, actor, now }) =>
		saveView(store, actor, { name: textOf(form, 'name'), query }, now)
	),
	renameView: acting((form, _, { store, actor, now }) =>
		renameView(store, actor, { id: viewNumber(textOf(form, 'id')), name: textOf(form, 'name') }, now)
	),
	deleteView: acting((form, _, { store, actor, now }) => deleteView(store, actor, viewNumber(textOf(form, 'id')), now))
};
