import { ageing, type AgeCount, type Ageing } from '$lib/metrics/ageing';
import type { Scope } from '$lib/metrics/views';
import { Problem } from '$lib/problem';
import { lastDay, type Day, type Month } from '$lib/time/month';
import { fragment, raw, sql, statement, type Fragment } from '../store/sql';
import { inForce, type AsOf } from './as-of';
import type { KpiDefinition } from './definition';
import { requireDimensions } from './dimensions';
import { isWhole, lineOf } from './order-lines';
import type { Reading } from './reading';
import { sourcesOf } from './row-sources';
import { unitsBehind } from './rows';

/** Days a unit has been in the stock by the end of the month, or by its site's data date where that comes earlier. */
const AGED = raw(`least(cast(u.month + interval '1 month' as date) - 1, u.data_date)`);

/**
 * How old a stock's units are at the end of a month, in its bands; 422 `ageing_not_available` for a KPI that is no stock.
 * The open quantity of an order line is what was ordered less what had been delivered by then.
 */
export async function ageingOf(reading: Reading, kpi: KpiDefinition, scope: Scope, month: Month): Promise<Ageing> {
	const { ages } = kpi;
	if (!ages)
		throw new Problem('ageing_not_available', 422, `${kpi.name} is no stock: its cases have no age.`, { kpi: kpi.id });
	await requireDimensions(reading, kpi, scope, null);
	const counts: AgeCount[] = [];
	let last: Day | null = null;
	for (const source of await sourcesOf(reading, kpi, 'all', month, scope)) {
		const units = fragment`select u.unit_key, u.import_id, u.file_line, ${AGED} as day,
			${AGED} - u.spell_from + ${raw(String(ages.first))} as days,
			${source.table.view === 'order_lines' ? raw('u.ordered_qty') : raw('cast(null as double precision)')} as ordered_qty
			from (${unitsBehind(source, { month, scope, asOf: reading.asOf })}) u`;
		const rows = await reading.db.query<AgeCount & { day: Day }>(
			source.table.view === 'order_lines' ? ofLines(units, reading.asOf) : ofUnits(units)
		);
		for (const { days, units: count, quantity, day } of rows) {
			counts.push({ days, units: count, quantity });
			if (last === null || day > last) last = day;
		}
	}
	return ageing(last ?? lastDay(month), counts, ages);
}

const ofUnits = (units: Fragment) =>
	sql`select a.days, cast(count(*) as integer) as units, cast(null as double precision) as quantity, max(a.day) as day
		from (${units}) a group by a.days order by a.days`;

/** A line of one row is found by its place in the file, one in parts by its key. */
function ofLines(units: Fragment, asOf: AsOf) {
	const brought = (found: Fragment) => fragment`
		select a.unit_key, f.delivered_qty from aged a join deliveries f on ${found}
		where f.delivered_date <= a.day and ${inForce('f', asOf)}`;
	return statement(fragment`
	with aged as materialized (${units}), delivered as (
		select b.unit_key, sum(b.delivered_qty) as quantity from (
			${brought(fragment`f.import_id = a.import_id and f.file_line = a.file_line and ${isWhole('f', true)}`)}
			union all ${brought(fragment`${isWhole('f', false)} and ${lineOf('f')} = a.unit_key`)}
		) b group by b.unit_key
	)
	select a.days, cast(count(*) as integer) as units, max(a.day) as day,
		cast(sum(greatest(a.ordered_qty - coalesce(d.quantity, 0), 0)) as double precision) as quantity
	from aged a left join delivered d on d.unit_key = a.unit_key group by a.days order by a.days`);
}
