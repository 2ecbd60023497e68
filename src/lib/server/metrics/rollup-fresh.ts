import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { GRAINS } from './grain';
import { columnsUsed } from './rollup-columns';
import { addends, dayUnits, daysAt, monthsOfUnits, sumsByGrain } from './rollup-rows';
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

/** All rows of a table at every grain, from `rollup_units`. */
export async function freshRows(db: Db, table: RollupTable): Promise<Fragment> {
	if (table.form === 'days') {
		const units = dayUnits(table, monthsOfUnits(table, UNITS, null));
		const grains = Object.keys(GRAINS).map((grain) => daysAt(table, grain, raw('units')));
		return fragment`with units as materialized (${units}) ${join(grains, ' union all ')}`;
	}
	const span = table.form === 'stock' ? await spanOfFacts(db, table, null) : null;
	return sumsByGrain(table, addends(table, monthsOfUnits(table, UNITS, span), '1'));
}
