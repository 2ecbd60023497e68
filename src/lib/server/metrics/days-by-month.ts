import { fragment, raw, statement } from '../store/sql';
import type { DayCount } from '$lib/metrics/day-counts';
import type { Span } from '$lib/time/span';
import type { Scope } from '$lib/metrics/views';
import { firstDay, lastDay, monthOf, type Day, type Month } from '$lib/time/month';
import type { KpiDefinition } from './definition';
import { grouped } from './grouped';
import { once, onceInCommon, type Reading } from './reading';
import { inMonths, monthsOfUnits, unitsInScope } from './rollup-rows';
import { conditionOf, isDays } from './rollup-tables';
import { ALWAYS } from './series';
import { columnsOf } from './values';

/**
 * Units of a duration by their days, or of a promise by their delays, in each month of a span; months without any are absent.
 * Of everything, and of one site, all months are read at once and kept while the store stands still: that is a pass over the
 * facts, and many views ask for it.
 */
export async function daysByMonth(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	span: Span
): Promise<Map<Month, DayCount[]>> {
	const name = `days ${kpi.id} ${JSON.stringify(scope)}`;
	const isWide = Object.keys(scope).every((dimension) => dimension === 'site');
	if (!isWide) return once(reading, `${name} ${span.from} ${span.to}`, () => readDays(reading, kpi, scope, span));
	return onceInCommon(reading, name, () => readDays(reading, kpi, scope, ALWAYS));
}

async function readDays(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	span: Span
): Promise<Map<Month, DayCount[]>> {
	const found: (DayCount & { month: Day })[] = [];
	for (const { table, columns } of columnsOf(kpi))
		for (const { use } of columns) {
			const each = isDays(use.part) ? use.part : use.role === 'denominator' ? kpi.delays : null;
			if (!each) continue;
			const scoped = fragment`(select w.* from ${unitsInScope(table, reading.asOf, scope)} w where ${inMonths(table, span)})`;
			const { days, open } = each;
			const rows = await reading.db.query<DayCount & { month: Day }>(
				statement(fragment`
				select d.month, cast(d.days as integer) as days, cast(count(*) as integer) as units,
					cast(count(*) filter (where d.is_open) as integer) as open
				from (
					select u.month, ${raw(days)} as days, ${raw(open)} as is_open from (${monthsOfUnits(table, scoped, null)}) u
					where ${raw(conditionOf(use))} and u.month >= cast(${firstDay(span.from)} as date)
						and u.month <= cast(${lastDay(span.to)} as date)
				) d where d.days is not null group by d.month, d.days order by d.month, d.days`)
			);
			found.push(...rows);
		}
	const months = grouped(found, ({ month }) => monthOf(month));
	return new Map(
		[...months].map(([month, counts]) => [month, counts.map(({ days, units, open }) => ({ days, units, open }))])
	);
}
