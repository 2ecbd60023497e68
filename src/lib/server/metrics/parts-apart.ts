import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Scope } from '$lib/metrics/views';
import { monthOf, type Day } from '$lib/time/month';
import { grouped } from './grouped';
import { groupColumn, type PartRow, type Slice } from './parts';
import { once, onceInCommon, type Reading } from './reading';
import { addend, monthsOfUnits, unitsInScope } from './rollup-rows';
import type { RollupColumn, RollupTable } from './rollup-tables';

/** Columns of one rollup. */
export interface Side {
	table: RollupTable;
	columns: RollupColumn[];
}

/** The numbers of a month and group for one value of a further column of the view. */
export interface ApartRow extends PartRow {
	apart: string;
}

/**
 * The columns of a KPI told apart by a further column of its view, such as a process or a reason, where that is filled: read
 * from the view, for no rollup holds it. Sites are read together, and kept.
 */
export async function readApart(reading: Reading, side: Side, column: string, slice: Slice): Promise<ApartRow[]> {
	if (!(await isTold(reading, side.table, column))) return [];
	const question = `apart ${side.table.name} ${side.columns.map(({ name }) => name).join()} ${column}`;
	if (!isOfSites(slice)) return once(reading, `${question} ${JSON.stringify(slice)}`, () => read(slice));
	const bySite = await onceInCommon(reading, `${question} by site`, async () =>
		grouped(await read({ scope: {}, by: 'site', only: null }), ({ group }) => group)
	);
	const { scope, by, only } = slice;
	const sites = [...bySite.keys()].filter(
		(site) => (scope.site === undefined || site === scope.site) && (only === null || only.includes(site))
	);
	return sites.flatMap((site) => (bySite.get(site) ?? []).map((row) => (by === 'site' ? row : { ...row, group: '' })));

	async function read(wanted: Slice): Promise<ApartRow[]> {
		const rows = await reading.db.query(statement(apart(reading, side, column, wanted)));
		return rows.map((row) => ({
			month: monthOf(row.month as Day),
			group: row.groupName as string,
			apart: row.apart as string,
			values: Object.fromEntries(
				side.columns.map(({ name }, index) => [name, Number(row[`value${index}`] ?? row[`value_${index}`] ?? 0)])
			)
		}));
	}
}

/** Whether any row ever told the column apart: where none did, the view need not be read to find nothing. */
async function isTold(reading: Reading, { kind }: RollupTable, column: string): Promise<boolean> {
	const [found] = await onceInCommon(reading, `told ${kind} ${column}`, () =>
		reading.db.query<{ told: boolean }>(
			sql`select exists (select 1 from ${ident(kind)} f where f.${ident(column)} is not null) as told`
		)
	);
	return found?.told ?? false;
}

/** Whether a slice is made of whole sites: a site, or a split into them. */
function isOfSites({ scope, by }: Slice): boolean {
	const filters = Object.keys(scope as Scope);
	return by === 'site' ? filters.length === 0 : by === null && filters.length === 1 && scope.site !== undefined;
}

function apart(reading: Reading, { table, columns }: Side, column: string, { scope, by, only }: Slice): Fragment {
	const name = ident(column);
	const chosen = only === null ? raw('true') : fragment`${groupColumn(by)} = any(${only})`;
	const told = fragment`f.${name} is not null`;
	const units = monthsOfUnits(table, unitsInScope(table, reading.asOf, scope, told), null);
	const sums = columns.map((one, index) => raw(`cast(sum(a.${one.name}) as double precision) as value_${index}`));
	return fragment`
	select a.month, a.group_name, a.apart, ${join(sums, ', ')} from (
		select u.month, ${groupColumn(by)} as group_name, u.${name} as apart, ${join(
			columns.map((one) => addend(one, '1')),
			', '
		)}
		from (${units}) u where u.${name} is not null and ${chosen}
	) a group by a.month, a.group_name, a.apart order by a.month, a.group_name, a.apart`;
}
