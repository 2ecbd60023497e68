import { getImport } from '$lib/server/import/history';
import { undoImport } from '$lib/server/import/undo';
import { catalogue } from '$lib/server/metrics/catalogue';
import { orErrorPage, orFail } from '../../problem-response';
import { publicKpi } from '../../public-kpi';
import { importNumber } from '../import-number';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
	orErrorPage(async () => ({
		one: await getImport(locals.store, importNumber(params.import)),
		kpis: catalogue.map(publicKpi)
	}));

export const actions: Actions = {
	undo: async ({ params, locals }) =>
		orFail(async () => {
			await undoImport(locals.store, locals.actor, importNumber(params.import), locals.now);
			return { undone: true };
		})
};
