import { firstOfMonth, fragment, raw, type Fragment } from '../store/sql';
import { dataDates, inForce, type AsOf } from './as-of';
import { DEFAULTS, type Parameters } from './parameters';
import { isTold } from './told';
import { isTouched, type Touch } from './touch';

/** The order line of a stored row: its own key, unless it is a delivery with a number of its own. */
export const lineOf = (alias: string): Fragment => raw(`coalesce(${alias}.line_key, ${alias}.row_key)`);

/** Compared with a constant: the engine then passes over what is all of the other sort, without reading it. */
export const isWhole = (alias: string, whole: boolean): Fragment => raw(`${alias}.whole_line = ${whole}`);

const LINE_KEY = lineOf('f');

/** Values of a row before lines are judged: defaults of absent columns, the promise that counts. */
const AGREED = `f.agreed_date is not null and coalesce(f.promise_changed_by, '') = 'customer'`;
const REFERENCE = raw(`case when ${AGREED} then f.agreed_date else f.promised_date end`);
const DELIVERED_QTY = raw(`coalesce(f.delivered_qty, case when f.delivered_date is not null then f.ordered_qty end)`);

const TELLS_MOVES = isTold('current_promised_date', 'promise_changed_by');

const DIMENSIONS = raw(`coalesce(f.direction, 'outbound') as direction, coalesce(f.site, 'unassigned') as site,
	coalesce(f.process, 'unassigned') as process, coalesce(f.product, 'unassigned') as product,
	coalesce(f.customer, 'unassigned') as customer, coalesce(f.supplier, 'unassigned') as supplier`);

/**
 * Order lines, one row each, as of a change. `counts_for_otd`: the population of on-time delivery; `pending`: due after
 * the data date of its site; `left_out`: why a line cannot be judged (delivered or cancelled without its date), or null.
 * `counts_for_request` and `on_request`: the same as of the day that the customer asked for. `moved_by_us`: promised anew by
 * our own wish, of lines whose file tells it (`tells_moves`).
 * Rows that are a whole line are taken as they are, so that only lines in parts are grouped.
 */
export function orderLines(
	asOf: AsOf,
	parameters: Parameters = DEFAULTS,
	touch: Touch | null = null,
	only: Fragment = raw('true')
): Fragment {
	const { toleranceLateDays, earlyWindowDays } = parameters;
	const under = fragment`cast(${1 - parameters.underQuantity} as double precision)`;
	const over = fragment`cast(${1 + parameters.overQuantity} as double precision)`;
	const notTooEarly = (due: string) =>
		earlyWindowDays === null
			? raw('true')
			: fragment`l.first_delivered >= ${raw(due)} - cast(${earlyWindowDays} as integer)`;
	const tolerance = toleranceLateDays === 0 ? null : fragment`cast(${toleranceLateDays} as integer)`;
	return fragment`
	select j.*,
		${firstOfMonth('j.reference')} as due_month,
		${firstOfMonth('j.closed_on')} as closed_month,
		${firstOfMonth('j.requested_date')} as requested_month,
		coalesce(j.status = 'cancelled' and j.cancelled_date <= j.reference, false) as cancelled_in_time,
		j.left_out is null and not j.pending
			and not coalesce(j.status = 'cancelled' and j.cancelled_date <= j.reference, false) as counts_for_otd,
		j.left_out is null and coalesce(j.requested_due <= j.data_date, j.requested_date is not null)
			and not coalesce(j.status = 'cancelled' and j.cancelled_date <= j.requested_date, false) as counts_for_request,
		j.due_end + 1 as overdue_from,
		coalesce(j.closed_on, j.cancelled_date) as overdue_until
	from (
		select l.*, d.data_date,
			case when l.direction = 'inbound' then l.supplier else l.customer end as partner,
			coalesce(l.due_end > d.data_date, false) as pending,
			case when l.status = 'delivered' and l.undated then 'delivered_without_date'
				when l.status = 'cancelled' and l.cancelled_date is null then 'cancelled_without_date'
				when l.status = 'short_closed' and l.closed_on is null then 'short_closed_without_date' end as left_out,
			coalesce(l.closed_on <= l.due_end and ${notTooEarly('l.reference')}, false) as in_time,
			coalesce(l.closed_on <= l.requested_due and ${notTooEarly('l.requested_date')}, false) as on_request,
			coalesce(l.first_delivered < l.reference - cast(${parameters.earlyDays} as integer), false) as too_early,
			coalesce(l.current_promised_date <> l.promised_date and l.promise_changed_by = 'own', false) as moved_by_us,
			coalesce(l.qty_in_time >= l.ordered_qty * ${under} and l.qty_in_time <= l.ordered_qty * ${over}, false) as in_full
		from (
			select c.*, ${plus(raw('c.requested_date'), tolerance)} as requested_due, case c.status when 'delivered' then case when not c.undated then c.last_delivered end
				when 'short_closed' then greatest(c.last_delivered, c.short_closed_date) end as closed_on
			from (
				${wholeLines(asOf, raw(`f.promised_date`), fragment`not (${raw(AGREED)}) and ${only}`, tolerance, under, touch)}
				union all ${wholeLines(asOf, raw('f.agreed_date'), fragment`${raw(AGREED)} and ${only}`, tolerance, under, touch)}
				union all ${linesInParts(asOf, tolerance, under, touch)}
			) c
		) l left join (${dataDates('deliveries', asOf)}) d on d.site = l.site
	) j`;
}

