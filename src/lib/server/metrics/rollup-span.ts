import { ident, raw, sql, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { monthOf, type Day } from '$lib/time/month';
import { dataDates, type AsOf } from './as-of';
import { spellOf, type Span } from './rollup-rows';
import type { RollupTable } from './rollup-tables';
import { VIEWS } from './views';

/** The months in which any of these staged units can be in a stock, as of the change `seq` and just before it. */
export async function spanOfUnits(
	db: Db,
	table: RollupTable,
	seq: number,
	{ after, before }: { after: Fragment; before: Fragment }
): Promise<Span | null> {
	const { from, where } = spellOf(table);
	const first: (Day | null)[] = [];
	for (const side of [after, before]) {
		const [row] = await db.query<{ first: Day | null }>(
			sql`select min(v.${ident(from)}) as first from ${side} v where ${raw(where)}`
		);
		first.push(row?.first ?? null);
	}
	return span(first, [await lastDayTold(db, table, null), await lastDayTold(db, table, seq - 1)]);
}

/** Months that hold every unit of a stock; it may begin earlier than the first of them does. */
export async function spanOfFacts(db: Db, table: RollupTable, asOf: AsOf): Promise<Span | null> {
	const [row] = await db.query<{ first: Day | null }>(
		sql`select ${raw(VIEWS[table.view].earliest)} as first from ${ident(table.kind)} f`
	);
	return span([row?.first ?? null], [await lastDayTold(db, table, asOf)]);
}

async function lastDayTold(db: Db, table: RollupTable, asOf: AsOf): Promise<Day | null> {
	const [row] = await db.query<{ last: Day | null }>(
		sql`select max(d.data_date) as last from (${dataDates(table.kind, asOf)}) d`
	);
	return row?.last ?? null;
}

function span(firstDays: (Day | null)[], lastDays: (Day | null)[]): Span | null {
	const first = firstDays.filter((day) => day !== null).sort()[0];
	const last = lastDays
		.filter((day) => day !== null)
		.sort()
		.at(-1);
	if (!first || !last || monthOf(first) > monthOf(last)) return null;
	return { from: monthOf(first), to: monthOf(last) };
}
