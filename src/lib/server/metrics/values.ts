import type { Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { addAmounts } from './amounts';
import { cellsOf } from './cells';
import { categoriesOf, largest } from './concentration';
import type { KpiDefinition, Measured, RoleValues } from './definition';
import { knownRoles } from './known-roles';
import { heldScope, isGroup, measuresOf } from './own-kpis';
import { readParts, readTotals, type PartRow, type Slice } from './parts';
import { once, type Reading } from './reading';
import { rollupTables, type RollupColumn, type RollupTable } from './rollup-tables';
import { addTo, productsOf } from './steps';

/** What a KPI comes to in a month and group; the last five only for durations. */
export interface Value extends Measured {
	p90?: number | null;
	mean?: number | null;
	censored?: number;
	lowerBound?: boolean;
	p90LowerBound?: boolean;
}

/** Values by group and month; months without anything are absent. */
export type Values = Map<string, Map<Month, Value>>;

/** Where a KPI's parts are kept. */
export interface KpiColumns {
	table: RollupTable;
	columns: RollupColumn[];
}

export function columnsOf(kpi: KpiDefinition): KpiColumns[] {
	if (kpi.own) {
		const table = measuresOf(kpi.id, kpi.parts);
		return [{ table, columns: table.columns }];
	}
	return rollupTables()
		.map((table) => ({ table, columns: table.columns.filter((column) => column.kpis.includes(kpi.id)) }))
		.filter(({ columns }) => columns.length > 0);
}

/** The first month for which there is any number. */
export const firstMeasured = (months: ReadonlyMap<Month, Value>): Month | null =>
	[...months]
		.filter(([, { numerator, value, n }]) => value !== null || numerator || n > 0)
		.map(([month]) => month)
		.sort()[0] ?? null;

/** The values of a KPI in a scope, split by a dimension or not, perhaps for some groups only. */
export async function valuesOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension | null,
	only: string[] | null = null
): Promise<Values> {
	if (kpi.overSteps) return productsOf(reading, kpi, columnsOf(kpi), { scope, by, only });
	const values = await keptValuesOf(reading, kpi, scope, by, only);
	return kpi.apart === null ? values : withLargest(reading, kpi, kpi.apart, values, { scope, by, only });
}

/** The same from rollups alone: of a concentration all but its numerator. */
export async function keptValuesOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension | null,
	only: string[] | null = null
): Promise<Values> {
	const { compute } = kpi;
	if (compute)
		return once(reading, `computed ${kpi.id} ${JSON.stringify(scope)} ${by}`, () => compute(reading, scope, by));
	const sums = new Map<string, Map<Month, RoleValues>>();
	const days: Values = new Map();
	for (const { table, columns } of columnsOf(kpi))
		for (const row of await readParts(reading, table, { scope: heldScope(kpi, scope, by), by, only }))
			for (const column of columns) {
				if (column.use.part.form === 'days') putDays(days, row, column);
				else addSum(sums, row, column);
			}
	if (!kpi.measured) return days;
	return measure(reading, kpi, kpi.measured, sums, { scope, by, only });
}

/** The three largest categories of each month as its numerator; no value where nothing was told apart. */
async function withLargest(
	reading: Reading,
	kpi: KpiDefinition,
	apart: string,
	values: Values,
	slice: Slice
): Promise<Values> {
	for (const side of columnsOf(kpi)) {
		const categories = await categoriesOf(reading, side, apart, slice);
		for (const [group, months] of values)
			for (const [month, value] of months) {
				const sum = largest(categories.get(group)?.get(month) ?? []).reduce((all, { count }) => all + count, 0);
				value.numerator = sum || null;
				value.value = sum && value.denominator ? sum / value.denominator : null;
			}
	}
	return values;
}

