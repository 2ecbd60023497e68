import { ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOf, type Day } from '$lib/time/month';
import { dataDates, type AsOf } from './as-of';
import { spellOf, unitsFrom, type Span } from './rollup-rows';
import type { RollupTable } from './rollup-tables';

/** The months in which any of these units can be in a stock, as of the change `seq` and just before it. */
export function spanOfUnits(db: Db, table: RollupTable, seq: number, sides: (Fragment | null)[]): Promise<Span | null> {
	return span(
		db,
		table,
		sides.filter((side) => side !== null),
		[null, seq - 1]
	);
}

/** The months in which any unit can be in a stock. */
export const spanOfFacts = (db: Db, table: RollupTable, asOf: AsOf): Promise<Span | null> =>
	span(db, table, [unitsFrom(table, asOf)], [asOf]);

async function span(db: Db, table: RollupTable, sides: Fragment[], moments: AsOf[]): Promise<Span | null> {
	const { from, where } = spellOf(table);
	const days: { first: Day | null; last: Day | null }[] = [];
	for (const side of sides)
		days.push(
			...(await db.query<{ first: Day | null; last: null }>(
				sql`select min(v.${ident(from)}) as first, cast(null as date) as last from ${side} v where ${raw(where)}`
			))
		);
	for (const asOf of moments)
		days.push(
			...(await db.query<{ first: null; last: Day | null }>(
				sql`select cast(null as date) as first, max(d.data_date) as last from (${dataDates(table.kind, asOf)}) d`
			))
		);
	const [first] = days.flatMap((row) => row.first ?? []).sort();
	const last = days
		.flatMap((row) => row.last ?? [])
		.sort()
		.at(-1);
	if (!first || !last || monthOf(first) > monthOf(last)) return null;
	return { from: monthOf(first), to: monthOf(last) };
}
