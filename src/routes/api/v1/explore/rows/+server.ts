import { json } from '@sveltejs/kit';
import { readQuestion } from '$lib/explore/address';
import { lookRows } from '$lib/server/explore/look';
import { lookCsv } from '$lib/server/explore/look-csv';
import { answering } from '../../../../problem-response';
import { csvResponse, wantsCsv } from '../../csv';
import { apartFrom } from '../own-parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ request, url, locals }) => {
	const { own, look } = apartFrom(url, ['format', 'limit']);
	const question = readQuestion(look);
	if (wantsCsv(request, own)) return csvResponse('rows.csv', await lookCsv(locals.store, question));
	return json(await lookRows(locals.store, question, own.whole('limit', 1, 1000) ?? 100));
});
