import { json } from '@sveltejs/kit';
import { draftsOf } from '$lib/server/stores';
import { answering } from '../../../../../problem-response';
import { parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const parameters = parametersOf(url, ['encoding', 'sheet']);
	const asked = { encoding: parameters.text('encoding'), sheet: parameters.text('sheet') };
	return json(await (await draftsOf(locals.store)).head(params.id, asked));
});
