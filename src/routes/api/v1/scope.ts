import { DIMENSIONS } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { Problem } from '$lib/problem';
import { currentSeq } from '$lib/server/audit/change';
import type { Db } from '$lib/server/store/store';
import { dayAt, monthOf, parseMonth, type Month } from '$lib/time/month';
import type { Parameters } from './parameters';

export const SCOPE = DIMENSIONS;

/** The part of the organisation that the parameters name; those not given do not narrow it. */
export function scopeOf(parameters: Parameters): Scope {
	const named = DIMENSIONS.map((dimension) => [dimension, parameters.text(dimension)] as const);
	return Object.fromEntries(named.filter(([, name]) => name !== undefined));
}

/** The number of a change that was made; absent: as it is now. A number to come is refused, it would read as "now". */
export async function asOfOf(parameters: Parameters, db: Db): Promise<number | null> {
	const asOf = parameters.whole('asOf', 0, Number.MAX_SAFE_INTEGER);
	if (asOf === undefined) return null;
	const latest = await currentSeq(db);
	if (asOf <= latest) return asOf;
	throw new Problem('unknown_sequence', 400, `asOf is ${asOf}, but the latest change is number ${latest}.`, {
		parameter: 'asOf'
	});
}

/** The month asked for; 400 where none is given, 404 `unknown_month` where it is still to come. */
export function pastMonth(parameters: Parameters, now: Date): Month {
	const month = parameters.month('month') ?? parseMonth('');
	if (month <= monthOf(dayAt(now))) return month;
	throw new Problem('unknown_month', 404, `No data can speak of ${month} yet.`, { month });
}
