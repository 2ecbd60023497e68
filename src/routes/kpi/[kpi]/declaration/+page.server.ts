import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { alterKpi, declared, withdrawKpi } from '$lib/server/metrics/own-kpi-changes';
import { problemOf } from '$lib/server/problem-of';
import { dayAt, monthOf } from '$lib/time/month';
import { blankKpi, declarationOf, typedKpi, type KpiFormResult } from '$lib/ui/kpi/own-kpi-form';
import { orErrorPage, refusalBody } from '../../../problem-response';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
	orErrorPage(async () => {
		const kpi = await declared(locals.store, params.kpi);
		return { kpi, blank: blankKpi('', monthOf(dayAt(locals.now)), kpi) };
	});

export const actions: Actions = {
	alter: async ({ params, request, locals }) => {
		const typed = typedKpi(await request.formData());
		let id = '';
		try {
			({ id } = await alterKpi(locals.store, locals.actor, params.kpi, declarationOf(typed), locals.now));
		} catch (cause) {
			const problem = problemOf(cause);
			if (!problem) throw cause;
			return fail(problem.status, { ...refusalBody(problem), typed } satisfies KpiFormResult);
		}
		redirect(303, resolve('/kpi/[kpi]', { kpi: id }));
	},
	withdraw: async ({ params, locals }) => {
		await orErrorPage(() => withdrawKpi(locals.store, locals.actor, params.kpi, locals.now));
		redirect(303, resolve('/'));
	}
};
