import { json } from '@sveltejs/kit';
import { DIMENSIONS } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { seriesOf } from '$lib/server/metrics/series';
import { seriesCsv } from '../../../series-csv';
import { answering } from '../../../../../problem-response';
import { csvResponse, wantsCsv } from '../../../csv';
import { parametersOf } from '../../../parameters';
import { asOfOf, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ request, url, params, locals }) => {
	const parameters = parametersOf(url, ['from', 'to', 'by', 'asOf', 'format', ...SCOPE]);
	const query = {
		from: parameters.month('from'),
		to: parameters.month('to'),
		by: parameters.word('by', DIMENSIONS) ?? null,
		scope: scopeOf(parameters),
		asOf: await asOfOf(parameters, locals.store)
	};
	const kpi = await findKpi(locals.store, params.id, query.asOf);
	if (query.from && query.to && query.from > query.to)
		throw new Problem('invalid_range', 400, `from (${query.from}) lies after to (${query.to}).`, { parameter: 'from' });
	const series = await locals.store.read((db) => seriesOf(db, kpi, query));
	return wantsCsv(request, parameters)
		? csvResponse(`${kpi.id}-months.csv`, seriesCsv(kpi, series, query.by))
		: json(series);
});
