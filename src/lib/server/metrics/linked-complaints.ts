import { fragment, raw, type Fragment } from '../store/sql';
import { inForce, type AsOf } from './as-of';
import { orderLines } from './order-lines';
import { DEFAULTS, type Parameters } from './parameters';
import { isTouched, type Touch } from './touch';

const ORDERS = raw(`select k.order_id from complaints k where k.order_id is not null`);

/**
 * Complaints without duplicates that name an order line which is closed, with the line's site, process, product, customer and
 * month of closing. One that names the order only belongs to the last of its lines closed by then.
 */
export const linkedComplaints = (
	asOf: AsOf,
	parameters: Parameters = DEFAULTS,
	touch: Touch | null = null
): Fragment => fragment`
	select distinct on (c.row_key) c.row_key as unit_key, c.import_id, c.file_line, l.site, l.process, l.product, l.customer,
		l.partner, cast(null as date) as data_date, ${touch === null ? raw('false') : fragment`c.touched`} as touched,
		c.received_date, l.closed_on, l.closed_month
	from (
		select f.row_key, f.import_id, f.file_line, f.order_id, f.line, f.received_date,
			${touch === null ? raw('false') : touched(touch)} as touched
		from complaints f
		where f.order_id is not null and f.duplicate_of is null and ${inForce('f', asOf)}
	) c join (${orderLines(asOf, parameters, null, fragment`f.order_id in (${ORDERS})`)}) l
		on l.order_id = c.order_id and (c.line is null or c.line = l.line)
	where l.direction = 'outbound' and l.closed_month is not null
	order by c.row_key, case when l.closed_on <= c.received_date then 0 else 1 end, l.closed_on desc nulls last, l.unit_key`;

/** Which line a complaint belongs to changes with any line of its order. */
const touched = (touch: Touch): Fragment => fragment`(${isTouched(touch)} or f.order_id in (
	select t.order_id from deliveries t
	where (t.added_seq = cast(${touch.seq} as bigint) or t.removed_seq = cast(${touch.seq} as bigint))
		and t.order_id in (${ORDERS})))`;
