import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Row } from '../store/store';
import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { addAmounts } from './amounts';
import { inForce } from './as-of';
import { grainFor, inScope, keyOf } from './grain';
import { grouped } from './grouped';
import { once, onceForAll, onceInCommon, type Reading } from './reading';
import { addends, dayAggregates, dayUnits, monthsOfUnits, unitsInScope } from './rollup-rows';
import { spanOfFacts } from './rollup-span';
import { physicalColumns, type RollupTable } from './rollup-tables';

/** The numbers of a rollup in one month and group, by column; '' is the group of an unsplit reading. */
export interface PartRow {
	month: Month;
	group: string;
	values: Record<string, number | null>;
}

/** Which rows are wanted: those of a scope, split by a dimension or not, and then perhaps of some groups only. */
export interface Slice {
	scope: Scope;
	by: Dimension | null;
	only: string[] | null;
}

/** All columns of a rollup for a slice: from its rows at a grain it is kept for, else from the view. */
export async function readParts(reading: Reading, table: RollupTable, slice: Slice): Promise<PartRow[]> {
	const { scope, by } = slice;
	if (scope.site !== undefined && by === null && Object.keys(scope).length === 1)
		return (await partsBySite(reading, table)).get(scope.site) ?? [];
	return once(reading, `parts ${table.name} ${JSON.stringify(slice)}`, async () => {
		const grain = await keptGrain(reading, table, slice);
		const select = grain ? fromRollup(reading, table, grain, slice) : await fromView(reading, table, slice);
		return toPartRows(await reading.db.query(statement(select)), table);
	});
}

/** Sites are few, and one is looked at after the other: they are read together, and kept. */
function partsBySite(reading: Reading, table: RollupTable): Promise<Map<string, PartRow[]>> {
	return onceInCommon(reading, `parts ${table.name} by site`, async () => {
		const rows = await readParts(reading, table, { scope: {}, by: 'site', only: null });
		const sites = grouped(rows, ({ group }) => group);
		return new Map([...sites].map(([site, own]) => [site, own.map((row) => ({ ...row, group: '' }))]));
	});
}

/** What each group comes to over some months, in the columns that can be added up. */
export async function readTotals(
	reading: Reading,
	table: RollupTable,
	slice: Slice,
	from: Month,
	to: Month
): Promise<{ group: string; values: Record<string, number> }[]> {
	const grain = await keptGrain(reading, table, slice);
	const summed = physicalColumns(table).filter(({ name }) => table.form !== 'days' || name.endsWith('_n'));
	if (!grain) return addUp(await readParts(reading, table, slice), summed, from, to);
	const sums = summed.map(({ name }, index) => raw(`cast(sum(${name}) as double precision) as value_${index}`));
	const rows = await reading.db.query(
		statement(fragment`
		select ${groupColumn(slice.by)} as group_name, ${join(sums, ', ')} from ${ident(table.name)} r
		where ${inSlice(grain, slice)} and ${inForce('r', reading.asOf)}
			and r.month >= cast(${`${from}-01`} as date) and r.month <= cast(${`${to}-01`} as date)
		group by ${slice.by === null ? raw('r.grain') : groupColumn(slice.by)}`)
	);
	const keys = valueKeys(rows[0], summed.length);
	return rows.map((row) => ({
		group: row.groupName as string,
		values: Object.fromEntries(summed.map(({ name }, index) => [name, Number(row[keys[index]!] ?? 0)]))
	}));
}

function addUp(rows: readonly PartRow[], summed: readonly { name: string }[], from: Month, to: Month) {
	const groups = new Map<string, Record<string, number>>();
	for (const { group, month, values } of rows) {
		if (month < from || month > to) continue;
		const sums = groups.get(group) ?? {};
		for (const { name } of summed) sums[name] = addAmounts(sums[name] ?? 0, values[name] ?? 0);
		groups.set(group, sums);
	}
	return [...groups].map(([group, values]) => ({ group, values }));
}

