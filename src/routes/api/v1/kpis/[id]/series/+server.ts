import { json } from '@sveltejs/kit';
import { DIMENSIONS } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { kpiById } from '$lib/server/metrics/catalogue';
import { seriesOf } from '$lib/server/metrics/series';
import { answering } from '../../../../../problem-response';
import { parametersOf } from '../../../parameters';
import { asOfOf, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['from', 'to', 'by', 'asOf', ...SCOPE]);
	const kpi = kpiById(params.id);
	const query = {
		from: parameters.month('from'),
		to: parameters.month('to'),
		by: parameters.word('by', DIMENSIONS) ?? null,
		scope: scopeOf(parameters),
		asOf: await asOfOf(parameters, locals.store)
	};
	if (query.from && query.to && query.from > query.to)
		throw new Problem('invalid_range', 400, `from (${query.from}) lies after to (${query.to}).`, { parameter: 'from' });
	return json(await locals.store.read((db) => seriesOf(db, kpi, query)));
});
