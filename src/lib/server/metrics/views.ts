import type { Fragment } from '../store/sql';
import type { DataKind, Dimension } from '$lib/metrics/kpi';
import type { AsOf } from './as-of';
import { linkedComplaints } from './linked-complaints';
import { orderLines } from './order-lines';
import type { Parameters } from './parameters';
import { repeats } from './repeats';
import { reworks } from './reworks';
import type { Touch } from './touch';
import { complaints, defects, dispositions, measures, volumes } from './view-rows';

export { orderLines };

/** The curated views over the facts; KPIs are queries over these. */
export type ViewName =
	| 'order_lines'
	| 'defects'
	| 'dispositions'
	| 'reworks'
	| 'complaints'
	| 'repeats'
	| 'linked_complaints'
	| 'volumes'
	| 'measures';

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
	},
	measures: {
		kind: 'measures',
		leansOn: null,
		partner: [],
		rows: measures,
		settles: [],
		days: { month: 'month' },
		columns: columnsOf('kpi month numerator denominator value'),
		spells: {},
		earliest: 'min(f.month)'
	}
};
