import { fragment, raw, type Fragment } from '../store/sql';
import { inForce, type AsOf } from './as-of';
import { DEFAULTS, type Parameters } from './parameters';
import { isTold } from './told';
import { isTouched, type Touch } from './touch';

const ALIKE = ['customer', 'product_family', 'category'] as const;
const alike = (condition: (column: string) => string): Fragment => raw(ALIKE.map(condition).join(' and '));

/**
 * Complaints without duplicates. `repeated`: marked as a repeat of another, or one of the same customer, product family
 * and category came in the days before it; `tells_repeats`: whether its file tells either.
 */
export const repeats = (asOf: AsOf, parameters: Parameters = DEFAULTS, touch: Touch | null = null): Fragment => {
	const days = raw(String(parameters.repeatDays));
	const before = fragment`max(f.received_date) over (partition by f.customer, f.product_family, f.category order by f.received_date
		range between interval '${days} days' preceding and interval '1 day' preceding)`;
	return fragment`
	select f.row_key as unit_key, f.import_id, f.file_line, coalesce(f.site, 'unassigned') as site,
		coalesce(f.process, 'unassigned') as process, coalesce(f.product, 'unassigned') as product,
		${touch === null ? raw('false') : touched(touch, days)} as touched,
		coalesce(f.customer, 'unassigned') as customer, coalesce(f.customer, 'unassigned') as partner,
		cast(null as date) as data_date, f.received_date,
		cast(date_trunc('month', f.received_date) as date) as received_month,
		(f.repeat_of is not null or (${alike((name) => `f.${name} is not null`)} and ${before} is not null)) as repeated,
		(${isTold('repeat_of')} or ${isTold(...ALIKE)}) as tells_repeats
	from complaints f
	where f.duplicate_of is null and ${inForce('f', asOf)}`;
};

/** A complaint makes those repeats that come in the days after it: what the change brings or takes alters them too. */
const touched = (touch: Touch, days: Fragment): Fragment => fragment`(${isTouched(touch)} or exists (
	select 1 from complaints t
	where (t.added_seq = cast(${touch.seq} as bigint) or t.removed_seq = cast(${touch.seq} as bigint))
		and ${alike((name) => `t.${name} = f.${name}`)}
		and t.received_date < f.received_date and t.received_date >= f.received_date - ${days}))`;
