import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOf, type Day } from '$lib/time/month';
import { GRAINS, KEYS, type Key } from './grain';
import type { FactChange, StagedUnits } from './rollup-change';
import { replaceRows } from './rollup-recount';
import { dayUnits, daysAt, inMonths, monthsOfUnits, unitsFrom } from './rollup-rows';
import type { RollupTable } from './rollup-tables';
import { noteTouches } from './rollup-sums';

/** Medians cannot be added up: the groups that the change concerns are computed anew from their units. */
export async function refreshDays(db: Db, table: RollupTable, change: FactChange, units: StagedUnits): Promise<void> {
	const sides = [units.after, units.before];
	const concerned = sides.map((side) => dayUnits(table, monthsOfUnits(table, side, null)));
	await create(db, 'rollup_concerned', distinctKeys(fragment`(${join(concerned, ' union all ')})`));
	await create(db, 'units_of_months', unitsOfMonths(table, await monthsConcerned(db)));
	await create(db, 'rollup_days', groups(table));
	await replaceRows(db, table, change.seq, raw('rollup_days'), concernedGroups());
	await noteTouches(db, table, change, touchedUnits(table, sides), null);
	for (const name of ['rollup_concerned', 'units_of_months', 'rollup_days'])
		await db.exec(sql`drop table ${ident(name)}`);
}

const create = (db: Db, name: string, rows: Fragment): Promise<number> =>
	db.exec(statement(fragment`create temporary table ${ident(name)} as ${rows}`));

const distinctKeys = (source: Fragment): Fragment =>
	fragment`select distinct c.month, ${raw(KEYS.map((key) => `c.${key}`).join(', '))} from ${source} c`;

function touchedUnits(table: RollupTable, sides: Fragment[]): Fragment {
	const touched = sides.map(
		(side) => fragment`select t.site, t.month from (${monthsOfUnits(table, side, null)}) t where t.touched`
	);
	return fragment`select distinct b.site, b.month from (${join(touched, ' union all ')}) b`;
}

async function monthsConcerned(db: Db): Promise<Day[]> {
	const rows = await db.query<{ month: Day }>(sql`select distinct month from rollup_concerned`);
	return rows.map(({ month }) => month).sort();
}

/** All units of the concerned months: looked for between the first and the last of these. */
function unitsOfMonths(table: RollupTable, days: Day[]): Fragment {
	const [first, last] = [days[0], days.at(-1)];
	const span = first && last ? inMonths(table, { from: monthOf(first), to: monthOf(last) }) : raw('false');
	const units = fragment`(select w.* from ${unitsFrom(table, null)} w where ${span})`;
	return fragment`select d.* from (${dayUnits(table, monthsOfUnits(table, units, null))}) d
		where d.month in (select distinct c.month from rollup_concerned c)`;
}

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

function groups(table: RollupTable): Fragment {
	const only = Object.entries(GRAINS).map(([grain, keys]) => {
		const same = ['month', ...keys].map((key) => `c.${key} = u.${key}`).join(' and ');
		const source = fragment`(select u.* from units_of_months u where exists (
			select 1 from rollup_concerned c where ${raw(same)})) g`;
		return daysAt(table, grain, source);
	});
	return join(only, ' union all ');
}
