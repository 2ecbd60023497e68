import type { Store } from '../store/store';
import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Fact } from './facts.fixture';
import { findKpi } from './own-kpis';
import { readingOf } from './reading';
import { seriesOf, type Series, type SeriesQuery } from './series';
import { valuesOf, type Value } from './values';

export const ACTOR = { name: 'Test', origin: 'test' };

/** Forty lines a month, `late` of them a day late. */
export const month = (name: string, site: string, late: number): Fact[] =>
	Array.from({ length: 40 }, (_, index) => ({
		order_id: `${site}-${name}-${index}`,
		site,
		customer: `C${index % 3}`,
		promised_date: `${name}-10`,
		delivered_date: index < late ? `${name}-11` : `${name}-10`
	}));

/** The series of a KPI that is not split. */
export const one = async (store: Store, query: SeriesQuery = {}, kpi = 'L1'): Promise<Series> => {
	const series = await seriesOf(store, await findKpi(store, kpi), query);
	if (Array.isArray(series)) throw new Error('one series was asked for');
	return series;
};

/** What a KPI comes to in a month. */
export const valueIn = async (
	store: Store,
	kpi: string,
	month: string,
	scope: Scope = {},
	by: Dimension | null = null,
	group = ''
): Promise<Value | undefined> =>
	(await valuesOf(readingOf(store), await findKpi(store, kpi), scope, by)).get(group)?.get(month);
