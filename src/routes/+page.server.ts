import { board } from '$lib/server/metrics/board';
import { readMonths, readScope } from '$lib/ui/scope-query';
import type { PageServerLoad } from './$types';
import { orErrorPage } from './problem-response';

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => ({
		board: await board(locals.store, {
			scope: readScope(url.searchParams),
			months: readMonths(url.searchParams)
		})
	}));
