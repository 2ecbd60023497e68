import { fail, type Action } from '@sveltejs/kit';
import { startName } from '$lib/metrics/period-words';
import { setFiscalStart } from '$lib/server/metrics/fiscal-year';
import { problemOf } from '$lib/server/problem-of';
import type { PeriodsResult } from '$lib/ui/kpi/periods-form';
import { refusalBody } from '../../problem-response';

const fiscalYear: Action = async ({ request, locals }) => {
	const start = Number((await request.formData()).get('start'));
	try {
		await setFiscalStart(locals.store, locals.actor, start, locals.now);
		return { at: 'periods', saved: `The fiscal year begins in ${startName(start)}.` } satisfies PeriodsResult;
	} catch (cause) {
		const problem = problemOf(cause);
		if (!problem) throw cause;
		return fail(problem.status, { at: 'periods', ...refusalBody(problem) } satisfies PeriodsResult);
	}
};

/** What the form about the periods does: it holds for all KPIs. */
export const periodActions = { fiscalYear };
