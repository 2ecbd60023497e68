import { fragment, ident, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { KEYS } from './grain';
import { freshRows } from './rollup-fresh';
import { anyFilled, columnNames } from './rollup-rows';
import { physicalColumns, type RollupTable } from './rollup-tables';

/**
 * Makes `fresh` the rows in force of a table, or of the groups `within` it: what is equal stays, what differs is retired
 * at `seq` and replaced. Gives the number of rows retired and added.
 */
export async function replaceRows(
	db: Db,
	table: RollupTable,
	seq: number,
	fresh: Fragment,
	within: Fragment | null
): Promise<number> {
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
	const retired = await db.exec(sql`update ${name} set removed_seq = ${number}
		where removed_seq is null and not exists (select 1 from ${fresh} f where ${equal('f', table.name)}) ${concerned}`);
	const isNew = fragment`not exists (select 1 from ${name} o where o.removed_seq is null and ${equal('o', 'f')})`;
	return retired + (await addRows(db, table, seq, fresh, isNew));
}

/** Adds those of the `fresh` rows, `f`, that say anything and that a condition lets in. */
function addRows(db: Db, table: RollupTable, seq: number, fresh: Fragment, which: Fragment): Promise<number> {
	const places = ['grain', 'month', ...KEYS];
	return db.exec(sql`insert into ${ident(table.name)} (${raw(places.join(', '))}, ${columnNames(table)}, added_seq, removed_seq)
		select ${raw(places.map((place) => `f.${place}`).join(', '))}, ${columnNames(table, 'f.')}, cast(${seq} as bigint), cast(null as bigint)
		from ${fresh} f where ${anyFilled(table, 'f')} and ${which}`);
}

/** Makes what the units in `rollup_units` come to the rows in force of a table. */
export async function recountTable(db: Db, table: RollupTable, seq: number): Promise<number> {
	const fresh = await freshRows(db, table);
	if (!(await holdsRows(db, table))) return addRows(db, table, seq, fragment`(${fresh})`, raw('true'));
	await db.exec(statement(fragment`create temporary table rollup_fresh as ${fresh}`));
	const replaced = await replaceRows(db, table, seq, ident('rollup_fresh'), null);
	await db.exec(sql`drop table rollup_fresh`);
	return replaced;
}

/** Whether a rollup has any row in force; the first import of all need not look for rows to replace. */
async function holdsRows(db: Db, table: RollupTable): Promise<boolean> {
	const rows = await db.query(sql`select 1 as one from ${ident(table.name)} where removed_seq is null limit 1`);
	return rows.length > 0;
}
