import { coverage } from '$lib/server/metrics/coverage';
import { listImports } from '$lib/server/import/history';
import { kpisOf } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { undoImport } from '$lib/server/import/undo';
import { configInForce } from '$lib/server/stores';
import { addMonths, dayAt, monthOf } from '$lib/time/month';
import { orErrorPage, orFail } from '../problem-response';
import { importNumber } from './import-number';
import { publicKpi } from '../public-kpi';
import type { Actions, PageServerLoad } from './$types';

const PAGE_SIZE = 15;
const CALENDAR_MONTHS = 24;

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const offset = Math.max(0, Math.trunc(Number(url.searchParams.get('offset')) || 0));
		const { imports, total } = await listImports(locals.store, { limit: PAGE_SIZE, offset });
		return {
			coverage: await coverage(locals.store, { months: CALENDAR_MONTHS }),
			imports,
			total,
			offset,
			limit: PAGE_SIZE,
			limitMegabytes: (await configInForce()).uploadLimitBytes / 1_000_000,
			month: addMonths(monthOf(dayAt(locals.now)), -1),
			kpis: (await kpisOf(readingOf(locals.store))).map(publicKpi)
		};
	});

export const actions: Actions = {
	undo: async ({ request, locals }) =>
		orFail(async () => {
			const id = importNumber(String((await request.formData()).get('import') ?? ''));
			const undone = await undoImport(locals.store, locals.actor, id, locals.now);
			return { undone: { id, name: undone.name } };
		})
};