/**
 * Lines of one row. Those with a promise agreed anew are told apart from the others, so that the day that counts is a
 * column of the table in both: a month is then found without reading the whole of it.
 */
function wholeLines(
	asOf: AsOf,
	reference: Fragment,
	which: Fragment,
	tolerance: Fragment | null,
	under: Fragment,
	touch: Touch | null
): Fragment {
	const dueEnd = plus(reference, tolerance);
	return fragment`
	select ${LINE_KEY} as unit_key, f.import_id, f.file_line, f.order_id, f.line, ${DIMENSIONS}, ${reference} as reference,
		${dueEnd} as due_end, f.promised_date, f.requested_date, f.current_promised_date,
		f.promise_changed_by, ${TELLS_MOVES} as tells_moves, f.late_reason, f.late_party, f.ordered_qty,
		case when f.status is not null then f.status
			when f.ordered_qty is not null and f.delivered_qty is not null
			then case when f.delivered_qty >= f.ordered_qty * ${under} then 'delivered' else 'open' end
			when f.delivered_date is not null then 'delivered' else 'open' end as status,
		f.delivered_date as first_delivered, f.delivered_date as last_delivered, f.delivered_date is null as undated,
		case when f.delivered_date <= ${dueEnd} then ${DELIVERED_QTY} else 0 end as qty_in_time,
		f.short_closed_date, f.cancelled_date, ${isTouched(touch)} as touched
	from deliveries f
	where ${isWhole('f', true)} and ${which} and ${inForce('f', asOf)}`;
}

/** A tolerance of no days is not written at all: the day then stays a plain column. */
const plus = (day: Fragment, days: Fragment | null): Fragment => (days === null ? day : fragment`${day} + ${days}`);

/**
 * Lines of several rows: the largest ordered, the sum delivered, and the status that the rows give together: cancelled
 * if all are, else short-closed or open if any is, else delivered. A row whose status cell is empty has that of the line
 * without a status, as in lines of one row: by quantity where both quantities are there, else by its date.
 */
function linesInParts(asOf: AsOf, tolerance: Fragment | null, under: Fragment, touch: Touch | null): Fragment {
	return fragment`
	select p.line_key as unit_key, min(p.import_id) as import_id, min(p.file_line) as file_line, min(p.order_id) as order_id,
		min(p.line) as line,		min(p.direction) as direction, min(p.site) as site, min(p.process) as process, min(p.product) as product,
		min(p.customer) as customer, min(p.supplier) as supplier, max(p.reference) as reference,
		${plus(raw('max(p.reference)'), tolerance)} as due_end, max(p.promised_date) as promised_date,
		max(p.requested_date) as requested_date, max(p.current_promised_date) as current_promised_date,
		max(p.promise_changed_by) as promise_changed_by, bool_or(p.tells_moves) as tells_moves, max(p.late_reason) as late_reason,
		max(p.late_party) as late_party, max(p.ordered_qty) as ordered_qty,
		case when bool_and(coalesce(p.status, '') = 'cancelled') then 'cancelled'
			when bool_or(p.status = 'short_closed') then 'short_closed'
			when bool_or(p.status = 'open') then 'open'
			when count(p.status) = count(*) then 'delivered'
			when max(p.ordered_qty) is not null and count(p.given_qty) > 0
			then case when sum(p.delivered_qty) >= max(p.ordered_qty) * ${under} then 'delivered' else 'open' end
			when bool_or(p.status is null and p.delivered_date is null) then 'open' else 'delivered' end as status,
		min(p.delivered_date) as first_delivered, max(p.delivered_date) as last_delivered,
		coalesce(bool_or(p.status = 'delivered' and p.delivered_date is null), false)
			or max(p.delivered_date) is null as undated,
		coalesce(sum(p.delivered_qty) filter (where p.delivered_date <= ${plus(raw('p.reference'), tolerance)}), 0) as qty_in_time,
		max(p.short_closed_date) as short_closed_date,
		case when count(p.cancelled_date) = count(*) then max(p.cancelled_date) end as cancelled_date,
		bool_or(p.touched) as touched
	from (
		select ${LINE_KEY} as line_key, f.import_id, f.file_line, f.order_id, f.line, ${DIMENSIONS},
			max(${REFERENCE}) over (partition by ${LINE_KEY}) as reference, f.promised_date, f.requested_date,
			f.current_promised_date, f.promise_changed_by, ${TELLS_MOVES} as tells_moves, f.late_reason, f.late_party, f.ordered_qty,
			f.delivered_qty as given_qty, ${DELIVERED_QTY} as delivered_qty, f.status, f.delivered_date, f.short_closed_date, f.cancelled_date,
			${touch === null ? raw('false') : partTouched(touch)} as touched
		from deliveries f
		where ${isWhole('f', false)} and ${inForce('f', asOf)}
	) p
	group by p.line_key`;
}

/** A line in parts changes with any of its rows, also with one that is gone. */
const partTouched = (touch: Touch): Fragment => fragment`${LINE_KEY} in (
	select ${lineOf('t')} from deliveries t
	where ${isWhole('t', false)} and (t.added_seq = cast(${touch.seq} as bigint) or t.removed_seq = cast(${touch.seq} as bigint)))`;
