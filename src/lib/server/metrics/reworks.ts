import { fragment, join, raw, type Fragment } from '../store/sql';
import { inForce, type AsOf } from './as-of';
import { DEFAULTS, type Parameters } from './parameters';
import { isTouched, type Touch } from './touch';

const KEYS = ['site', 'process', 'product'] as const;
type Key = (typeof KEYS)[number];

/** All choices of keys, those of most keys first. */
const CHOICES: Key[][] = [0, 1, 2, 3, 4, 5, 6, 7]
	.map((bits) => KEYS.filter((_, index) => bits & (1 << index)))
	.sort((a, b) => b.length - a.length);

/**
 * Units found in house to be reworked or scrapped, one row per record of them. `derived`: the volumes that it belongs
 * to tell no units right the first time, so that these are reckoned from it. A record belongs to the volumes of its
 * month that agree with it in most of site, process and product, where what one side leaves open agrees with anything;
 * among equals those that lack a count.
 */
export const reworks = (asOf: AsOf, _: Parameters = DEFAULTS, touch: Touch | null = null): Fragment => fragment`
	with told as (
		select f.month, coalesce(f.site, 'unassigned') as site, coalesce(f.process, 'unassigned') as process,
			coalesce(f.product, 'unassigned') as product, bool_or(f.measure = 'units_ok_first_time') as measured
		from volumes f
		where f.measure in ('units_entered', 'units_ok_first_time') and ${inForce('f', asOf)}
		group by f.month, coalesce(f.site, 'unassigned'), coalesce(f.process, 'unassigned'), coalesce(f.product, 'unassigned')
		having bool_or(f.measure = 'units_entered')
	), passes as (${join(CHOICES.map(passesBy), ' union all ')})
	select d.*, ${belongs} as derived
	from (
		select f.row_key as unit_key, f.import_id, f.file_line, coalesce(f.site, 'unassigned') as site,
			coalesce(f.process, 'unassigned') as process, coalesce(f.product, 'unassigned') as product,
			${touch === null ? raw('false') : touched(touch)} as touched,
			coalesce(f.supplier, 'unassigned') as partner, cast(null as date) as data_date, f.date,
			cast(date_trunc('month', f.date) as date) as month, f.quantity, f.disposition
		from defects f
		where coalesce(f.stage, 'in_process') in ('in_process', 'final') and f.disposition in ('rework', 'scrap')
			and ${inForce('f', asOf)}
	) d ${join(CHOICES.map(candidate), ' ')}`;

/** What a record counts as depends on the volumes of its month: it changes with them. */
const touched = (touch: Touch): Fragment => fragment`(${isTouched(touch)} or date_trunc('month', f.date) in (
	select t.month from volumes t
	where t.added_seq = cast(${touch.seq} as bigint) or t.removed_seq = cast(${touch.seq} as bigint)))`;

/** Whether any volumes of these keys lack a count, and whether any have one; '' stands for all of a key left out. */
const passesBy = (keys: Key[]): Fragment =>
	raw(`select month, ${KEYS.map((key) => (keys.includes(key) ? key : `'' as ${key}`)).join(', ')},
		bool_or(measured) as measured, bool_or(not measured) as derived
		from told group by ${['month', ...keys].join(', ')}`);

/** The volumes that agree with a record in these keys and leave the others open. */
function candidate(keys: Key[], index: number): Fragment {
	const agree = KEYS.map((key) =>
		keys.includes(key)
			? `p${index}.${key} = case when d.${key} = 'unassigned' then '' else d.${key} end`
			: `p${index}.${key} = 'unassigned' and d.${key} <> 'unassigned'`
	);
	return raw(`left join passes p${index} on p${index}.month = d.month and ${agree.join(' and ')}`);
}

/** The candidates that agree in most keys decide. */
const belongs = raw(
	`case ${[3, 2, 1, 0]
		.map((agreed) => {
			const level = CHOICES.flatMap((keys, index) => (keys.length === agreed ? [index] : []));
			const any = (what: string) => level.map((index) => `p${index}.${what}`).join(' or ');
			return `when ${any('derived')} then true when ${any('measured')} then false`;
		})
		.join(' ')} else false end`
);
