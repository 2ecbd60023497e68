import { json } from '@sveltejs/kit';
import { listViews, saveView } from '$lib/server/explore/saved-views';
import { answering } from '../../../problem-response';
import { textsOf } from '../json-body';
import { parametersOf } from '../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	parametersOf(url, []);
	return json({ views: await listViews(locals.store) });
});

export const POST: RequestHandler = answering(async ({ url, request, locals }) => {
	parametersOf(url, []);
	const { name = '', query = '' } = await textsOf(request, ['name', 'query']);
	return json(await saveView(locals.store, locals.actor, { name, query }, locals.now), { status: 201 });
});
