import { Problem } from '$lib/problem';
import { problemResponse } from '../../problem-response';
import type { RequestHandler } from './$types';

/** Whatever no other route of the API answers. */
export const fallback: RequestHandler = () =>
	problemResponse(new Problem('not_found', 404, 'The API has no such call. /api/v1/openapi.json lists all of them.'));
