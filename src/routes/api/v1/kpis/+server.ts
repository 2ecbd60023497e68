import { json } from '@sveltejs/kit';
import { plainKpi } from '$lib/server/metrics/card';
import { catalogue } from '$lib/server/metrics/catalogue';
import { listSettings, listTargets } from '$lib/server/metrics/targets';
import { answering } from '../../../problem-response';
import { parametersOf } from '../parameters';
import { asOfOf } from '../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	const asOf = await asOfOf(parametersOf(url, ['asOf']), locals.store);
	const [targets, settings] = await locals.store.read(async (db) => [
		await listTargets(db, asOf),
		await listSettings(db, asOf)
	]);
	const kpis = catalogue.map((kpi) => ({
		...plainKpi(kpi),
		targets: targets.get(kpi.id) ?? [],
		owner: settings.get(kpi.id)?.owner ?? null,
		shown: settings.get(kpi.id)?.shown ?? true
	}));
	return json({ kpis });
});
