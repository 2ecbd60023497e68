import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import type { DataKind } from '$lib/metrics/kpi';
import type { Day } from '$lib/time/month';
import { dataDates } from './as-of';
import { VIEWS, type ViewName } from './views';

/** What a change did to the facts of a kind. */
export interface FactChange {
	seq: number;
	kind: DataKind;
	/** Whether there were facts before: on a first import all that is there is new. */
	first: boolean;
	/** Sites whose data date moved, and the days between which it did; null: none. */
	moved: { sites: string[]; low: Day; high: Day } | null;
}

/** Units a change speaks of, as they were before and are after it; names of temporary tables, or the view itself. */
export interface StagedUnits {
	after: Fragment;
	before: Fragment | null;
	temporary: string[];
}

/** What changed at `seq`, or null where neither rows nor data dates did. */
export async function changeOf(db: Db, seq: number, kind: DataKind): Promise<FactChange | null> {
	const table = ident(kind);
	const [counts] = await db.query<{ changed: number; older: number }>(sql`
		select count(*) filter (where added_seq = cast(${seq} as bigint) or removed_seq = cast(${seq} as bigint)) as changed,
			count(*) filter (where added_seq < cast(${seq} as bigint)) as older
		from ${table}`);
	const moved = await movedSites(db, seq, kind);
	if (!counts?.changed && !moved) return null;
	return { seq, kind, first: !counts?.older, moved };
}

async function movedSites(db: Db, seq: number, kind: DataKind): Promise<FactChange['moved']> {
	const rows = await db.query<{ site: string; before: Day; after: Day }>(sql`
		select n.site, o.data_date as before, n.data_date as after
		from (${dataDates(kind, null)}) n join (${dataDates(kind, seq - 1)}) o on o.site = n.site
		where o.data_date <> n.data_date`);
	if (rows.length === 0) return null;
	const days = rows.flatMap(({ before, after }) => [before, after]).sort();
	return { sites: rows.map(({ site }) => site), low: days[0] ?? '', high: days.at(-1) ?? '' };
}

/**
 * Units whose contribution can differ before and after: those the change touches, and those that the moved data date
 * lets settle or grow older. Taking more than that is harmless, as long as both sides take the same.
 */
export async function stageUnits(db: Db, view: ViewName, change: FactChange): Promise<StagedUnits> {
	const { seq } = change;
	if (change.first)
		return {
			after: fragment`(${VIEWS[view].rows(null, undefined, { seq, side: 'after' })})`,
			before: null,
			temporary: []
		};
	const concerned = concernedBy(view, change);
	const [after, before] = [`units_after_${view}`, `units_before_${view}`];
	const stage = (name: string, rows: Fragment) =>
		db.exec(
			statement(fragment`create temporary table ${ident(name)} as select v.* from (${rows}) v where ${concerned}`)
		);
	await stage(after, VIEWS[view].rows(null, undefined, { seq, side: 'after' }));
	await stage(before, VIEWS[view].rows(seq - 1, undefined, { seq, side: 'before' }));
	return { after: ident(after), before: ident(before), temporary: [after, before] };
}

function concernedBy(view: ViewName, { moved }: FactChange): Fragment {
	const { settles, spells } = VIEWS[view];
	const movable = Object.values(spells).map(({ until }) => until);
	if (!moved || (!settles && movable.length === 0)) return raw('v.touched');
	const low = fragment`cast(${moved.low} as date)`;
	const conditions = movable.map((until) => raw(`v.${until} is null`));
	for (const until of movable) conditions.push(fragment`v.${ident(until)} > ${low}`);
	if (settles)
		conditions.push(fragment`v.${ident(settles)} > ${low} and v.${ident(settles)} <= cast(${moved.high} as date)`);
	return fragment`v.touched or (v.site = any(${moved.sites}) and (${join(conditions, ' or ')}))`;
}

export async function unstage(db: Db, units: StagedUnits): Promise<void> {
	for (const name of units.temporary) await db.exec(sql`drop table ${ident(name)}`);
}
