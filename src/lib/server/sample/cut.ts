import type { DataKind } from '../../metrics/kpi';
import { daysInMonth, monthOf, type Day } from '../../time/month';
import type { Row } from './table';

/**
 * The rows as an export of that day would hold them: what happened later is not known yet. Order lines promised for
 * later stay, open; defects and complaints of later days are missing; volumes of the month are those up to the day.
 */
export function cutRows(kind: DataKind, rows: readonly Row[], day: Day): Row[] {
	switch (kind) {
		case 'deliveries':
			return cutDeliveries(rows, day);
		case 'defects':
			return rows.filter((row) => row.date! <= day).map((row) => cutDefect(row, day));
		case 'complaints':
			return rows.filter((row) => row.received_date! <= day).map((row) => cutComplaint(row, day));
		case 'volumes':
			return rows.filter((row) => row.month! <= monthOf(day)).map((row) => cutVolume(row, day));
		case 'measures':
			return rows.filter((row) => row.month! <= monthOf(day));
	}
}

/** Parts of one line stand together; once one part is known, those to come are not listed and the line is open. */
function cutDeliveries(rows: readonly Row[], day: Day): Row[] {
	const kept: Row[] = [];
	for (let start = 0; start < rows.length;) {
		let end = start + 1;
		while (end < rows.length && sameLine(rows[start]!, rows[end]!)) end++;
		const parts = rows.slice(start, end);
		const known = parts.filter((row) => row.delivered_date !== '' && row.delivered_date! <= day);
		if (known.length === parts.length) kept.push(...parts);
		else if (known.length > 0) kept.push(...known.map((row) => ({ ...row, status: 'open', late_reason: '' })));
		else kept.push(cutUndelivered(parts[0]!, day));
		start = end;
	}
	return kept;
}

const sameLine = (a: Row, b: Row): boolean => a.order_id === b.order_id && a.line === b.line;

function cutUndelivered(row: Row, day: Day): Row {
	if (row.status === 'cancelled' && row.cancelled_date! <= day) return row;
	return { ...row, delivered_date: '', delivered_qty: '', status: 'open', cancelled_date: '', late_reason: '' };
}

function cutDefect(row: Row, day: Day): Row {
	return row.disposition_date! > day ? { ...row, disposition: 'open', disposition_date: '' } : row;
}

function cutComplaint(row: Row, day: Day): Row {
	const cut = { ...row };
	if (cut.acknowledged_date! > day) cut.acknowledged_date = '';
	if (cut.closed_date! > day) cut.closed_date = '';
	if (cut.justified_date! > day) Object.assign(cut, { justified: 'under_review', justified_date: '' });
	return cut;
}

const AMOUNTS = [
	'units_entered',
	'units_ok_first_time',
	'units_inspected',
	'units_produced',
	'units_shipped',
	'units_received',
	'revenue'
];

/** The month to date, in proportion to its days and rounded down, so that no share can pass 1. */
function cutVolume(row: Row, day: Day): Row {
	const month = monthOf(day);
	if (row.month !== month) return row;
	const days = daysInMonth(month);
	const elapsed = Number(day.slice(8));
	const cut = { ...row };
	for (const amount of AMOUNTS)
		if (cut[amount]) cut[amount] = String(Math.floor((Number(cut[amount]) * elapsed) / days));
	return cut;
}
