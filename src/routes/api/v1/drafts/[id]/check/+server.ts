import { json } from '@sveltejs/kit';
import { draftsOf } from '$lib/server/stores';
import { answering } from '../../../../../problem-response';
import { checkRequest } from '../../../draft-request';
import { parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = answering(async ({ request, url, params, locals }) => {
	parametersOf(url, []);
	const drafts = await draftsOf(locals.store);
	const decided = await checkRequest(request, drafts.get(params.id));
	return json(await drafts.check(params.id, decided, { actor: locals.actor, at: locals.now }), { status: 202 });
});
