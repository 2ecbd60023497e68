import type { Month } from '$lib/time/month';
import { addAmounts } from './amounts';
import type { KpiDefinition, Measured, RoleValues } from './definition';
import { knownRoles } from './known-roles';
import { readApart, type Side } from './parts-apart';
import { readParts, type PartRow, type Slice } from './parts';
import type { Reading } from './reading';
import type { RollupColumn } from './rollup-tables';

/** What each process of a month comes to. */
type Steps = Map<string, RoleValues>;

/** The yields of all processes multiplied, by group and month. */
export async function productsOf(
	reading: Reading,
	kpi: KpiDefinition,
	sides: readonly Side[],
	slice: Slice
): Promise<Map<string, Map<Month, Measured>>> {
	const found = new Map<string, Map<Month, Steps>>();
	for (const side of sides)
		for (const { step, ...row } of await stepsOf(reading, side, slice)) {
			const months = found.get(row.group) ?? new Map<Month, Steps>();
			const steps: Steps = months.get(row.month) ?? new Map<string, RoleValues>();
			const roles = steps.get(step) ?? {};
			for (const column of side.columns) addTo(roles, row, column);
			if (Object.keys(roles).length > 0) found.set(row.group, months.set(row.month, steps.set(step, roles)));
		}
	const values = new Map<string, Map<Month, Measured>>();
	const knownAt = await knownRoles(reading, sides);
	for (const [group, months] of found) {
		const known = knownAt(slice.by === 'site' ? group : (slice.scope.site ?? null));
		const measured = new Map<Month, Measured>();
		for (const [month, steps] of months)
			measured.set(month, multiplied(inOrder(steps).map((roles) => kpi.measured!(known.of(month, roles)))));
		values.set(group, measured);
	}
	return values;
}

/** Always in the same order: a product of doubles depends on it. */
const inOrder = (steps: Steps): RoleValues[] =>
	[...steps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, roles]) => roles);

/** The numbers of each process, but for what no process is told of. */
async function stepsOf(reading: Reading, side: Side, slice: Slice): Promise<(PartRow & { step: string })[]> {
	const whole = slice.by === null && Object.keys(slice.scope).length === 0;
	const byProcess = { scope: {}, by: 'process' as const, only: null };
	const rows = whole
		? (await readParts(reading, side.table, byProcess)).map((row) => ({ ...row, group: '', step: row.group }))
		: (await readApart(reading, side, 'process', slice)).map(({ apart, ...row }) => ({ ...row, step: apart }));
	return rows.filter(({ step }) => step !== 'unassigned');
}

/** No value where one of the yields has none; the fewest units that entered a process are what it rests on. */
function multiplied(yields: readonly Measured[]): Measured {
	const values = yields.flatMap(({ value }) => (value === null ? [] : [value]));
	const known = values.length === yields.length;
	return {
		value: known ? values.reduce((product, value) => product * value, 1) : null,
		numerator: null,
		denominator: null,
		n: known ? Math.min(...yields.map(({ n }) => n)) : 0,
		remark: yields.some(({ remark }) => remark === 'derived') ? 'derived' : null
	};
}

/** Adds a column's amount to its role. */
export function addTo(roles: RoleValues, row: PartRow, { name, use }: RollupColumn): void {
	const amount = row.values[name];
	if (amount && use.role !== 'days') roles[use.role] = addAmounts(roles[use.role] ?? 0, amount);
}
