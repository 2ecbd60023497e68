import { json } from '@sveltejs/kit';
import { readQuestion } from '$lib/explore/address';
import { FACETS } from '$lib/explore/facets';
import { Problem } from '$lib/problem';
import { allGroups } from '$lib/server/explore/all-groups';
import { groupsCsv } from '$lib/server/explore/look-csv';
import { answering } from '../../../../../problem-response';
import { wantsCsv } from '../../../csv';
import { apartFrom } from '../../own-parameters';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answering(async ({ request, url, params, locals }) => {
	const { own, look } = apartFrom(url, ['format']);
	const question = readQuestion(look);
	const facet = [...FACETS, 'month' as const].find((one) => one === params.facet);
	if (!facet)
		throw new Problem('unknown_facet', 404, 'There is no chart of this name.', { facets: ['month', ...FACETS] });
	if (!wantsCsv(request, own)) return json(await allGroups(locals.store, question, facet));
	return new Response(await groupsCsv(locals.store, question, facet), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${facet}.csv"`
		}
	});
});
