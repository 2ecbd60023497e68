import type { Kpi } from '$lib/metrics/kpi';
import type { Lack } from '$lib/metrics/views';
import { cellsOf } from './cells';
import type { KpiDefinition } from './definition';
import { hasNoTotal } from './own-kpis';
import { onceInCommon, type Reading } from './reading';
import { valuesOf } from './values';

const NOTHING_COUNTS = 'None of the rows counts for it so far.';

/** Why a KPI has no value in any month of the whole organisation; null where it has one. */
export const lackOf = (reading: Reading, kpi: KpiDefinition): Promise<Lack | null> =>
	onceInCommon(reading, `lack ${kpi.id}`, () => findLack(reading, kpi));

async function findLack(reading: Reading, kpi: KpiDefinition): Promise<Lack | null> {
	const needs = await missingKinds(reading, kpi);
	if (needs.length > 0) return { needs };
	const months = (await valuesOf(reading, kpi, {}, null)).get('');
	if ([...(months?.values() ?? [])].some(({ value }) => value !== null)) return null;
	if (hasNoTotal(kpi) && (await valuesOf(reading, kpi, {}, 'site')).size > 0) return null;
	return { needs: [], lacks: kpi.lacks ?? NOTHING_COUNTS };
}

/** The kinds of data without which this KPI says nothing, and that have not come yet. */
async function missingKinds(reading: Reading, kpi: KpiDefinition): Promise<Kpi['needs']> {
	const missing: Kpi['needs'] = [];
	for (const kind of kpi.needs) if ((await cellsOf(reading, kind)).length === 0) missing.push(kind);
	return kpi.needsAny && missing.length < kpi.needs.length ? [] : missing;
}
