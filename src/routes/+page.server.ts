import { board } from '$lib/server/metrics/board';
import type { Board } from '$lib/metrics/views';
import { boardView, type BoardView } from '$lib/ui/kpi/board-view';
import { readMonths, readScope } from '$lib/ui/scope-query';
import type { PageServerLoad } from './$types';
import { orErrorPage } from './problem-response';

/** Boards that stand still are put into words once. */
const views = new WeakMap<Board, BoardView>();

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const found = await board(locals.store, {
			scope: readScope(url.searchParams),
			months: readMonths(url.searchParams)
		});
		const view = views.get(found) ?? boardView(found);
		views.set(found, view);
		return { board: view };
	});
