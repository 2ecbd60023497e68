import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { declareKpi } from '$lib/server/metrics/own-kpi-changes';
import { problemOf } from '$lib/server/problem-of';
import { dayAt, monthOf } from '$lib/time/month';
import { blankKpi, declarationOf, targetOf, typedKpi, type KpiFormResult } from '$lib/ui/kpi/own-kpi-form';
import { refusalBody } from '../../problem-response';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => ({
	blank: blankKpi((url.searchParams.get('name') ?? '').slice(0, 80), monthOf(dayAt(locals.now)))
});

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const typed = typedKpi(await request.formData());
		let id = '';
		try {
			const said = { ...declarationOf(typed), owner: typed.owner, target: targetOf(typed) };
			({ id } = await declareKpi(locals.store, locals.actor, said, locals.now));
		} catch (cause) {
			const problem = problemOf(cause);
			if (!problem) throw cause;
			return fail(problem.status, { ...refusalBody(problem), typed } satisfies KpiFormResult);
		}
		// Who came from a file that names it goes back to that file.
		redirect(303, url.searchParams.get('from') === 'data' ? resolve('/data') : resolve('/kpi/[kpi]', { kpi: id }));
	}
};
