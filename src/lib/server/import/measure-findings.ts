import { monthOf, type Day } from '$lib/time/month';
import { findKpi, hasNoTotal } from '$lib/server/metrics/own-kpis';
import { readingOf } from '$lib/server/metrics/reading';
import { firstMeasured, valuesOf } from '$lib/server/metrics/values';
import { sql } from '../store/sql';
import type { Db } from '../store/store';
import { addFileFinding } from './findings';
import type { Staged } from './staged';

/** Points out what of a file of measures does not show, or may count twice, once it is merged. */
export async function findInMeasures(db: Db, staged: Staged): Promise<void> {
	if (staged.kind.id !== 'measures') return;
	await findHidden(db, staged);
	await findTotals(db, staged);
}

/** History shows before a KPI's own months: of what lies later, or of a KPI that has none yet, nothing is seen. */
async function findHidden(db: Db, staged: Staged): Promise<void> {
	const history = staged.measured.filter(({ isHistory }) => isHistory).map(({ id }) => id);
	const rows = await db.query<{ kpi: string; site: string | null; last: Day }>(sql`
		select kpi, site, max(month) as last from incoming
		where kpi = any(${history}) group by kpi, site order by kpi, site nulls first`);
	const reading = readingOf(db);
	const found = new Map<string, string>();
	for (const { kpi: id, site, last } of rows) {
		const kpi = await findKpi(db, id);
		const own = (await valuesOf(reading, kpi, site === null ? {} : { site }, null)).get('');
		const from = own ? firstMeasured(own) : null;
		if (from === null) found.set(kpi.name, 'history_waits');
		else if (monthOf(last) >= from) found.set(`${kpi.name} has its own months from ${from} on`, 'history_hidden');
	}
	for (const [value, code] of found) await addFileFinding(db, staged, code, 'kpi', value);
}

/** A total among the parts that it is the total of. */
async function findTotals(db: Db, staged: Staged): Promise<void> {
	const own = staged.measured.filter(({ isHistory }) => !isHistory).map(({ id }) => id);
	const rows = await db.query<{ kpi: string }>(sql`
		select distinct m.kpi from measures m
		where m.removed_seq is null and (m.kpi, m.month) in (select kpi, month from incoming)
			and (m.denominator is not null or m.kpi = any(${own}))
		group by m.kpi, m.month having count(m.site) > 0 and count(m.site) < count(*) order by m.kpi`);
	for (const { kpi: id } of rows) {
		const kpi = await findKpi(db, id);
		if (!hasNoTotal(kpi)) await addFileFinding(db, staged, 'total_beside_sites', 'site', kpi.name);
	}
}
