import { draftsOf } from '$lib/server/stores';
import { answering } from '../../../../../problem-response';
import { csvResponse } from '../../../csv';
import { parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	const { name, lines } = (await draftsOf(locals.store)).rejected(params.id);
	return csvResponse(`${name}-rejected.csv`, lines);
});
