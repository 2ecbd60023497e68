import { json } from '@sveltejs/kit';
import { getImport } from '$lib/server/import/history';
import { undoImport } from '$lib/server/import/undo';
import { answering } from '../../../../problem-response';
import { importNumber, parametersOf } from '../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	return json(await getImport(locals.store, importNumber(params.id)));
});

export const DELETE: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	return json(await undoImport(locals.store, locals.actor, importNumber(params.id), locals.now));
});
