import { sql } from '../store/sql';
import type { Db } from '../store/store';
import { monthOf, type Day, type Month } from '$lib/time/month';
import type { RollupColumn } from './rollup-tables';
import type { KpiColumns } from './values';

/** Rows of a change spoke of this month at this site, as a rollup sees it. */
export interface Touched {
	seq: number;
	rollup: string;
	site: string;
	month: Month;
	/** The kind had brought nothing for this site and month before. */
	firstFill: boolean;
	/** The columns that it altered; null: any may be. */
	changed: string[] | null;
}

/** What changes after `after`, up to `until`, touched. Sites touched alike come as one row: a file speaks of thousands of months. */
export async function listTouched(db: Db, after: number, until: number | null): Promise<Touched[]> {
	const rows = await db.query<Alike>(sql`
		select t.seq, t.rollup, t.month, t.first_fill, t.changed, array_agg(t.site order by t.site) as sites
		from rollup_touches t
		where t.seq > cast(${after} as bigint)
			and (cast(${until} as bigint) is null or t.seq <= cast(${until} as bigint))
		group by t.seq, t.rollup, t.month, t.first_fill, t.changed`);
	return rows.flatMap(({ month, changed, sites, ...row }) => {
		const alike = { ...row, month: monthOf(month), changed: changed?.split(',') ?? null };
		return sites.map((site) => ({ ...alike, site }));
	});
}

type Alike = Omit<Touched, 'site' | 'month' | 'changed'> & { month: Day; changed: string | null; sites: string[] };

/** Whether a touch altered anything that a KPI is made of. */
export function concerns(touched: Touched, sides: readonly KpiColumns[]): boolean {
	const side = sides.find(({ table }) => table.name === touched.rollup);
	const altered = ({ name }: RollupColumn) => touched.changed === null || touched.changed.includes(name);
	return side !== undefined && side.columns.some(altered);
}
