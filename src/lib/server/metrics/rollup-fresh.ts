import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { GRAINS, KEYS } from './grain';
import { columnsUsed } from './rollup-columns';
import { addends, anyFilled, dayUnits, daysAt, monthsOfUnits, sumsAt } from './rollup-rows';
import { spanOfFacts } from './rollup-span';
import { physicalColumns, type RollupTable } from './rollup-tables';
import { VIEWS, type ViewName } from './views';

// All rollups of a view come from one look at its facts: its units are reckoned once and stay in memory while every
// table is summed from them. `rollup_sums` takes what comes out: the rows of each table at every grain, with its columns
// as value_1 …, and for durations the units themselves (grain 'unit'), since a median is found among all of a group.

const PLACES = ['grain', 'month', ...KEYS].join(', ');
const UNIT = 'unit';

/**
 * Counts the tables of a view anew from the facts in force, into the temporary table `rollup_sums`. `facts`, a statement,
 * stands in for the fact table of the view's kind.
 */
export async function countAnew(
	db: Db,
	view: ViewName,
	tables: readonly RollupTable[],
	facts: Fragment | null
): Promise<void> {
	const width = Math.max(...tables.map((table) => valuesOf(table).length));
	const parts: Part[] = [];
	for (const [index, table] of tables.entries()) parts.push(await partOf(db, table, index, width));
	const columns = columnsUsed(view).map((column) => raw(`v.${column}`));
	const units = fragment`select ${join(columns, ', ')} from (${VIEWS[view].rows(null)}) v`;
	const named = [fragment`units as materialized (${units})`, ...parts.flatMap(({ before }) => before)];
	if (facts) named.unshift(fragment`${ident(VIEWS[view].kind)} as not materialized (${facts})`);
	await db.exec(
		statement(
			fragment`create temporary table rollup_sums as with ${join(named, ', ')} ${join(
				parts.map(({ rows }) => rows),
				' union all '
			)}`
		)
	);
}

/** Rows of one table among what was counted, under the names of its columns: a table to read from; for durations a statement. */
export function countedRows(table: RollupTable): Fragment {
	if (table.form !== 'days') return counted(table, raw('true'));
	return join(
		Object.keys(GRAINS).map((grain) => daysAt(table, grain, counted(table, raw(`grain = '${UNIT}'`)))),
		' union all '
	);
}

function counted(table: RollupTable, which: Fragment): Fragment {
	const columns = valuesOf(table).map(
		({ name, type }, at) => fragment`cast(value_${raw(String(at + 1))} as ${raw(type)}) as ${ident(name)}`
	);
	return fragment`(select ${raw(PLACES)}, ${join(columns, ', ')} from rollup_sums
		where rollup = ${raw(`'${table.name}'`)} and ${which})`;
}

interface Part {
	before: Fragment[];
	rows: Fragment;
}

/** What a table's rows are summed from (`before`), and the rows. */
async function partOf(db: Db, table: RollupTable, index: number, width: number): Promise<Part> {
	const padded = (source: Fragment): Fragment => {
		const values = Array.from({ length: width }, (_, at) => {
			const name = valuesOf(table)[at]?.name;
			return fragment`cast(${name ? fragment`g.${ident(name)}` : raw('null')} as decimal(18, 3)) as value_${raw(String(at + 1))}`;
		});
		const filled = table.form === 'days' ? raw('') : fragment`where ${anyFilled(table, 'g')}`;
		return fragment`select ${raw(`'${table.name}' as rollup, ${PLACES}`)}, ${join(values, ', ')} from ${source} g ${filled}`;
	};
	if (table.form === 'days') {
		const units = dayUnits(table, monthsOfUnits(table, raw('units'), null));
		return { before: [], rows: padded(fragment`(select ${raw(`'${UNIT}' as grain`)}, u.* from (${units}) u)`) };
	}
	const span = table.form === 'stock' ? await spanOfFacts(db, table, null) : null;
	const added = addends(table, monthsOfUnits(table, raw('units'), span), '1');
	const [lines, sites] = [ident(`lines_${index}`), ident(`sites_${index}`)];
	// A stock holds a unit in several months: those are found once. A month's own units are as quick to look at again.
	const source = table.form === 'stock' ? lines : fragment`(${added})`;
	const before = [fragment`${sites} as materialized (${sumsAt(table, 'site', source)})`];
	if (table.form === 'stock') before.unshift(fragment`${lines} as materialized (${added})`);
	const others = Object.keys(GRAINS).filter((grain) => grain !== 'total' && grain !== 'site');
	const grains = [
		fragment`(${sumsAt(table, 'total', sites)})`,
		sites,
		...others.map((grain) => fragment`(${sumsAt(table, grain, source)})`)
	];
	return { before, rows: join(grains.map(padded), ' union all ') };
}

/** What is kept of a table's rows while they are counted: sums as they are, for durations what each unit has. */
function valuesOf(table: RollupTable): { name: string; type: string }[] {
	if (table.form !== 'days') return physicalColumns(table);
	return table.columns.flatMap(({ name }) => [
		{ name: `${name}_each`, type: 'integer' },
		{ name: `${name}_is_open`, type: 'boolean' }
	]);
}
