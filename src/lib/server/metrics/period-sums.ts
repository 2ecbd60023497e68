import { fragment, ident, join, raw, statement, type Fragment } from '../store/sql';
import type { Sums } from '$lib/metrics/contribution-chance';
import type { Dimension } from '$lib/metrics/kpi';
import type { Period } from '$lib/metrics/period-pair';
import type { Scope } from '$lib/metrics/views';
import { firstDay } from '$lib/time/month';
import { addAmounts } from './amounts';
import type { RoleValues } from './definition';
import { groupColumn, keptGrain, readTotals } from './parts';
import type { Side } from './parts-apart';
import type { Reading } from './reading';
import { addends, dayUnits, inMonths, monthsOfUnits, unitsInScope } from './rollup-rows';
import { spanOfFacts } from './rollup-span';
import type { RollupTable } from './rollup-tables';

/** A group of one split, in one period, with the sums of a rollup's columns; of durations their `squares` too. */
export interface PeriodSums {
	by: Dimension | null;
	group: string;
	period: 'before' | 'after';
	values: Record<string, number>;
}

/** Which sums are wanted: those of a scope, split in several ways, over stretches of months. */
export interface Wanted {
	scope: Scope;
	splits: readonly (Dimension | null)[];
	stretches: { before: readonly Period[]; after: readonly Period[] };
}

/**
 * The columns of a KPI by group and period, one list for all splits. From the rollups where they are kept for the scope
 * and split; else, and of durations always, whose squares no rollup keeps, in one pass over the view.
 */
export async function periodSums(reading: Reading, side: Side, wanted: Wanted): Promise<PeriodSums[]> {
	const kept: (Dimension | null)[] = [];
	for (const by of wanted.splits)
		if (side.table.form !== 'days' && (await keptGrain(reading, side.table, slice(wanted, by)))) kept.push(by);
	const sums = await Promise.all(kept.map((by) => fromRollup(reading, side, wanted, by)));
	const others = wanted.splits.filter((by) => !kept.includes(by));
	return [...sums.flat(), ...(others.length > 0 ? await fromView(reading, side, { ...wanted, splits: others }) : [])];
}

const slice = ({ scope }: Wanted, by: Dimension | null) => ({ scope, by, only: null });
const PERIODS = ['before', 'after'] as const;

async function fromRollup(
	reading: Reading,
	{ table, columns }: Side,
	wanted: Wanted,
	by: Dimension | null
): Promise<PeriodSums[]> {
	const found: PeriodSums[] = [];
	for (const period of PERIODS)
		for (const { from, to } of wanted.stretches[period])
			for (const { group, values } of await readTotals(reading, table, slice(wanted, by), from, to))
				found.push({
					by,
					group,
					period,
					values: Object.fromEntries(columns.map(({ name }) => [name, values[name] ?? 0]))
				});
	return found;
}

async function fromView(reading: Reading, side: Side, { scope, splits, stretches }: Wanted): Promise<PeriodSums[]> {
	const all = [...stretches.before, ...stretches.after];
	if (all.length === 0) return [];
	const table: RollupTable = { ...side.table, columns: side.columns };
	const span = {
		from: all.map(({ from }) => from).sort()[0]!,
		to: all
			.map(({ to }) => to)
			.sort()
			.at(-1)!
	};
	const known = table.form === 'stock' ? await spanOfFacts(reading.db, table, reading.asOf) : span;
	const scoped = fragment`(select c.* from ${unitsInScope(table, reading.asOf, scope)} c where ${inMonths(table, span)})`;
	const units = monthsOfUnits(table, scoped, known);
	const lines = table.form === 'days' ? dayUnits(table, units) : addends(table, units, '1');
	const fields = fieldsOf(table);
	const split = (by: Dimension | null) => fragment`
		select ${raw(`'${by ?? ''}'`)} as split, l.period, ${groupColumn(by)} as group_name, ${join(
			fields.map(({ sum }, index) => fragment`cast(${sum} as double precision) as value_${raw(String(index))}`),
			', '
		)} from lines l group by ${by === null ? raw('l.period') : fragment`l.period, ${groupColumn(by)}`}`;
	const rows = await reading.db.query(
		statement(fragment`
		with lines as materialized (
			select u.*, case when ${within('u', stretches.after)} then 'after' else 'before' end as period
			from (${lines}) u where ${within('u', all)}
		)
		${join(splits.map(split), ' union all ')}`)
	);
	return rows.map((row) => ({
		by: (row.split as string) === '' ? null : (row.split as Dimension),
		group: row.groupName as string,
		period: row.period as PeriodSums['period'],
		values: Object.fromEntries(
			fields.map(({ name }, index) => [name, Number(row[`value${index}`] ?? row[`value_${index}`] ?? 0)])
		)
	}));
}

/** What is summed up over the lines of a period. */
function fieldsOf({ form, columns }: RollupTable): { name: string; sum: Fragment }[] {
	if (form !== 'days') return columns.map(({ name }) => ({ name, sum: fragment`sum(l.${ident(name)})` }));
	return columns.flatMap(({ name }) => {
		const each = fragment`cast(l.${ident(`${name}_each`)} as double precision)`;
		return [
			{ name: `${name}_n`, sum: fragment`count(${each})` },
			{ name: `${name}_days`, sum: fragment`coalesce(sum(${each}), 0)` },
			{ name: `${name}_squares`, sum: fragment`coalesce(sum(${each} * ${each}), 0)` }
		];
	});
}

const within = (alias: string, stretches: readonly Period[]): Fragment =>
	stretches.length === 0
		? raw('false')
		: fragment`(${join(
				stretches.map(
					({ from, to }) => fragment`(${raw(alias)}.month >= cast(${firstDay(from)} as date)
						and ${raw(alias)}.month <= cast(${firstDay(to)} as date))`
				),
				' or '
			)})`;

/** Roles of a KPI summed up from the columns of its sides. */
export function addRoles(roles: RoleValues, { columns }: Side, { values }: PeriodSums): void {
	for (const { name, use } of columns)
		if (use.role !== 'days') roles[use.role] = addAmounts(roles[use.role] ?? 0, values[name] ?? 0);
}

/** The sum of the days of a KPI, their number and their squares. */
export function addDays(sums: Sums, { columns }: Side, { values }: PeriodSums): void {
	for (const { name } of columns) {
		sums.numerator += values[`${name}_days`] ?? 0;
		sums.denominator += values[`${name}_n`] ?? 0;
		sums.squares = (sums.squares ?? 0) + (values[`${name}_squares`] ?? 0);
	}
}
