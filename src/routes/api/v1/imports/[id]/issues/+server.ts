import { json } from '@sveltejs/kit';
import { importIssues } from '$lib/server/import/history';
import { answering } from '../../../../../problem-response';
import { importNumber, PAGE, pageOf, parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	const page = pageOf(parametersOf(url, PAGE));
	const { issues, total } = await importIssues(locals.store, importNumber(params.id), page);
	return json({ issues, total, ...page });
});
