import type { DataKind, Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { cellsOf, coveredMonths } from './cells';
import type { KpiDefinition, Measured, RoleValues } from './define';
import { readParts, type PartRow } from './parts';
import { once, type Reading } from './reading';
import { rollupTables, type RollupColumn, type RollupTable } from './rollup-tables';

/** What a KPI comes to in a month and group; the last four only for durations. */
export interface Value extends Measured {
	p90?: number | null;
	mean?: number | null;
	censored?: number;
	lowerBound?: boolean;
}

/** Values by group and month; months without anything are absent. */
export type Values = Map<string, Map<Month, Value>>;

/** Where a KPI's parts are kept. */
export interface KpiColumns {
	table: RollupTable;
	columns: RollupColumn[];
}

export const columnsOf = (kpi: KpiDefinition): KpiColumns[] =>
	rollupTables()
		.map((table) => ({ table, columns: table.columns.filter((column) => column.kpi === kpi.id) }))
		.filter(({ columns }) => columns.length > 0);

/** The values of a KPI in a scope, split by a dimension or not, as of the reading's change. */
export function valuesOf(reading: Reading, kpi: KpiDefinition, scope: Scope, by: Dimension | null): Promise<Values> {
	const { compute } = kpi;
	if (compute)
		return once(reading, `computed ${kpi.id} ${JSON.stringify(scope)} ${by}`, () => compute(reading, scope, by));
	return fromParts(reading, kpi, scope, by, ({ table }) => readParts(reading, table, scope, by));
}

/** Values from rows of the rollups, which the caller picks: those in force, or those of an earlier moment. */
export async function fromParts(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension | null,
	pick: (columns: KpiColumns) => Promise<PartRow[]>
): Promise<Values> {
	const sums = new Map<string, Map<Month, RoleValues>>();
	const days: Values = new Map();
	for (const source of columnsOf(kpi))
		for (const row of await pick(source)) {
			for (const column of source.columns) {
				if (column.use.part.form === 'days') putDays(days, row, column);
				else addSum(sums, row, column);
			}
		}
	if (!kpi.measured) return days;
	return measure(reading, kpi, sums, scope, by);
}

function addSum(sums: Map<string, Map<Month, RoleValues>>, row: PartRow, { name, use }: RollupColumn): void {
	const amount = row.values[name];
	if (!amount || use.role === 'days') return;
	const months = sums.get(row.group) ?? new Map<Month, RoleValues>();
	const roles = months.get(row.month) ?? {};
	roles[use.role] = (roles[use.role] ?? 0) + amount;
	months.set(row.month, roles);
	sums.set(row.group, months);
}

/** A quantile reads "at least" when an open unit lies at or below it: that unit's days still grow. */
function putDays(days: Values, row: PartRow, { name }: RollupColumn): void {
	const field = (suffix: string) => row.values[`${name}_${suffix}`] ?? null;
	const n = field('n') ?? 0;
	if (n === 0) return;
	const [median, openFrom] = [field('median'), field('open_from')];
	const months = days.get(row.group) ?? new Map<Month, Value>();
	months.set(row.month, {
		value: median,
		numerator: null,
		denominator: n,
		n,
		remark: null,
		p90: field('p90'),
		mean: (field('days') ?? 0) / n,
		censored: field('open') ?? 0,
		lowerBound: median !== null && openFrom !== null && openFrom <= median
	});
	days.set(row.group, months);
}

/** Where a kind has spoken for a month, a role without rows is zero; where it has not, it is not known. */
async function measure(
	reading: Reading,
	kpi: KpiDefinition,
	sums: Map<string, Map<Month, RoleValues>>,
	scope: Scope,
	by: Dimension | null
): Promise<Values> {
	const kinds = kindsByRole(kpi);
	const values: Values = new Map();
	const groups = by === null ? [''] : [...new Set([...sums.keys(), ...(await silentSites(reading, kpi, by, scope))])];
	for (const group of groups) {
		const site = by === 'site' ? group : (scope.site ?? null);
		const covered = new Map<DataKind, Set<Month>>();
		for (const kind of kpi.needs.concat(...kinds.values())) covered.set(kind, await coveredMonths(reading, kind, site));
		const found = sums.get(group) ?? new Map<Month, RoleValues>();
		const months = new Set([...found.keys(), ...[...covered.values()].flatMap((some) => [...some])]);
		const measured = new Map<Month, Value>();
		for (const month of months) {
			const roles: RoleValues = {};
			for (const [role, some] of kinds)
				roles[role] = found.get(month)?.[role] ?? (some.some((kind) => covered.get(kind)?.has(month)) ? 0 : null);
			measured.set(month, (kpi.measured as NonNullable<typeof kpi.measured>)(roles));
		}
		values.set(group, measured);
	}
	return values;
}

/** Sites that brought data, though nothing that counts for this KPI: zero is theirs to show. */
async function silentSites(reading: Reading, kpi: KpiDefinition, by: Dimension, scope: Scope): Promise<string[]> {
	if (by !== 'site' || scope.site) return scope.site ? [scope.site] : [];
	const cells = await Promise.all(kpi.needs.map((kind) => cellsOf(reading, kind)));
	return cells.flatMap((some) => some.map(({ site }) => site));
}

function kindsByRole(kpi: KpiDefinition): Map<keyof RoleValues, DataKind[]> {
	const kinds = new Map<keyof RoleValues, DataKind[]>();
	for (const { table, columns } of columnsOf(kpi))
		for (const { use } of columns)
			if (use.role !== 'days') kinds.set(use.role, [...new Set([...(kinds.get(use.role) ?? []), table.kind])]);
	return kinds;
}
