import { getImport } from '$lib/server/import/history';
import { kpisOf } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { undoImport } from '$lib/server/import/undo';
import { orErrorPage, orFail } from '../../problem-response';
import { publicKpi } from '../../public-kpi';
import { importNumber } from '../import-number';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
	orErrorPage(async () => ({
		one: await getImport(locals.store, importNumber(params.import)),
		kpis: (await kpisOf(readingOf(locals.store))).map(publicKpi)
	}));

export const actions: Actions = {
	undo: async ({ params, locals }) =>
		orFail(async () => {
			await undoImport(locals.store, locals.actor, importNumber(params.import), locals.now);
			return { undone: true };
		})
};
