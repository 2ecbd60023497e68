import type { Field, Kind } from '$lib/import/kind';
import type { DataKind } from '$lib/metrics/kpi';
import { firstOfMonth, raw, type Fragment } from '../store/sql';

/** Separates the parts of a key, and a delivery's own number from its order line: characters no cell of a key may hold. */
export const PART = raw('chr(31)');
export const EVENT = raw('chr(30)');
export const NO_SITE = 'unassigned';

/** Days on which something happened: never later than the day after the upload, and what a data date is found by. */
const EVENTS: Record<DataKind, readonly string[]> = {
	deliveries: ['delivered_date', 'short_closed_date', 'cancelled_date'],
	defects: ['date', 'disposition_date'],
	complaints: ['received_date', 'closed_date', 'acknowledged_date', 'justified_date'],
	volumes: ['month'],
	measures: ['month']
};

/** Text columns that make up keys. */
const KEY_FIELDS: Record<DataKind, readonly string[]> = {
	deliveries: ['order_id', 'line', 'schedule', 'product', 'delivery_id'],
	defects: ['defect_id'],
	complaints: ['complaint_id'],
	volumes: ['site', 'process', 'product', 'supplier'],
	measures: ['site']
};

export const eventFields = (kind: Kind): readonly string[] => EVENTS[kind.id];
export const keyFields = (kind: Kind): readonly string[] => KEY_FIELDS[kind.id];
export const measures = (kind: Kind): Field[] => kind.fields.filter((field) => field.measure);

/** The columns of the kind's fact table that come from the file; volumes keep measure and amount instead of the measures. */
export function factColumns(kind: Kind): string[] {
	const names = kind.fields.filter((field) => !field.measure).map((field) => field.name);
	return kind.id === 'volumes' ? [...names, 'measure', 'amount'] : names;
}

/** The engine's type of a field's column. */
export function columnType(field: Field): Fragment {
	switch (field.type) {
		case 'day':
		case 'month':
			return raw('date');
		case 'count':
			return field.measure ? raw('decimal(18, 3)') : raw('integer');
		case 'quantity':
		case 'money':
			return raw('decimal(18, 3)');
		case 'number':
			return raw('decimal(18, 6)');
		default:
			return raw('varchar');
	}
}

/** Month of a row, as a date: by promised_date, date, received_date or month. */
export const monthOfRow = (kind: Kind): Fragment => firstOfMonth(kind.month);
