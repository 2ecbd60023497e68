import type { DataKind } from '$lib/metrics/kpi';

/** The declared fields of each kind, in the order in which rows are shown. */
export const FACT_FIELDS: Record<DataKind, readonly string[]> = {
	deliveries: [
		'order_id',
		'line',
		'schedule',
		'delivery_id',
		'direction',
		'site',
		'process',
		'customer',
		'supplier',
		'product',
		'promised_date',
		'requested_date',
		'current_promised_date',
		'promise_changed_by',
		'agreed_date',
		'delivered_date',
		'ordered_qty',
		'delivered_qty',
		'status',
		'short_closed_date',
		'cancelled_date',
		'late_reason',
		'late_party'
	],
	defects: [
		'defect_id',
		'date',
		'defect_type',
		'severity',
		'quantity',
		'site',
		'process',
		'product',
		'product_family',
		'stage',
		'defect_count',
		'disposition',
		'disposition_date',
		'cost',
		'cause_party',
		'supplier',
		'complaint_id'
	],
	complaints: [
		'complaint_id',
		'received_date',
		'closed_date',
		'customer',
		'site',
		'process',
		'product',
		'product_family',
		'category',
		'severity',
		'order_id',
		'line',
		'quantity',
		'acknowledged_date',
		'reopened_count',
		'justified',
		'justified_date',
		'duplicate_of',
		'repeat_of',
		'cost'
	],
	volumes: ['month', 'site', 'process', 'product', 'supplier', 'measure', 'amount'],
	measures: ['kpi', 'month', 'site', 'numerator', 'denominator', 'value']
};

/** The day of a fact that decides its month, by which facts lie on disk: who knows it finds a fact without reading all. */
export const FACT_DAYS: Record<DataKind, string> = {
	deliveries: 'promised_date',
	defects: 'date',
	complaints: 'received_date',
	volumes: 'month',
	measures: 'month'
};
