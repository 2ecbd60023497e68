import type { Declaration, OwnForm } from '$lib/metrics/own-kpi';
import type { Direction } from '$lib/metrics/kpi';
import { plainKpi } from '$lib/server/metrics/card';
import type { NewKpi } from '$lib/server/metrics/own-kpi-changes';
import { kpisOf } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { listSettings, listTargets } from '$lib/server/metrics/targets';
import type { Store } from '$lib/server/store/store';
import { fieldsOf } from './json-body';

/** Every KPI with its targets and settings, as of a change. */
export async function toldKpis(store: Store, asOf: number | null) {
	const [all, targets, settings] = await store.read(async (db) => [
		await kpisOf(readingOf(db, asOf)),
		await listTargets(db, asOf),
		await listSettings(db, asOf)
	]);
	return all.map((kpi) => ({
		...plainKpi(kpi),
		targets: targets.get(kpi.id) ?? [],
		owner: settings.get(kpi.id)?.owner ?? null,
		shown: settings.get(kpi.id)?.shown ?? true
	}));
}

/** One of them, which must be there. */
export const toldKpi = async (store: Store, id: string) => (await toldKpis(store, null)).find((kpi) => kpi.id === id);

const FIELDS = {
	name: 'text',
	form: 'text',
	direction: 'text',
	unit: 'text',
	factor: 'number',
	summed: 'flag',
	part: 'text',
	whole: 'text',
	process: 'text',
	why: 'text'
} as const;

const BESIDE = { id: 'text', owner: 'text', target: 'number', targetFrom: 'text', targetSource: 'text' } as const;

/** What the body says of a KPI that is altered. */
export async function alterationIn(request: Request): Promise<Omit<Declaration, 'id'>> {
	const { form, direction, ...rest } = await fieldsOf(request, FIELDS);
	return {
		...rest,
		...(form === undefined ? {} : { form: form as OwnForm }),
		...(direction === undefined ? {} : { direction: direction as Direction })
	};
}

/** What the body says of a new KPI; which words are known is for the domain to say. */
export async function declarationIn(request: Request): Promise<NewKpi> {
	const { form, direction, target, targetFrom, targetSource, ...rest } = await fieldsOf(request, {
		...FIELDS,
		...BESIDE
	});
	return {
		...rest,
		...(form === undefined ? {} : { form: form as OwnForm }),
		...(direction === undefined ? {} : { direction: direction as Direction }),
		target: target === undefined ? null : { value: target, from: targetFrom ?? '', source: targetSource ?? '' }
	};
}
