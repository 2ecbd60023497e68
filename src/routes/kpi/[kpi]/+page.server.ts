import { DIMENSIONS, type Dimension } from '$lib/metrics/kpi';
import { Problem } from '$lib/problem';
import { canExplore } from '$lib/server/explore/subjects';
import { findKpi } from '$lib/server/metrics/own-kpis';
import { kpiPage } from '$lib/server/metrics/page';
import { setSettings, setTarget } from '$lib/server/metrics/targets';
import { dayAt, isMonth, monthOf } from '$lib/time/month';
import { typedPlace, typedTarget } from '$lib/ui/kpi/settings-form';
import { readPeriods } from '$lib/ui/kpi/pair-query';
import { readHeat } from '$lib/ui/kpi/heat-choice';
import { readMonths, readScope } from '$lib/ui/scope-query';
import { orErrorPage, orFail } from '../../problem-response';
import type { Actions, PageServerLoad } from './$types';
import { noteActions } from './note-actions';
import { periodActions } from './period-actions';

export const load: PageServerLoad = ({ params, locals, url }) =>
	orErrorPage(async () => {
		const months = readMonths(url.searchParams);
		const heat = readHeat(url.searchParams);
		const { pair, chosen, refused } = readPeriods(url.searchParams);
		const kpi = await findKpi(locals.store, params.kpi);
		const view = await kpiPage(locals.store, kpi, {
			scope: readScope(url.searchParams),
			by: readSplit(url.searchParams.get('by')),
			months,
			pair,
			...heat
		});
		const phase = url.searchParams.get('phase') ?? '';
		return {
			view,
			months,
			pair: { chosen, refused },
			...heat,
			fromMonth: monthOf(dayAt(locals.now)),
			phaseMonth: isMonth(phase) ? phase : null,
			hasExplore: canExplore(kpi)
		};
	});

function readSplit(text: string | null): Dimension | undefined {
	if (text === null || text === '') return undefined;
	const found = DIMENSIONS.find((dimension) => dimension === text);
	if (!found) throw new Problem('invalid_by', 400, `by must be one of ${DIMENSIONS.join(', ')}.`, { by: text });
	return found;
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

export const actions: Actions = {
	...noteActions,
	...periodActions,
	target: async ({ params, request, locals }) =>
		orFail(async () => {
			const kpi = await findKpi(locals.store, params.kpi);
			const form = await request.formData();
			const target = {
				kpi: kpi.id,
				from: textOf(form, 'from'),
				value: typedTarget(kpi, textOf(form, 'value')),
				source: textOf(form, 'source')
			};
			await setTarget(locals.store, locals.actor, target, locals.now);
			return { saved: 'The target is set.' };
		}),
	withdraw: async ({ params, request, locals }) =>
		orFail(async () => {
			const form = await request.formData();
			const target = { kpi: params.kpi, from: textOf(form, 'from'), value: null, source: 'withdrawn' };
			await setTarget(locals.store, locals.actor, target, locals.now);
			return { saved: 'The target is withdrawn.' };
		}),
	settings: async ({ params, request, locals }) =>
		orFail(async () => {
			const form = await request.formData();
			const wanted = {
				owner: textOf(form, 'owner'),
				shown: form.get('shown') !== null,
				position: typedPlace(textOf(form, 'position'))
			};
			await setSettings(locals.store, locals.actor, params.kpi, wanted, locals.now);
			return { saved: 'The settings are saved.' };
		})
};
