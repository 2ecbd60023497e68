import { json } from '@sveltejs/kit';
import { subjectChoices } from '$lib/server/explore/subjects';
import { answering } from '../../../../problem-response';
import { parametersOf } from '../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, locals }) => {
	parametersOf(url, []);
	return json({ subjects: await subjectChoices(locals.store) });
});
