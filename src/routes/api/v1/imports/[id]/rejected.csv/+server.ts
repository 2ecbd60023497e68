import { rejectedCsv } from '$lib/server/import/history';
import { answering } from '../../../../../problem-response';
import { csvResponse } from '../../../csv';
import { importNumber, parametersOf } from '../../../parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ url, params, locals }) => {
	parametersOf(url, []);
	const id = importNumber(params.id);
	return csvResponse(`import-${id}-rejected.csv`, await rejectedCsv(locals.store, id));
});
