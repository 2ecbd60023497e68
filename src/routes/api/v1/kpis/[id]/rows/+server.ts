import { json } from '@sveltejs/kit';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { rowsOf, type RowsPart } from '$lib/server/metrics/rows';
import { rowsCsv } from '$lib/server/metrics/rows-csv';
import { answering } from '../../../../../problem-response';
import { csvResponse, wantsCsv } from '../../../csv';
import { PAGE, pageOf, parametersOf } from '../../../parameters';
import { asOfOf, pastMonth, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

const PARTS = ['all', 'numerator', 'denominator', 'missed'] as const satisfies RowsPart[];

export const GET: RequestHandler = answering(async ({ request, url, params, locals }) => {
	const parameters = parametersOf(url, ['month', 'part', 'asOf', 'format', ...SCOPE, ...PAGE]);
	const query = {
		month: pastMonth(parameters, locals.now),
		part: parameters.word('part', PARTS),
		scope: scopeOf(parameters),
		asOf: await asOfOf(parameters, locals.store)
	};
	const kpi = await findKpi(locals.store, params.id, query.asOf);
	if (wantsCsv(request, parameters))
		return csvResponse(`${kpi.id}-${query.month}.csv`, await rowsCsv(locals.store, kpi, query));
	return json(await locals.store.read((db) => rowsOf(db, kpi, { ...query, ...pageOf(parameters) })));
});
