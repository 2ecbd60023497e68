import { json } from '@sveltejs/kit';
import { deleteView, renameView, viewNumber } from '$lib/server/explore/saved-views';
import { answering } from '../../../../problem-response';
import { textsOf } from '../../json-body';
import { parametersOf } from '../../parameters';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = answering(async ({ url, params, request, locals }) => {
	parametersOf(url, []);
	const { name = '' } = await textsOf(request, ['name']);
	return json(await renameView(locals.store, locals.actor, { id: viewNumber(params.id), name }, locals.now));
});

export const DELETE: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	return json(await deleteView(locals.store, locals.actor, viewNumber(params.id), locals.now));
});
