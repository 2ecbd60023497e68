import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Row } from '../store/store';
import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { inForce } from './as-of';
import { grainFor, inScope, keyOf } from './grain';
import { once, type Reading } from './reading';
import { addends, dayAggregates, dayUnits, monthsOfUnits, unitsFrom } from './rollup-rows';
import { spanOfFacts } from './rollup-span';
import { physicalColumns, type RollupTable } from './rollup-tables';

/** The numbers of a rollup in one month and group, by column; '' is the group of an unsplit reading. */
export interface PartRow {
	month: Month;
	group: string;
	values: Record<string, number | null>;
}

/** All columns of a rollup in a scope, split or not: from its rows at a grain it is kept for, else from the view. */
export function readParts(
	reading: Reading,
	table: RollupTable,
	scope: Scope,
	by: Dimension | null
): Promise<PartRow[]> {
	return once(reading, `parts ${table.name} ${JSON.stringify(scope)} ${by}`, async () => {
		const grain = grainFor(scope, by);
		const kept = grain !== null && (await isKept(reading, table));
		const select = kept ? fromRollup(reading, table, grain, scope, by) : await fromView(reading, table, scope, by);
		const rows = await reading.db.query(statement(select));
		return rows.map((row) => toPartRow(row, table));
	});
}

const groupColumn = (by: Dimension | null): Fragment => (by === null ? raw(`''`) : ident(keyOf(by)));

const values = (table: RollupTable): Fragment =>
	join(
		physicalColumns(table).map(({ name }, index) => raw(`cast(${name} as double precision) as value_${index}`)),
		', '
	);

function toPartRow(row: Row, table: RollupTable): PartRow {
	const values: PartRow['values'] = {};
	physicalColumns(table).forEach(({ name }, index) => {
		const value = row[`value${index}`] ?? row[`value_${index}`];
		values[name] = value === null || value === undefined ? null : Number(value);
	});
	return { month: monthOf(row.month as Day), group: row.grouping as string, values };
}

/** Whether the rollup holds all its columns as of the reading's change. */
async function isKept(reading: Reading, table: RollupTable): Promise<boolean> {
	if (reading.asOf === null) return true;
	const since = await once(reading, 'rollup columns', () =>
		reading.db.query<{ rollup: string; since: number }>(
			statement(raw('select rollup, max(since_seq) as since from rollup_columns group by rollup'))
		)
	);
	return (since.find((row) => row.rollup === table.name)?.since ?? Infinity) <= reading.asOf;
}

const fromRollup = (
	reading: Reading,
	table: RollupTable,
	grain: string,
	scope: Scope,
	by: Dimension | null
): Fragment => fragment`
	select r.month, ${groupColumn(by)} as grouping, ${values(table)} from ${ident(table.name)} r
	where r.grain = ${grain} and ${inScope(scope)} and ${inForce('r', reading.asOf)}`;

async function fromView(reading: Reading, table: RollupTable, scope: Scope, by: Dimension | null): Promise<Fragment> {
	const span = table.form === 'stock' ? await spanOfFacts(reading.db, table, reading.asOf) : null;
	const scoped = fragment`(select w.* from ${unitsFrom(table, reading.asOf)} w where ${inScope(scope)})`;
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
	select g.month, g.grouping, ${values(table)} from (
		select a.month, a.grouping, ${aggregates}
		from (select x.*, ${groupColumn(by)} as grouping from (${rows}) x) a group by a.month, a.grouping
	) g`;
}
