import type { DataKind, Dimension } from '$lib/metrics/kpi';
import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { addAmounts } from './amounts';
import { cellsOf, coveredMonths } from './cells';
import type { KpiDefinition, Measured, RoleValues } from './definition';
import { readParts, readTotals, type PartRow, type Slice } from './parts';
import { once, type Reading } from './reading';
import { rollupTables, type RollupColumn, type RollupTable } from './rollup-tables';

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

export const columnsOf = (kpi: KpiDefinition): KpiColumns[] =>
	rollupTables()
		.map((table) => ({ table, columns: table.columns.filter((column) => column.kpis.includes(kpi.id)) }))
		.filter(({ columns }) => columns.length > 0);

/** The values of a KPI in a scope, split by a dimension or not, perhaps for some groups only. */
export async function valuesOf(
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
		for (const row of await readParts(reading, table, { scope, by, only }))
			for (const column of columns) {
				if (column.use.part.form === 'days') putDays(days, row, column);
				else addSum(sums, row, column);
			}
	if (!kpi.measured) return days;
	return measure(reading, kpi, kpi.measured, sums, { scope, by, only });
}

function addSum(sums: Map<string, Map<Month, RoleValues>>, row: PartRow, { name, use }: RollupColumn): void {
	const amount = row.values[name];
	if (!amount || use.role === 'days') return;
	const months = sums.get(row.group) ?? new Map<Month, RoleValues>();
	const roles = months.get(row.month) ?? {};
	roles[use.role] = addAmounts(roles[use.role] ?? 0, amount);
	months.set(row.month, roles);
	sums.set(row.group, months);
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

/** Where a kind has spoken for a month, a role without rows is zero; where it has not, it is not known. */
async function measure(
	reading: Reading,
	kpi: KpiDefinition,
	measured: NonNullable<KpiDefinition['measured']>,
	sums: Map<string, Map<Month, RoleValues>>,
	{ scope, by, only }: Slice
): Promise<Values> {
	const tellers = tellersByRole(kpi);
	const silent = by === 'site' ? await silentSites(reading, kpi, scope, only) : [];
	const groups = by === null ? [''] : [...new Set([...sums.keys(), ...silent])];
	const values: Values = new Map();
	for (const group of groups) {
		const site = by === 'site' ? group : (scope.site ?? null);
		const covered = new Map<Teller, Set<Month>>();
		for (const teller of [...tellers.values()].flat())
			covered.set(teller, await coveredMonths(reading, teller.kind, site, teller.field));
		const found = sums.get(group) ?? new Map<Month, RoleValues>();
		const months = new Set([...found.keys(), ...[...covered.values()].flatMap((some) => [...some])]);
		values.set(group, new Map([...months].map((month) => [month, measured(rolesOf(month, found.get(month)))])));

		function rolesOf(month: Month, some: RoleValues | undefined): RoleValues {
			const roles: RoleValues = {};
			for (const [role, told] of tellers)
				roles[role] = some?.[role] ?? (told.some((teller) => covered.get(teller)?.has(month)) ? 0 : null);
			return roles;
		}
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

/** What has to have spoken for a month so that no rows mean zero. */
interface Teller {
	kind: DataKind;
	field: string | null;
}

function tellersByRole(kpi: KpiDefinition): Map<keyof RoleValues, Teller[]> {
	const tellers = new Map<keyof RoleValues, Teller[]>();
	for (const { table, columns } of columnsOf(kpi))
		for (const { use } of columns) {
			if (use.role === 'days') continue;
			const field = (use.part.form === 'sum' && use.part.field) || null;
			const same = tellers.get(use.role) ?? [];
			if (!same.some((teller) => teller.kind === table.kind && teller.field === field))
				tellers.set(use.role, [...same, { kind: table.kind, field }]);
		}
	return tellers;
}
