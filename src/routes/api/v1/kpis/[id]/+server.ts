import { json } from '@sveltejs/kit';
import { alterKpi, withdrawKpi } from '$lib/server/metrics/own-kpi-changes';
import { answering } from '../../../../problem-response';
import { alterationIn, toldKpi } from '../../kpi-calls';
import { parametersOf } from '../../parameters';
import type { RequestHandler } from './$types';

export const PATCH: RequestHandler = answering(async ({ url, params, request, locals }) => {
	parametersOf(url, []);
	const { id } = await alterKpi(locals.store, locals.actor, params.id, await alterationIn(request), locals.now);
	return json(await toldKpi(locals.store, id));
});

export const DELETE: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	const withdrawn = await withdrawKpi(locals.store, locals.actor, params.id, locals.now);
	return json({ kpi: withdrawn.id, withdrawn: true });
});
