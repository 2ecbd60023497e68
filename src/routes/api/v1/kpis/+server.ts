import { json } from '@sveltejs/kit';
import { declareKpi } from '$lib/server/metrics/own-kpi-changes';
import { answering } from '../../../problem-response';
import { declarationIn, toldKpi, toldKpis } from '../kpi-calls';
import { parametersOf } from '../parameters';
import { asOfOf } from '../scope';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	const asOf = await asOfOf(parametersOf(url, ['asOf']), locals.store);
	return json({ kpis: await toldKpis(locals.store, asOf) });
});

export const POST: RequestHandler = answering(async ({ url, request, locals }) => {
	parametersOf(url, []);
	const { id } = await declareKpi(locals.store, locals.actor, await declarationIn(request), locals.now);
	return json(await toldKpi(locals.store, id), { status: 201 });
});
