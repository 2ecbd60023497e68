import { json } from '@sveltejs/kit';
import { DIMENSIONS } from '$lib/metrics/kpi';
import { readComparison } from '$lib/server/metrics/comparison';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { answering } from '../../../../../problem-response';
import { invalid, parametersOf } from '../../../parameters';
import { asOfOf, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['from', 'to', 'by', 'asOf', ...SCOPE]);
	const [by, from, to] = [parameters.word('by', DIMENSIONS), parameters.month('from'), parameters.month('to')];
	if (!by) throw invalid('by', 'is needed: what the groups are told apart by.');
	if (!from || !to) throw invalid(from ? 'to' : 'from', 'is needed: from and to are the months compared.');
	if (from > to) throw invalid('from', `(${from}) lies after to (${to}).`, 'invalid_range');
	const [scope, asOf] = [scopeOf(parameters), await asOfOf(parameters, locals.store)];
	const kpi = await findKpi(locals.store, params.id, asOf);
	const found = await locals.store.read((db) => readComparison(readingOf(db, asOf), kpi, scope, by, { from, to }));
	return json({ kpi: kpi.id, comparison: found });
});
