import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import type { Day } from '$lib/time/month';
import { GRAINS, KEYS, type Key } from './grain';
import type { FactChange, StagedUnits } from './rollup-change';
import { replaceRows } from './rollup-recount';
import { dayUnits, daysAt, monthsOfUnits, unitsFrom } from './rollup-rows';
import type { RollupTable } from './rollup-tables';
import { noteTouches } from './rollup-sums';

/** Medians cannot be added up: the groups that the change concerns are computed anew from their units. */
export async function refreshDays(db: Db, table: RollupTable, change: FactChange, units: StagedUnits): Promise<void> {
	const sides = [units.after, units.before].filter((side) => side !== null);
	const concerned = join(
		sides.map((side) => dayUnits(table, monthsOfUnits(table, side, null))),
		' union all '
	);
	await db.exec(
		statement(fragment`create temporary table rollup_concerned as
		select distinct month, ${raw(KEYS.join(', '))} from (${concerned}) c`)
	);
	await db.exec(
		statement(fragment`create temporary table rollup_units as ${unitsOfMonths(table, await months(db), change)}`)
	);
	await db.exec(statement(fragment`create temporary table rollup_fresh as ${groups(table, change.first)}`));
	await replaceRows(db, table, change.seq, change.first ? null : concernedGroups());
	const touched = sides.map(
		(side) => fragment`select t.site, t.month from (${monthsOfUnits(table, side, null)}) t where t.touched`
	);
	await noteTouches(
		db,
		table,
		change,
		fragment`select distinct b.site, b.month from (${join(touched, ' union all ')}) b`
	);
	for (const name of ['rollup_concerned', 'rollup_units', 'rollup_fresh'])
		await db.exec(sql`drop table ${ident(name)}`);
}

async function months(db: Db): Promise<Day[]> {
	const rows = await db.query<{ month: Day }>(sql`select distinct month from rollup_concerned`);
	return rows.map(({ month }) => month);
}

const unitsOfMonths = (table: RollupTable, days: Day[], change: FactChange): Fragment => fragment`
	select d.* from (${dayUnits(table, monthsOfUnits(table, unitsFrom(table, null), null))}) d
	${change.first ? raw('') : fragment`where cast(d.month as varchar) = any(${days})`}`;

const keysAt = (keys: readonly Key[]): Fragment =>
	raw(['month', ...KEYS.map((key) => (keys.includes(key) ? key : `'' as ${key}`))].join(', '));

/** The groups at every grain that hold a concerned unit. */
const concernedGroups = (): Fragment =>
	join(
		Object.entries(GRAINS).map(
			([grain, keys]) => fragment`select distinct ${raw(`'${grain}'`)} as grain, ${keysAt(keys)} from rollup_concerned`
		),
		' union all '
	);

function groups(table: RollupTable, first: boolean): Fragment {
	const all = Object.keys(GRAINS).map((grain) => daysAt(table, grain, ident('rollup_units')));
	if (first) return join(all, ' union all ');
	const only = Object.entries(GRAINS).map(([grain, keys]) => {
		const same = ['month', ...keys].map((key) => `c.${key} = u.${key}`).join(' and ');
		const source = fragment`(select u.* from rollup_units u where exists (
			select 1 from rollup_concerned c where ${raw(same)})) g`;
		return daysAt(table, grain, source);
	});
	return join(only, ' union all ');
}
