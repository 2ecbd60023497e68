import { json } from '@sveltejs/kit';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { readPeriods } from '$lib/server/metrics/periods';
import { readingOf } from '$lib/server/metrics/reading';
import { answering } from '../../../../../problem-response';
import { parametersOf } from '../../../parameters';
import { asOfOf, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['asOf', ...SCOPE]);
	const [scope, asOf] = [scopeOf(parameters), await asOfOf(parameters, locals.store)];
	const kpi = await findKpi(locals.store, params.id, asOf);
	const periods = await locals.store.read((db) => readPeriods(readingOf(db, asOf), kpi, scope));
	return json({ kpi: kpi.id, periods });
});
