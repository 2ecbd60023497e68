import type { Store } from '../store/store';
import type { OwnKpi } from '$lib/metrics/own-kpi';
import { declareKpi, type NewKpi } from './own-kpi-changes';

const AT = new Date('2026-01-05T12:00:00Z');
export const ACTOR = { name: 'Test', origin: 'test' };

/** For tests: a KPI declared by its name, a share unless said otherwise. */
export const declare = (store: Store, name: string, more: Partial<NewKpi> = {}): Promise<OwnKpi> =>
	declareKpi(store, ACTOR, { name, form: 'share', direction: 'up', ...more }, AT);
