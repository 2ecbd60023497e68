import { fragment, raw, type Fragment } from '../store/sql';
import type { DataKind, Dimension } from '$lib/metrics/kpi';
import { dataDates, inForce, type AsOf } from './as-of';
import { linkedComplaints } from './linked-complaints';
import { orderLines } from './order-lines';
import { DEFAULTS, type Parameters } from './parameters';
import { repeats } from './repeats';
import { reworks } from './reworks';
import { isTold } from './told';
import { isTouched, type Touch } from './touch';

export { orderLines };

/** The curated views over the facts; KPIs are queries over these. */
export type ViewName =
	'order_lines' | 'defects' | 'dispositions' | 'reworks' | 'complaints' | 'repeats' | 'linked_complaints' | 'volumes';

/** A span of days during which a row belongs to a stock; `until` is the first day on which it does no longer. */
export interface Spell {
	from: string;
	until: string;
	/** Rows that can be in the stock at all. */
	where: string;
}

export interface View {
	kind: DataKind;
	/** The kind whose changes alter what its rows count as, beside its own. */
	leansOn: DataKind | null;
	/** What `partner` is in this view: the third thing a rollup can be read by, beside site and product. */
	partner: Dimension[];
	/**
	 * One row per unit, with `unit_key`, `import_id`, `file_line`, `site`, `process`, `product`, `partner`, `data_date`,
	 * `touched`, and what the view is about. Absent dimensions read 'unassigned'. `only`, a condition on the fact rows
	 * `f`, may narrow the search; what it leaves in is for the caller to filter.
	 */
	rows(asOf: AsOf, parameters?: Parameters, touch?: Touch | null, only?: Fragment): Fragment;
	/** The days on which a unit stops being pending for one KPI or another; numbers can change when the data date passes one. */
	settles: string[];
	/** The day behind each month column: a month is looked for by its days, which the engine can find quickly. */
	days: Record<string, string>;
	/** Its columns beside those that every view has. */
	columns: string[];
	spells: Record<string, Spell>;
	/** The earliest day on which anything can begin, over all facts there ever were. */
	earliest: string;
}

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

/** What a row of volumes counts as depends on the others of its site and month: they change together. */
const volumeTouched = (touch: Touch): Fragment => fragment`(f.month, coalesce(f.site, '')) in (
	select t.month, coalesce(t.site, '') from volumes t
	where t.added_seq = cast(${touch.seq} as bigint) or t.removed_seq = cast(${touch.seq} as bigint))`;

const columnsOf = (text: string): string[] => text.trim().split(/\s+/);

export const VIEWS: Record<ViewName, View> = {
	order_lines: {
		kind: 'deliveries',
		leansOn: null,
		partner: ['customer', 'supplier'],
		rows: orderLines,
		settles: ['due_end', 'requested_due'],
		days: { due_month: 'reference', closed_month: 'closed_on', requested_month: 'requested_date' },
		columns: columnsOf(`direction customer supplier reference due_end promised_date requested_date
			current_promised_date promise_changed_by late_reason late_party ordered_qty status first_delivered
			last_delivered undated qty_in_time short_closed_date cancelled_date closed_on pending left_out in_time
			in_full due_month closed_month requested_month requested_due counts_for_request on_request too_early tells_moves
			moved_by_us cancelled_in_time counts_for_otd overdue_from overdue_until`),
		spells: {
			overdue: {
				from: 'overdue_from',
				until: 'overdue_until',
				where: `direction = 'outbound' and left_out is null`
			}
		},
		earliest: 'least(min(f.promised_date), min(f.agreed_date))'
	},
	defects: {
		kind: 'defects',
		leansOn: null,
		partner: ['supplier'],
		rows: defects,
		settles: [],
		days: { month: 'date' },
		columns: columnsOf(`supplier date month defect_type severity quantity product_family stage defect_count disposition
			disposition_date cost cause_party complaint_id`),
		spells: {},
		earliest: 'min(f.date)'
	},
	dispositions: {
		kind: 'defects',
		leansOn: null,
		partner: ['supplier'],
		rows: dispositions,
		settles: [],
		days: { month: 'disposition_date' },
		columns: columnsOf('date disposition_date month'),
		spells: {},
		earliest: 'min(f.disposition_date)'
	},
	reworks: {
		kind: 'defects',
		leansOn: 'volumes',
		partner: ['supplier'],
		rows: reworks,
		settles: [],
		days: { month: 'date' },
		columns: columnsOf('date month quantity disposition derived'),
		spells: {},
		earliest: 'min(f.date)'
	},
	complaints: {
		kind: 'complaints',
		leansOn: null,
		partner: ['customer'],
		rows: complaints,
		settles: ['sla_due', 'acknowledge_due'],
		days: {
			received_month: 'received_date',
			closed_month: 'closed_date',
			sla_month: 'sla_due',
			justified_month: 'justified_date'
		},
		columns: columnsOf(`customer received_date received_month closed_date closed_month product_family category severity
			order_id line quantity acknowledged_date reopened_count justified justified_date repeat_of cost sla_due
			sla_month pending within_sla tells_acknowledged acknowledge_due acknowledge_pending acknowledged_in_time
			justified_month`),
		spells: { open: { from: 'received_date', until: 'closed_date', where: 'true' } },
		earliest: 'min(f.received_date)'
	},
	repeats: {
		kind: 'complaints',
		leansOn: null,
		partner: ['customer'],
		rows: repeats,
		settles: [],
		days: { received_month: 'received_date' },
		columns: columnsOf('customer received_date received_month repeated tells_repeats'),
		spells: {},
		earliest: 'min(f.received_date)'
	},
	linked_complaints: {
		kind: 'complaints',
		leansOn: 'deliveries',
		partner: ['customer'],
		rows: linkedComplaints,
		settles: [],
		days: { closed_month: 'closed_on' },
		columns: columnsOf('customer received_date closed_on closed_month'),
		spells: {},
		earliest: 'min(f.received_date)'
	},
	volumes: {
		kind: 'volumes',
		leansOn: null,
		partner: ['supplier'],
		rows: volumes,
		settles: [],
		days: { month: 'month' },
		columns: columnsOf(`supplier month units_entered units_ok_first_time units_inspected units_produced units_shipped
			units_received revenue entered_told pass_measured
			opportunities_per_unit`),
		spells: {},
		earliest: 'min(f.month)'
	}
};
