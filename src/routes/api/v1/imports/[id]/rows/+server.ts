import { json } from '@sveltejs/kit';
import { importRows, importRowsCsv } from '$lib/server/import/history';
import { answering } from '../../../../../problem-response';
import { csvResponse, wantsCsv } from '../../../csv';
import { importNumber, PAGE, pageOf, parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ request, url, params, locals }) => {
	const parameters = parametersOf(url, ['format', ...PAGE]);
	const id = importNumber(params.id);
	if (wantsCsv(request, parameters)) return csvResponse(`import-${id}-rows.csv`, await importRowsCsv(locals.store, id));
	const page = pageOf(parameters);
	const { rows, total } = await importRows(locals.store, id, page);
	return json({ rows, total, ...page });
});
