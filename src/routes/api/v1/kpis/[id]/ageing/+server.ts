import { json } from '@sveltejs/kit';
import { ageingOf } from '$lib/server/metrics/ageing';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { answering } from '../../../../../problem-response';
import { parametersOf } from '../../../parameters';
import { asOfOf, pastMonth, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['month', 'asOf', ...SCOPE]);
	const month = pastMonth(parameters, locals.now);
	const [scope, asOf] = [scopeOf(parameters), await asOfOf(parameters, locals.store)];
	const kpi = await findKpi(locals.store, params.id, asOf);
	const found = await locals.store.read((db) => ageingOf(readingOf(db, asOf), kpi, scope, month));
	return json({ kpi: kpi.id, month, ...found });
});
