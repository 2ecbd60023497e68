import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import type { DataKind } from '$lib/metrics/kpi';
import type { Day } from '$lib/time/month';
import { dataDates } from './as-of';
import { columnsUsed } from './rollup-columns';
import { VIEWS, type ViewName } from './views';

/** What a change did to the facts of a kind. */
export interface FactChange {
	seq: number;
	kind: DataKind;
	/** Whether there were no facts before: on a first import all that is there is new. */
	first: boolean;
	/** Sites whose data date moved, and the days between which it did; null: none. */
	moved: { sites: string[]; low: Day; high: Day } | null;
}

/** Units a change speaks of, as they were before and are after it, in temporary tables. */
export interface StagedUnits {
	after: Fragment;
	before: Fragment;
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
	const { rows } = VIEWS[view];
	const [after, before] = [`units_after_${view}`, `units_before_${view}`] as const;
	await stage(db, after, view, rows(null, undefined, { seq, side: 'after' }), change);
	await stage(db, before, view, rows(seq - 1, undefined, { seq, side: 'before' }), change);
	return { after: ident(after), before: ident(before), temporary: [after, before] };
}

/** Touched units lie together and are found at once; the moved ones are looked for only where a data date did move. */
async function stage(db: Db, name: string, view: ViewName, rows: Fragment, change: FactChange): Promise<void> {
	const columns = join(
		[...columnsUsed(view), 'touched'].map((column) => raw(`v.${column}`)),
		', '
	);
	await db.exec(
		statement(fragment`create temporary table ${ident(name)} as select ${columns} from (${rows}) v where v.touched`)
	);
	for (const moved of movedUnits(view, change))
		await db.exec(
			statement(fragment`insert into ${ident(name)} select ${columns} from (${rows}) v
			where not v.touched and ${moved}`)
		);
}

/** Conditions, no two of which hold for the same unit: it settles between the two data dates, or it was not over yet. */
function movedUnits(view: ViewName, { moved }: FactChange): Fragment[] {
	const { settles, spells } = VIEWS[view];
	if (!moved) return [];
	const [low, high] = [moved.low, moved.high].map((day) => fragment`cast(${day} as date)`) as [Fragment, Fragment];
	const there = fragment`v.site = any(${moved.sites})`;
	const passed = settles.map(
		(day) => fragment`coalesce(v.${ident(day)} > ${low} and v.${ident(day)} <= ${high}, false)`
	);
	const open = Object.values(spells).map(
		({ until }) => fragment`(v.${ident(until)} is null or v.${ident(until)} > ${low})`
	);
	return [...passed, ...open].map((condition, index, all) => {
		const before = all.slice(0, index).map((other) => fragment`not (${other})`);
		return join([there, condition, ...before], ' and ');
	});
}

export async function unstage(db: Db, units: StagedUnits): Promise<void> {
	for (const name of units.temporary) await db.exec(sql`drop table ${ident(name)}`);
}
