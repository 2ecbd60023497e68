import { fragment, ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { join } from '../store/sql';
import { GRAINS, KEYS } from './grain';
import {
	addends,
	anyFilled,
	columnNames,
	dayUnits,
	daysAt,
	monthsOfUnits,
	sumsByGrain,
	unitsFrom
} from './rollup-rows';
import { spanOfFacts } from './rollup-span';
import { physicalColumns, type RollupTable } from './rollup-tables';

/** All rows of a table of sums, from the facts in force. */
export async function freshSums(db: Db, table: RollupTable): Promise<Fragment> {
	const span = table.form === 'stock' ? await spanOfFacts(db, table, null) : null;
	return sumsByGrain(table, addends(table, monthsOfUnits(table, unitsFrom(table, null), span), '1'));
}

/** All rows of a table of durations, from the facts in force. */
export async function freshDays(_: Db, table: RollupTable): Promise<Fragment> {
	const units = dayUnits(table, monthsOfUnits(table, unitsFrom(table, null), null));
	const groups = Object.keys(GRAINS).map((grain) => daysAt(table, grain, raw('units')));
	return fragment`with units as materialized (${units}) ${join(groups, ' union all ')}`;
}

/**
 * Makes `rollup_fresh` the rows in force of a table, or of the groups `within` it: what is equal stays, what differs is
 * retired at `seq` and replaced. Gives the number of rows retired and added.
 */
export async function replaceRows(db: Db, table: RollupTable, seq: number, within: Fragment | null): Promise<number> {
	const name = ident(table.name);
	const keys = ['grain', 'month', ...KEYS];
	const columns = physicalColumns(table).map((column) => column.name);
	const number = fragment`cast(${seq} as bigint)`;
	const equal = (left: string, right: string) =>
		raw(
			[
				...keys.map((key) => `${left}.${key} = ${right}.${key}`),
				...columns.map((column) => `${left}.${column} is not distinct from ${right}.${column}`)
			].join(' and ')
		);
	const concerned = within
		? fragment`and exists (select 1 from (${within}) w where ${raw(keys.map((key) => `w.${key} = ${table.name}.${key}`).join(' and '))})`
		: raw('');
	const holds = await holdsRows(db, table);
	const retired = !holds
		? 0
		: await db.exec(sql`update ${name} set removed_seq = ${number}
		where removed_seq is null and not exists (select 1 from rollup_fresh f where ${equal('f', table.name)}) ${concerned}`);
	const added =
		await db.exec(sql`insert into ${name} (grain, month, ${raw(KEYS.join(', '))}, ${columnNames(table)}, added_seq, removed_seq)
		select f.grain, f.month, ${raw(KEYS.map((key) => `f.${key}`).join(', '))}, ${columnNames(table, 'f.')}, ${number}, cast(null as bigint)
		from rollup_fresh f where ${anyFilled(table, 'f')} ${
			holds
				? fragment`and not exists (select 1 from ${name} o where o.removed_seq is null and ${equal('o', 'f')})`
				: raw('')
		}`);
	return retired + added;
}

/** Whether a rollup has any row in force; the first import of all need not look for rows to replace. */
export async function holdsRows(db: Db, table: RollupTable): Promise<boolean> {
	const rows = await db.query(sql`select 1 as one from ${ident(table.name)} where removed_seq is null limit 1`);
	return rows.length > 0;
}
