import { fragment, ident, join, raw, type Fragment } from '../store/sql';
import type { Scope } from '$lib/metrics/views';
import { firstDay, lastDay, type Month } from '$lib/time/month';
import type { AsOf } from './as-of';
import { factsInScope, GRAINS, inScope, KEYS, type Key } from './grain';
import { conditionOf, physicalColumns, type RollupColumn, type RollupTable } from './rollup-tables';
import { VIEWS, type Spell } from './views';

/** First and last month that a stock is told for. */
export interface Span {
	from: Month;
	to: Month;
}

const commas = (pieces: Fragment[]): Fragment => join(pieces, ', ');
/** Names of a table's columns, as a list, each with an alias in front where one is given. */
export const columnNames = (table: RollupTable, alias = ''): Fragment =>
	commas(physicalColumns(table).map(({ name }) => raw(`${alias}${name}`)));

/** Units of a table's view, straight from it or staged under a name of ours. */
export const unitsFrom = ({ view, only }: RollupTable, asOf: AsOf): Fragment =>
	only ? fragment`(${VIEWS[view].rows(asOf, undefined, null, only)})` : fragment`(${VIEWS[view].rows(asOf)})`;

/** The units of a scope; `only`, on fact rows, may narrow the search as that of a view. What the table is of only is left in alone. */
export const unitsInScope = (table: RollupTable, asOf: AsOf, scope: Scope, only = raw('true')): Fragment => fragment`
	(select w.* from (${VIEWS[table.view].rows(asOf, undefined, null, fragment`${factsInScope(scope)} and ${only} and ${table.only ?? raw('true')}`)}) w
	where ${inScope(scope)})`;

/**
 * Units with their `month`: the deciding one, or for a stock each month at whose end the unit is there. In the month of
 * the data date a stock is told as of that day; later months are not known.
 */
export function monthsOfUnits(table: RollupTable, units: Fragment, span: Span | null): Fragment {
	if (table.form !== 'stock') {
		const month = fragment`v.${ident(table.month)}`;
		if (table.month === 'month') return fragment`select v.* from ${units} v where ${month} is not null`;
		return fragment`select v.*, ${month} as month from ${units} v where ${month} is not null`;
	}
	const spell = spellOf(table);
	if (!span) return fragment`select v.*, cast(null as date) as month from ${units} v where false`;
	const [from, until] = [ident(spell.from), ident(spell.until)];
	// Most units never were in the stock, which two days tell at once; months are dear.
	return fragment`
	select s.*, m.month from (
		select v.*, v.${from} as spell_from, v.${until} as spell_until from ${units} v
		where (${raw(spell.where)}) and (v.${until} is null or v.${until} > v.data_date
			or (v.${until} > v.${from} and date_trunc('month', v.${until}) > date_trunc('month', v.${from})))
	) s join (${calendar(span)}) m
		on m.month <= s.data_date and s.spell_from <= least(m.month_end, s.data_date)
		and (s.spell_until is null or s.spell_until > least(m.month_end, s.data_date))`;
}

/** Condition on a view's rows: their month lies between two. For a stock, which has no such day, all may. */
export function inMonths(table: RollupTable, { from, to }: Span): Fragment {
	const day = VIEWS[table.view].days[table.month];
	if (table.form === 'stock' || !day) return raw('true');
	return fragment`${ident(day)} >= cast(${firstDay(from)} as date) and ${ident(day)} <= cast(${lastDay(to)} as date)`;
}

export function spellOf(table: RollupTable): Spell {
	const spell = VIEWS[table.view].spells[table.month];
	if (!spell) throw new Error(`${table.view} has no spell ${table.month}`);
	return spell;
}

const calendar = ({ from, to }: Span): Fragment => fragment`
	select cast(g.day as date) as month, cast(g.day + interval '1 month' as date) - 1 as month_end
	from generate_series(cast(${`${from}-01`} as timestamp), cast(${`${to}-01`} as timestamp), interval '1 month') as g(day)`;

/** Whether a column counts units; else it adds up amounts, which may be negative. */
export const countsUnits = ({ use }: RollupColumn): boolean => use.part.form !== 'days' && use.part.value === null;

/** What a part adds for one unit, times +1 or −1. */
export function addend({ name, use }: RollupColumn, sign: string): Fragment {
	const value = use.part.form === 'days' || use.part.value === null ? sign : `${sign} * ${use.part.value}`;
	return fragment`case when ${raw(conditionOf(use))} then ${raw(value)} else 0 end as ${ident(name)}`;
}

/** Units with what they add to each column; `sign` −1 takes away what a change has removed. */
export const addends = (table: RollupTable, units: Fragment, sign: '1' | '-1'): Fragment => fragment`
	select month, ${raw(KEYS.join(', '))}, ${commas(table.columns.map((column) => addend(column, sign)))}
	from (${units}) u`;

