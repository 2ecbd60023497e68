import { sql } from '../store/sql';
import type { Db } from '../store/store';
import { onceInCommon, type Reading } from './reading';
import { touchedName } from './measure-names';

/**
 * Remembers which months of which KPI the measures of a change spoke of. Each KPI is filled by itself: that a file had told
 * others of the same site and month before says nothing of it.
 */
export async function noteMeasures(db: Db, seq: number): Promise<void> {
	await db.exec(sql`insert into rollup_touches (seq, rollup, site, month, first_fill, changed)
		select cast(${seq} as bigint), ${touchedName('')} || t.kpi, coalesce(t.site, 'unassigned'), t.month, not exists (
			select 1 from measures o where o.kpi = t.kpi and o.month = t.month and o.site is not distinct from t.site
				and o.added_seq < cast(${seq} as bigint)), cast(null as varchar)
		from (
			select distinct m.kpi, m.site, m.month from measures m
			where m.added_seq = cast(${seq} as bigint) or m.removed_seq = cast(${seq} as bigint)
		) t`);
}

/** The change with which a site began with a KPI, by the name of its touches and the site. */
export const firstMeasured = (reading: Reading): Promise<Map<string, number>> =>
	onceInCommon(reading, 'first measured', async () => {
		const rows = await reading.db.query<{ kpi: string; site: string; seq: number }>(sql`
			select m.kpi, coalesce(m.site, 'unassigned') as site, min(m.added_seq) as seq from measures m
			group by m.kpi, coalesce(m.site, 'unassigned')`);
		return new Map(rows.map(({ kpi, site, seq }) => [placeOf(touchedName(kpi), site), seq]));
	});

export const placeOf = (rollup: string, site: string): string => `${rollup} ${site}`;
