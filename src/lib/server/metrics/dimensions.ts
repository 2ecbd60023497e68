import { fragment, ident, join, raw, sql } from '../store/sql';
import { Problem } from '$lib/problem';
import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import { inForce } from './as-of';
import type { KpiDefinition } from './definition';
import { keyOf } from './grain';
import { readParts } from './parts';
import { onceInCommon, type Reading } from './reading';
import { isDays, type RollupColumn, type RollupTable } from './rollup-tables';
import { columnsOf, type KpiColumns } from './values';

/** The dimensions a KPI can be read by with these data: those that its definition and every one of its sides carry. */
export async function availableDimensions(reading: Reading, kpi: KpiDefinition): Promise<Dimension[]> {
	const available: Dimension[] = [];
	for (const dimension of kpi.dimensions) if (await carriedByAll(reading, kpi, dimension)) available.push(dimension);
	return available;
}

/** 422 `dimension_not_available` where a filter or a split asks for what one side of the KPI does not carry. */
export async function requireDimensions(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension | null
): Promise<void> {
	const available = await availableDimensions(reading, kpi);
	const asked = [...(Object.keys(scope) as Dimension[]), ...(by ? [by] : [])];
	const missing = asked.find((dimension) => !available.includes(dimension));
	if (!missing) return;
	throw new Problem(
		'dimension_not_available',
		422,
		`${kpi.name} cannot be read by ${missing}: not all of its data tell it. It can be read by ${available.join(', ') || 'nothing'}.`,
		{ dimension: missing, available }
	);
}

/** A side that has rows, none of which names a value, lacks the dimension; a KPI of one side is then all unassigned. */
async function carriedByAll(reading: Reading, kpi: KpiDefinition, dimension: Dimension): Promise<boolean> {
	const sides = columnsOf(kpi)
		.map(({ table, columns }) => ({ table, columns: columns.filter(decides(kpi)) }))
		.filter(({ columns }) => columns.length > 0);
	const kinds = new Set(sides.map(({ table }) => table.kind));
	if (dimension === 'site' || kinds.size < 2) return true;
	const found = await Promise.all(sides.map((side) => namedIn(reading, side, dimension)));
	const carried = found.map(({ rows, named }) => rows === 0 || named > 0);
	return carried.every(Boolean) || carried.every((some) => !some);
}

/** What an amount is held against may lack a dimension: the amount can still be told. */
const decides =
	({ measure }: KpiDefinition) =>
	({ use }: RollupColumn): boolean =>
		use.role !== 'denominator' || (measure !== 'money' && measure !== 'count');

/** The first of these that names anything in the rows of a KPI: a split into "unassigned" alone says nothing. */
export async function firstNamed(
	reading: Reading,
	kpi: KpiDefinition,
	dimensions: readonly Dimension[]
): Promise<Dimension | null> {
	for (const dimension of dimensions) {
		const found = await Promise.all(columnsOf(kpi).map((side) => namedIn(reading, side, dimension)));
		if (found.some(({ named }) => named > 0)) return dimension;
	}
	return null;
}

/** Groups of one side with anything in them, and how many of these have a name. */
function namedIn(
	reading: Reading,
	{ table, columns }: KpiColumns,
	dimension: Dimension
): Promise<{ rows: number; named: number }> {
	const filled = columns.map(({ name, use }) => raw(`r.${isDays(use.part) ? `${name}_n` : name} <> 0`));
	const key = keyOf(dimension);
	const question = `named ${table.name} ${columns.map(({ name }) => name).join()} ${dimension}`;
	return onceInCommon(reading, question, async () => {
		if (table.only) {
			const groups = (await readParts(reading, table, { scope: {}, by: dimension, only: null })).map(
				({ group }) => group
			);
			const all = new Set(groups);
			return { rows: all.size, named: all.size - Number(all.has('unassigned')) };
		}
		const [row] = await reading.db.query<{ rows: number; named: number }>(sql`
			select cast(count(*) as integer) as rows, cast(count(*) filter (where r.${ident(key)} <> 'unassigned') as integer) as named
			from ${ident(table.name)} r
			where r.grain = ${key} and ${inForce('r', reading.asOf)} and (${join(filled, ' or ')})`);
		return row ?? { rows: 0, named: 0 };
	});
}

/** Names that a dimension takes in the rollups of these tables. */
export async function namesOf(
	reading: Reading,
	tables: readonly RollupTable[],
	dimension: Dimension
): Promise<string[]> {
	const key = keyOf(dimension);
	if (tables.length === 0) return [];
	const names = tables.map(
		(table) => fragment`select distinct r.${ident(key)} as name from ${ident(table.name)} r
			where r.grain = ${key} and ${inForce('r', reading.asOf)}`
	);
	const found = await reading.db.query<{ name: string }>(
		sql`select distinct n.name from (${join(names, ' union all ')}) n order by n.name`
	);
	return found.map(({ name }) => name);
}
