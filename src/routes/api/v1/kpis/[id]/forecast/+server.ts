import { json } from '@sveltejs/kit';
import { requireDimensions } from '$lib/server/metrics/dimensions';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { notedPage } from '$lib/server/metrics/page-notes';
import { readingOf } from '$lib/server/metrics/reading';
import { answering } from '../../../../../problem-response';
import { parametersOf } from '../../../parameters';
import { asOfOf, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['asOf', ...SCOPE]);
	const [scope, asOf] = [scopeOf(parameters), await asOfOf(parameters, locals.store)];
	const kpi = await findKpi(locals.store, params.id, asOf);
	const { forecast } = await locals.store.read(async (db) => {
		const reading = readingOf(db, asOf);
		await requireDimensions(reading, kpi, scope, null);
		return notedPage(reading, kpi, scope);
	});
	return json({ kpi: kpi.id, ...forecast });
});
