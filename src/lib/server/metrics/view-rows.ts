import { fragment, raw, type Fragment } from '../store/sql';
import { dataDates, inForce, type AsOf } from './as-of';
import { DEFAULTS, type Parameters } from './parameters';
import { isTold } from './told';
import { isTouched, type Touch } from './touch';

const common = (touched: Fragment): Fragment => fragment`f.row_key as unit_key, f.import_id, f.file_line,
	coalesce(f.site, 'unassigned') as site, coalesce(f.process, 'unassigned') as process,
	coalesce(f.product, 'unassigned') as product, ${touched} as touched`;

/** Defects, one row each; absent stage reads in_process, absent defect_count the quantity. */
export const defects = (asOf: AsOf, _: Parameters = DEFAULTS, touch: Touch | null = null): Fragment => fragment`
	select ${common(isTouched(touch))}, coalesce(f.supplier, 'unassigned') as supplier, coalesce(f.supplier, 'unassigned') as partner,
		cast(null as date) as data_date, f.date, cast(date_trunc('month', f.date) as date) as month, f.defect_type, f.severity, f.quantity,
		coalesce(f.product_family, 'unassigned') as product_family, coalesce(f.stage, 'in_process') as stage,
		coalesce(f.defect_count, f.quantity) as defect_count, f.disposition, f.disposition_date, f.cost, f.cause_party,
		f.complaint_id
	from defects f
	where ${inForce('f', asOf)}`;

/** Defects found in house about which something was decided, by the month of the decision. */
export const dispositions = (asOf: AsOf, _: Parameters = DEFAULTS, touch: Touch | null = null): Fragment => fragment`
	select ${common(isTouched(touch))}, coalesce(f.supplier, 'unassigned') as partner, cast(null as date) as data_date,
		f.date, f.disposition_date, cast(date_trunc('month', f.disposition_date) as date) as month
	from defects f
	where coalesce(f.stage, 'in_process') in ('in_process', 'final') and f.disposition_date is not null
		and coalesce(f.disposition, '') <> 'open' and ${inForce('f', asOf)}`;

/** Days from each weekday, Monday first, to so many Mondays to Fridays later. */
const daysAhead = (workingDays: number): number[] =>
	[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
		let [days, left] = [0, workingDays];
		while (left > 0) if ((weekday + ++days - 1) % 7 < 5) left--;
		return days;
	});

/** The day so many working days after a day. */
export const workingDaysAfter = (day: string, workingDays: number): string =>
	`${day} + cast(case extract(isodow from ${day}) ${daysAhead(workingDays)
		.map((days, index) => `when ${index + 1} then ${days}`)
		.join(' ')} end as integer)`;

/**
 * Complaints without duplicates; `sla_due` is the day by which one ought to be closed, `acknowledge_due` that by which it
 * ought to be acknowledged, where its file tells of that (`tells_acknowledged`).
 */
export const complaints = (
	asOf: AsOf,
	parameters: Parameters = DEFAULTS,
	touch: Touch | null = null
): Fragment => fragment`
	select c.*, cast(date_trunc('month', c.sla_due) as date) as sla_month, coalesce(c.sla_due > d.data_date, false) as pending,
		coalesce(c.closed_date <= c.sla_due, false) as within_sla, d.data_date,
		coalesce(c.acknowledge_due > d.data_date, false) as acknowledge_pending,
		coalesce(c.acknowledged_date <= c.acknowledge_due, false) as acknowledged_in_time
	from (
		select ${common(isTouched(touch))}, coalesce(f.customer, 'unassigned') as customer, coalesce(f.customer, 'unassigned') as partner,
			f.received_date, cast(date_trunc('month', f.received_date) as date) as received_month,
			f.closed_date, cast(date_trunc('month', f.closed_date) as date) as closed_month,
			coalesce(f.product_family, 'unassigned') as product_family, coalesce(f.category, 'unassigned') as category,
			f.severity, f.order_id, f.line, f.quantity, f.acknowledged_date,
			${isTold('acknowledged_date')} as tells_acknowledged,
			${raw(workingDaysAfter('f.received_date', parameters.acknowledgeWorkingDays))} as acknowledge_due, f.reopened_count,
			f.justified, f.justified_date, cast(date_trunc('month', f.justified_date) as date) as justified_month,
			f.repeat_of, f.cost,
			f.received_date + cast(case f.severity when 'critical' then ${parameters.slaDays.critical}
				when 'major' then ${parameters.slaDays.major} else ${parameters.slaDays.other} end as integer) as sla_due
		from complaints f
		where f.duplicate_of is null and ${inForce('f', asOf)}
	) c left join (${dataDates('complaints', asOf)}) d on d.site = c.site`;

const MEASURES = [
	'units_entered',
	'units_ok_first_time',
	'units_inspected',
	'units_produced',
	'units_shipped',
	'units_received',
	'revenue'
];

const PIVOT = raw(MEASURES.map((name) => `case when f.measure = '${name}' then f.amount end as ${name}`).join(', '));

/**
 * Volumes, one row per measure as they are stored, spread over a column each. `entered_told` and `pass_measured`:
 * whether units_entered and units_ok_first_time are there for the same month, site, process and product;
 * `opportunities_per_unit` stands beside every measure of its key.
 */
export const volumes = (asOf: AsOf, _: Parameters = DEFAULTS, touch: Touch | null = null): Fragment => fragment`
	select ${common(touch === null ? raw('false') : volumeTouched(touch))}, coalesce(f.supplier, 'unassigned') as supplier,
		coalesce(f.supplier, 'unassigned') as partner, cast(null as date) as data_date, f.month, ${PIVOT},
		bool_or(f.measure = 'units_entered') over (partition by f.month, f.site, f.process, f.product) as entered_told,
		bool_or(f.measure = 'units_ok_first_time') over (partition by f.month, f.site, f.process, f.product) as pass_measured,
		max(case when f.measure = 'opportunities_per_unit' then f.amount end)
			over (partition by f.month, f.site, f.process, f.product, f.supplier) as opportunities_per_unit
	from volumes f
	where ${inForce('f', asOf)}`;

/** What an organisation counts itself, one row per KPI, month and site; `only` is how those of one KPI are asked for. */
export const measures = (
	asOf: AsOf,
	_: Parameters = DEFAULTS,
	touch: Touch | null = null,
	only: Fragment = raw('true')
): Fragment => fragment`
	select f.row_key as unit_key, f.import_id, f.file_line, coalesce(f.site, 'unassigned') as site, 'unassigned' as process,
		'unassigned' as product, 'unassigned' as partner, ${isTouched(touch)} as touched, cast(null as date) as data_date,
		f.kpi, f.month, f.numerator, f.denominator, f.value
	from measures f
	where ${inForce('f', asOf)} and ${only}`;

/** What a row of volumes counts as depends on the others of its site and month: they change together. */
const volumeTouched = (touch: Touch): Fragment => fragment`(f.month, coalesce(f.site, '')) in (
	select t.month, coalesce(t.site, '') from volumes t
	where t.added_seq = cast(${touch.seq} as bigint) or t.removed_seq = cast(${touch.seq} as bigint))`;