/** The grain whose rollup rows answer a slice; null where only the view does. */
export async function keptGrain(reading: Reading, table: RollupTable, { scope, by }: Slice): Promise<string | null> {
	const grain = grainFor(scope, by);
	return grain !== null && (await isKept(reading, table)) ? grain : null;
}

function inSlice(grain: string, { scope, by, only }: Slice): Fragment {
	const chosen = only === null ? raw('true') : fragment`${groupColumn(by)} = any(${only})`;
	return fragment`r.grain = ${grain} and ${inScope(scope)} and ${chosen}`;
}

export const groupColumn = (by: Dimension | null): Fragment => (by === null ? raw(`''`) : ident(keyOf(by)));

const values = (table: RollupTable): Fragment =>
	join(
		physicalColumns(table).map(({ name }, index) => raw(`cast(${name} as double precision) as value_${index}`)),
		', '
	);

/** Thousands of rows for each of thirty KPIs: what they share is found once. */
function toPartRows(rows: readonly Row[], table: RollupTable): PartRow[] {
	const names = physicalColumns(table).map(({ name }) => name);
	const keys = valueKeys(rows[0], names.length);
	const months = new Map<Day, Month>();
	return rows.map((row) => {
		const day = row.month as Day;
		const month = months.get(day) ?? monthOf(day);
		months.set(day, month);
		const values: PartRow['values'] = {};
		for (let index = 0; index < names.length; index++) {
			const value = row[keys[index]!];
			values[names[index]!] = value === null || value === undefined ? null : Number(value);
		}
		return { month, group: row.groupName as string, values };
	});
}

/** The names that a row has for `value_0`, `value_1` …: engines differ in whether a number ends a word. */
const valueKeys = (row: Row | undefined, count: number): string[] =>
	Array.from({ length: count }, (_, index) => (row && `value${index}` in row ? `value${index}` : `value_${index}`));

/** Whether the rollup holds all its columns as of the reading's change. */
async function isKept(reading: Reading, table: RollupTable): Promise<boolean> {
	if (table.only) return false;
	if (reading.asOf === null) return true;
	const since = await onceForAll(reading, 'rollup columns', () =>
		reading.db.query<{ rollup: string; since: number }>(
			statement(raw('select rollup, max(since_seq) as since from rollup_columns group by rollup'))
		)
	);
	return (since.find((row) => row.rollup === table.name)?.since ?? Infinity) <= reading.asOf;
}

const fromRollup = (reading: Reading, table: RollupTable, grain: string, slice: Slice): Fragment => fragment`
	select r.month, ${groupColumn(slice.by)} as group_name, ${values(table)} from ${ident(table.name)} r
	where ${inSlice(grain, slice)} and ${inForce('r', reading.asOf)}`;

async function fromView(reading: Reading, table: RollupTable, { scope, by, only }: Slice): Promise<Fragment> {
	const span = table.form === 'stock' ? await spanOfFacts(reading.db, table, reading.asOf) : null;
	const chosen = only === null ? raw('true') : fragment`${groupColumn(by)} = any(${only})`;
	const scoped = fragment`(select c.* from ${unitsInScope(table, reading.asOf, scope)} c where ${chosen})`;
	const units = monthsOfUnits(table, scoped, span);
	const rows = table.form === 'days' ? dayUnits(table, units) : addends(table, units, '1');
	const aggregates =
		table.form === 'days'
			? dayAggregates(table)
			: join(
					physicalColumns(table).map(({ name }) => raw(`sum(${name}) as ${name}`)),
					', '
				);
	return fragment`
	select g.month, g.group_name, ${values(table)} from (
		select a.month, a.group_name, ${aggregates}
		from (select x.*, ${groupColumn(by)} as group_name from (${rows}) x) a group by a.month, a.group_name
	) g`;
}
