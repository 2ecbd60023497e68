import { json } from '@sveltejs/kit';
import { draftsOf } from '$lib/server/stores';
import { answering } from '../../../../problem-response';
import { parametersOf } from '../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	return json((await draftsOf(locals.store)).get(params.id));
});

export const DELETE: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	return json(await (await draftsOf(locals.store)).discard(params.id));
});