const added = (table: RollupTable, zero: ReadonlySet<string>): Fragment =>
	commas(
		table.columns.map(({ name }) =>
			zero.has(name) ? fragment`0 as ${ident(name)}` : fragment`sum(${ident(name)}) as ${ident(name)}`
		)
	);

const keyColumns = (kept: readonly Key[]): Fragment =>
	raw(KEYS.map((key) => (kept.includes(key) ? key : `'' as ${key}`)).join(', '));

const groupBy = (kept: readonly Key[]): Fragment => raw(['month', ...kept].join(', '));

const NONE: ReadonlySet<string> = new Set();

/** Sums of addends at one grain; of the columns in `zero` it is known that they come to nothing everywhere. */
export const sumsAt = (table: RollupTable, grain: string, source: Fragment, zero = NONE): Fragment => fragment`
	select ${raw(`'${grain}'`)} as grain, month, ${keyColumns(GRAINS[grain] ?? [])}, ${added(table, zero)}
	from ${source} group by ${groupBy(GRAINS[grain] ?? [])}`;

/**
 * Sums of addends at every grain; the total follows from the sites. A stock holds a unit in several months, which are found
 * once; the addends of a month's own units are reckoned as quickly as they are kept.
 */
export function sumsByGrain(table: RollupTable, lines: Fragment): Fragment {
	return fragment`
	with lines as ${raw(table.form === 'stock' ? 'materialized' : 'not materialized')} (${lines}),
	sites as materialized (${sumsAt(table, 'site', raw('lines'))})
	${sumsFromSites(table, raw('sites'), raw('lines'), NONE)}`;
}

/** The same where the sums by site stand in a table already, and tell which columns are `zero`. */
export function sumsFromSites(
	table: RollupTable,
	sites: Fragment,
	lines: Fragment,
	zero: ReadonlySet<string>
): Fragment {
	const fromLines = Object.keys(GRAINS).filter((grain) => grain !== 'total' && grain !== 'site');
	return fragment`
	select g.* from (
		${sumsAt(table, 'total', sites)}
		union all select * from ${sites}
		union all ${join(
			fromLines.map((grain) => sumsAt(table, grain, lines, zero)),
			' union all '
		)}
	) g where ${anyFilled(table, 'g')}`;
}

/** Rows whose parts are all zero are not kept: no row and a row of zeros say the same. */
export function anyFilled(table: RollupTable, alias: string): Fragment {
	const decisive = physicalColumns(table).filter(({ name }) => table.form !== 'days' || name.endsWith('_n'));
	return fragment`(${join(
		decisive.map(({ name }) => fragment`${raw(alias)}.${ident(name)} <> 0`),
		' or '
	)})`;
}

/** Median, 90 % and mean of the days of each group, at one grain. */
export function daysAt(table: RollupTable, grain: string, source: Fragment): Fragment {
	const keys = GRAINS[grain] ?? [];
	return fragment`
	select ${raw(`'${grain}'`)} as grain, month, ${keyColumns(keys)}, ${dayAggregates(table)}
	from ${source} group by ${groupBy(keys)}`;
}

/** Units of a durations table, with the days of each column; null where a unit does not count for it. */
export const dayUnits = (table: RollupTable, units: Fragment): Fragment => fragment`
	select month, ${raw(KEYS.join(', '))}, ${commas(
		table.columns.map(({ name, use }) => {
			if (use.part.form !== 'days') throw new Error(`${name} is no duration`);
			const counts = raw(conditionOf(use));
			return fragment`case when ${counts} then ${raw(use.part.days)} end as ${ident(`${name}_each`)},
				case when ${counts} then ${raw(use.part.open)} end as ${ident(`${name}_is_open`)}`;
		})
	)} from (${units}) u where ${join(
		table.columns.map(({ use }) => raw(`(${conditionOf(use)})`)),
		' or '
	)}`;

/**
 * The aggregates of every duration column over units prepared by `dayUnits`. A quantile lies between two units; it can
 * still grow where an open unit is not longer than the upper of them, which is the same place counted from the top.
 */
export const dayAggregates = (table: RollupTable): Fragment =>
	commas(
		table.columns.map(({ name }) => {
			const each = ident(`${name}_each`);
			const as = (field: string) => ident(`${name}_${field}`);
			const at = (share: string) => fragment`percentile_cont(${raw(share)})
				within group (order by cast(${each} as double precision))`;
			const canGrow = (shareAbove: string) => fragment`case when
				min(${each}) filter (where ${ident(`${name}_is_open`)}) <= -percentile_disc(${raw(shareAbove)}) within group (order by -${each})
				then 1 else 0 end`;
			return fragment`count(${each}) as ${as('n')}, coalesce(sum(${each}), 0) as ${as('days')},
				${at('0.5')} as ${as('median')}, ${at('0.9')} as ${as('p90')},
				count(*) filter (where ${ident(`${name}_is_open`)}) as ${as('open')},
				${canGrow('0.5')} as ${as('median_open')}, ${canGrow('0.1')} as ${as('p90_open')}`;
		})
	);
