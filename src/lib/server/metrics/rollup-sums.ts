import { fragment, ident, join, raw, sql, statement, type Fragment } from '../store/sql';
import type { Db } from '../store/store';
import { importInForce } from './as-of';
import { KEYS } from './grain';
import type { FactChange, StagedUnits } from './rollup-change';
import { addends, anyFilled, columnNames, monthsOfUnits, sumsByGrain, type Span } from './rollup-rows';
import { spanOfUnits } from './rollup-span';
import { physicalColumns, type RollupTable } from './rollup-tables';

/** Adds to each row what the change brought and takes off what it removed; the old row is retired, the new one kept. */
export async function refreshSums(db: Db, table: RollupTable, change: FactChange, units: StagedUnits): Promise<void> {
	const span = table.form === 'stock' ? await spanOfUnits(db, table, change.seq, units) : null;
	const lines = fragment`${addends(table, monthsOfUnits(table, units.after, span), '1')}
		union all ${addends(table, monthsOfUnits(table, units.before, span), '-1')}`;
	await db.exec(statement(fragment`create temporary table rollup_delta as ${sumsByGrain(table, lines)}`));
	await applyDelta(db, table, change.seq);
	await noteTouches(db, table, change, touchedMonths(table, units, span), changedColumns(table, raw('rollup_delta')));
	await db.exec(sql`drop table rollup_delta`);
}

/** The columns that the change altered, by site and month. */
const changedColumns = (table: RollupTable, delta: Fragment): Fragment => fragment`
	select d.site, d.month, ${raw(
		physicalColumns(table)
			.map(({ name }) => `case when d.${name} <> 0 then '${name},' else '' end`)
			.join(' || ')
	)} as changed from ${delta} d where d.grain = 'site'`;

const sameKeys = (left: string, right: string): Fragment =>
	raw(['grain', 'month', ...KEYS].map((key) => `${left}.${key} = ${right}.${key}`).join(' and '));

async function applyDelta(db: Db, table: RollupTable, seq: number): Promise<void> {
	const name = ident(table.name);
	const number = fragment`cast(${seq} as bigint)`;
	const keys = raw(['grain', 'month', ...KEYS].map((key) => `d.${key}`).join(', '));
	const retired = await db.exec(sql`update ${name} set removed_seq = ${number} from rollup_delta d
		where ${name}.removed_seq is null and ${sameKeys(table.name, 'd')}`);
	const columns = physicalColumns(table).map(({ name: column }) => column);
	const summed = retired
		? columns.map((column) => raw(`coalesce(o.${column}, 0) + d.${column} as ${column}`))
		: columns.map((column) => raw(`d.${column}`));
	const former = retired
		? fragment`left join ${name} o on o.removed_seq = ${number} and ${sameKeys('o', 'd')}`
		: raw('');
	await db.exec(sql`insert into ${name} (grain, month, ${raw(KEYS.join(', '))}, ${columnNames(table)}, added_seq, removed_seq)
		select n.*, ${number}, cast(null as bigint) from (
			select ${keys}, ${join(summed, ', ')} from rollup_delta d ${former}
		) n where ${anyFilled(table, 'n')}`);
}

/** Months and sites of the rows themselves; what only the data date moved is left out. */
function touchedMonths(table: RollupTable, units: StagedUnits, span: Span | null): Fragment {
	const touched = [units.after, units.before].map(
		(side) => fragment`select t.site, t.month from (${monthsOfUnits(table, side, span)}) t where t.touched`
	);
	return fragment`select distinct b.site, b.month from (${join(touched, ' union all ')}) b`;
}

/**
 * Remembers which months rows of the change spoke of, what it altered, and whether there had been nothing before. A
 * rollup that only leans on the kind changes where one of the kind's own does, which is noted.
 */
export async function noteTouches(
	db: Db,
	table: RollupTable,
	change: FactChange,
	touched: Fragment,
	changed: Fragment | null
): Promise<void> {
	if (table.kind !== change.kind) return;
	const altered = changed ? fragment`coalesce(d.changed, '')` : raw('cast(null as varchar)');
	await db.exec(sql`insert into rollup_touches (seq, rollup, site, month, first_fill, changed)
		select cast(${change.seq} as bigint), ${table.name}, t.site, t.month, c.site is null, ${altered}
		from (${touched}) t left join (
			select distinct c.site, c.month from import_cells c join imports i on i.import_id = c.import_id
			where i.kind = ${change.kind} and ${importInForce('i', change.seq - 1)}
		) c on c.site = t.site and c.month = t.month
		${changed ? fragment`left join (${changed}) d on d.site = t.site and d.month = t.month` : raw('')}`);
}

/** The same on a first import, from the rows it filled the table with. */
export async function noteFirst(db: Db, table: RollupTable, change: FactChange): Promise<void> {
	const filled = fragment`(select r.* from ${ident(table.name)} r where r.added_seq = cast(${change.seq} as bigint))`;
	const touched = fragment`select f.site, f.month from ${filled} f where f.grain = 'site'`;
	await noteTouches(db, table, change, touched, table.form === 'days' ? null : changedColumns(table, filled));
}
