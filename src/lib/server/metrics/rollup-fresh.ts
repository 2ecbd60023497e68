import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { GRAINS } from './grain';
import { columnsUsed } from './rollup-columns';
import {
	addends,
	countsUnits,
	dayUnits,
	daysAt,
	monthsOfUnits,
	sumsAt,
	sumsByGrain,
	sumsFromSites
} from './rollup-rows';
import { spanOfFacts } from './rollup-span';
import type { RollupTable } from './rollup-tables';
import { VIEWS, type ViewName } from './views';

const UNITS = ident('rollup_units');

/**
 * Reckons all units of a view from the facts in force, once for all its rollups, into the temporary table `rollup_units`.
 * `facts`, a statement, stands in for the fact table of the view's kind.
 */
export async function reckonUnits(db: Db, view: ViewName, facts: Fragment | null): Promise<void> {
	const columns = columnsUsed(view).map((column) => raw(`v.${column}`));
	const source = facts ? fragment`with ${ident(VIEWS[view].kind)} as not materialized (${facts})` : raw('');
	await db.exec(
		statement(fragment`create temporary table ${UNITS} as ${source}
			select ${join(columns, ', ')} from (${VIEWS[view].rows(null)}) v`)
	);
}

const SITES = ident('rollup_sites');

/**
 * All rows of a table at every grain, from `rollup_units`. Sums by site are reckoned first: what
 * is nowhere counted at any site is not looked for at any product and partner. Most of the many parts of a view are such where
 * a file lacks the column they ask for.
 */
export async function freshRows(db: Db, table: RollupTable): Promise<Fragment> {
	if (table.form === 'days') {
		const units = dayUnits(table, monthsOfUnits(table, UNITS, null));
		const grains = Object.keys(GRAINS).map((grain) => daysAt(table, grain, raw('units')));
		return fragment`with units as materialized (${units}) ${join(grains, ' union all ')}`;
	}
	if (table.form === 'stock') {
		const span = await spanOfFacts(db, table, null);
		return sumsByGrain(table, addends(table, monthsOfUnits(table, UNITS, span), '1'));
	}
	const lines = fragment`(${addends(table, monthsOfUnits(table, UNITS, null), '1')})`;
	await db.exec(
		statement(fragment`create or replace temporary table ${SITES} as ${sumsAt(table, 'site', fragment`${lines} u`)}`)
	);
	return sumsFromSites(table, SITES, fragment`${lines} u`, await zeroColumns(db, table));
}

/** Columns that count no unit at any site. Amounts are left out: at a site they may cancel. */
async function zeroColumns(db: Db, table: RollupTable): Promise<Set<string>> {
	const counting = table.columns.filter(countsUnits);
	if (counting.length === 0) return new Set();
	const counts = counting.map(({ name }, index) => raw(`cast(coalesce(sum(${name}), 0) as bigint) as value_${index}`));
	const [row] = await db.query(statement(fragment`select ${join(counts, ', ')} from ${SITES}`));
	return new Set(counting.filter((_, index) => Number(Object.values(row ?? {})[index]) === 0).map(({ name }) => name));
}
