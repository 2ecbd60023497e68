import { json } from '@sveltejs/kit';
import { draftsOf } from '$lib/server/stores';
import { answering } from '../../../../../problem-response';
import { parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	const drafts = await draftsOf(locals.store);
	return json(drafts.save(params.id, { actor: locals.actor, at: locals.now }), { status: 202 });
});