function addSum(sums: Map<string, Map<Month, RoleValues>>, row: PartRow, column: RollupColumn): void {
	if (!row.values[column.name]) return;
	const months = sums.get(row.group) ?? new Map<Month, RoleValues>();
	const roles = months.get(row.month) ?? {};
	addTo(roles, row, column);
	sums.set(row.group, months.set(row.month, roles));
}

/** A quantile reads "at least" where it rests on an open unit: that unit's days still grow. */
function putDays(days: Values, row: PartRow, { name }: RollupColumn): void {
	const field = (suffix: string) => row.values[`${name}_${suffix}`] ?? null;
	const n = field('n') ?? 0;
	if (n === 0) return;
	const months = days.get(row.group) ?? new Map<Month, Value>();
	months.set(row.month, {
		value: tidy(field('median')),
		numerator: null,
		denominator: n,
		n,
		remark: null,
		p90: tidy(field('p90')),
		mean: (field('days') ?? 0) / n,
		censored: field('open') ?? 0,
		lowerBound: field('median_open') === 1,
		p90LowerBound: field('p90_open') === 1
	});
	days.set(row.group, months);
}

/** Days are whole and their quantiles lie on tenths between them: what engines differ in far behind the point goes. */
const tidy = (days: number | null): number | null => (days === null ? null : Number(days.toFixed(6)));

/** The values of each group in the months for which anything is known. */
async function measure(
	reading: Reading,
	kpi: KpiDefinition,
	measured: NonNullable<KpiDefinition['measured']>,
	sums: Map<string, Map<Month, RoleValues>>,
	{ scope, by, only }: Slice
): Promise<Values> {
	const silent = by === 'site' && !kpi.own ? await silentSites(reading, kpi, scope, only) : [];
	const groups = by === null ? [''] : [...new Set([...sums.keys(), ...silent])];
	const values: Values = new Map();
	const knownAt = await knownRoles(reading, columnsOf(kpi));
	for (const group of groups) {
		const found = sums.get(group) ?? new Map<Month, RoleValues>();
		if (kpi.own) {
			// No row says nothing, whatever else a file held.
			const months = new Map([...found].map(([month, roles]) => [month, measured(roles)]));
			if (isGroup(kpi, group)) values.set(group, months);
			continue;
		}
		const known = knownAt(by === 'site' ? group : (scope.site ?? null));
		const months = new Set([...found.keys(), ...known.months]);
		values.set(group, new Map([...months].map((month) => [month, measured(known.of(month, found.get(month)))])));
	}
	return values;
}

/** Sites that brought data, though nothing that counts for this KPI: zero is theirs to show. */
async function silentSites(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	only: string[] | null
): Promise<string[]> {
	if (scope.site) return [scope.site];
	const cells = await Promise.all(kpi.needs.map((kind) => cellsOf(reading, kind)));
	return cells.flatMap((some) => some.map(({ site }) => site)).filter((site) => only === null || only.includes(site));
}

/** Groups with what they come to over some months: roles added up, and their cases. */
export async function totalsOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	{ from, to }: { from: Month; to: Month }
): Promise<Map<string, Measured>> {
	const groups = new Map<string, RoleValues & { days?: number }>();
	for (const { table, columns } of columnsOf(kpi))
		for (const { group, values } of await readTotals(reading, table, { scope, by, only: null }, from, to)) {
			if (!isGroup(kpi, group)) continue;
			const roles = groups.get(group) ?? {};
			for (const { name, use } of columns) {
				const amount = values[use.role === 'days' ? `${name}_n` : name] ?? 0;
				if (amount) roles[use.role] = addAmounts(roles[use.role] ?? 0, amount);
			}
			groups.set(group, roles);
		}
	const totals = new Map<string, Measured>();
	for (const [group, { days, ...roles }] of groups)
		totals.set(
			group,
			kpi.measured?.({ otherwise: 0, ...roles }) ?? {
				value: null,
				numerator: null,
				denominator: days ?? 0,
				n: days ?? 0,
				remark: null
			}
		);
	return totals;
}
