import { json } from '@sveltejs/kit';
import { plainChange } from '$lib/metrics/change-words';
import { parsePeriod, periodPair } from '$lib/metrics/period-pair';
import { readChange } from '$lib/server/metrics/contribution';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { answering } from '../../../../../problem-response';
import { invalid, parametersOf } from '../../../parameters';
import { asOfOf, SCOPE, scopeOf } from '../../../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['period', 'against', 'asOf', ...SCOPE]);
	const [period, against] = (['period', 'against'] as const).map((name) => {
		const text = parameters.text(name);
		if (text === undefined) throw invalid(name, 'is needed: months such as 2026-07..2026-09.', 'invalid_period');
		return parsePeriod(text, name);
	});
	const pair = periodPair(period!, against!);
	const [scope, asOf] = [scopeOf(parameters), await asOfOf(parameters, locals.store)];
	const kpi = await findKpi(locals.store, params.id, asOf);
	const change = await locals.store.read((db) => readChange(readingOf(db, asOf), kpi, scope, pair));
	return json({ kpi: kpi.id, sentence: plainChange(kpi, change), ...change });
});
