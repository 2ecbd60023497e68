import { json } from '@sveltejs/kit';
import { readQuestion } from '$lib/explore/address';
import { explore } from '$lib/server/explore/explore';
import { answering } from '../../../problem-response';
import { explorationAnswer } from './answers';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	return json(explorationAnswer(await explore(locals.store, readQuestion(url.searchParams))));
});
