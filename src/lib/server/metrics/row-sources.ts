import { Problem } from '$lib/problem';
import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';
import { largestIn } from './concentration';
import type { KpiDefinition, Role } from './definition';
import { hasHistory, historyOf } from './history';
import { measuresOf } from './own-kpis';
import { readParts } from './parts';
import type { Reading } from './reading';
import { conditionOf, type RollupColumn, type RollupTable } from './rollup-tables';
import { columnsOf, firstMeasured, valuesOf } from './values';

/** all: what the value rests on · numerator · denominator · missed: in the denominator only. */
export type RowsPart = 'all' | 'numerator' | 'denominator' | 'missed';

/** One view's share of the rows behind a number: the units that meet `where`, each worth `value`. */
export interface Source {
	table: RollupTable;
	where: string;
	value: string | null;
	/** Whether its rows are taken off the number rather than added. */
	minus: boolean;
	/** Only those whose column holds one of these words, or none of them. */
	among?: { column: string; words: string[]; are: boolean };
}

interface Side {
	table: RollupTable;
	column: RollupColumn;
}

/** Where a value was reckoned in the second-best way, in all or in part, the rows of that way stand beside the others. */
const DERIVED: Record<Exclude<RowsPart, 'missed'>, Role[]> = {
	all: ['denominator', 'otherwise_of'],
	numerator: ['numerator', 'otherwise_of', 'otherwise'],
	denominator: ['denominator', 'otherwise_of']
};

/**
 * Where the rows of a part are in a month and scope; 422 `part_not_available` where the KPI has no such rows. `all` are
 * those of both sides where numerator and denominator are parts of the same rows, else those of the numerator. What a
 * derived numerator leaves out is taken off: it is what was missed, where nothing is measured beside it.
 */
export async function sourcesOf(
	reading: Reading,
	kpi: KpiDefinition,
	part: RowsPart,
	month: Month,
	scope: Scope
): Promise<Source[]> {
	const sides = columnsOf(kpi).flatMap(({ table, columns }) => columns.map((column) => ({ table, column })));
	const of = (role: Role) => sides.filter(({ column }) => column.use.role === role);
	const derived = of('otherwise').length > 0 && (await isDerived(reading, kpi, month, scope));
	if (kpi.apart !== null) return concentrated(reading, kpi, kpi.apart, part, month, scope);
	const chosen = derived ? await derivedSides(part, of, reading, month, scope) : chosenSides(part, of);
	if (chosen.length === 0)
		throw new Problem('part_not_available', 422, `${kpi.name} has no rows that are "${part}".`, { part });
	return chosen.map((side) => sourceOf(side, part, derived ? [] : of('numerator')));
}

/** The same, of a month that lies before the KPI's own the rows that were brought for it. */
export async function rowSources(
	reading: Reading,
	kpi: KpiDefinition,
	part: RowsPart,
	month: Month,
	scope: Scope
): Promise<Source[]> {
	const brought = await historyRows(reading, kpi, month, scope);
	return brought ?? sourcesOf(reading, kpi, part, month, scope);
}

async function historyRows(reading: Reading, kpi: KpiDefinition, month: Month, scope: Scope): Promise<Source[] | null> {
	if (kpi.own || !hasHistory(scope)) return null;
	if (!(await historyOf(reading, kpi, scope.site ?? null)).has(month)) return null;
	const first = firstMeasured((await valuesOf(reading, kpi, scope, null)).get('') ?? new Map());
	if (first === null || month >= first) return null;
	return [{ table: measuresOf(kpi.id, []), where: 'true', value: null, minus: false }];
}

/** All the cases of a concentration, those of its largest categories, or the others. */
async function concentrated(
	reading: Reading,
	kpi: KpiDefinition,
	apart: string,
	part: RowsPart,
	month: Month,
	scope: Scope
): Promise<Source[]> {
	const sources: Source[] = [];
	for (const { table, columns } of columnsOf(kpi))
		for (const column of columns) {
			const whole = sourceOf({ table, column }, 'all', []);
			const words = await largestIn(reading, kpi, { table, columns: [column] }, month, scope);
			const among = { column: apart, words, are: part === 'numerator' };
			sources.push(part === 'numerator' || part === 'missed' ? { ...whole, among } : whole);
		}
	return sources;
}

async function isDerived(reading: Reading, kpi: KpiDefinition, month: Month, scope: Scope): Promise<boolean> {
	const values = await valuesOf(reading, kpi, scope, null);
	return values.get('')?.get(month)?.remark === 'derived';
}

async function derivedSides(
	part: RowsPart,
	of: (role: Role) => Side[],
	reading: Reading,
	month: Month,
	scope: Scope
): Promise<Side[]> {
	if (part !== 'missed') return DERIVED[part].flatMap(of);
	for (const { table, column } of of('denominator')) {
		const rows = await readParts(reading, table, { scope, by: null, only: null });
		if (rows.some((row) => row.month === month && row.values[column.name])) return [];
	}
	return of('otherwise');
}

function chosenSides(part: RowsPart, of: (role: Role) => Side[]): Side[] {
	const [numerator, denominator, days] = [of('numerator'), of('denominator'), of('days')];
	if (days.length > 0) return part === 'missed' ? [] : days;
	const shared =
		denominator.length > 0 && denominator.every(({ table }) => numerator.some((side) => side.table === table));
	const counted = numerator.every(({ column: { use } }) => use.part.form === 'sum' && use.part.value === null);
	if (part === 'missed') return shared && counted ? denominator : [];
	if (part === 'all') return shared ? denominator : numerator;
	return part === 'numerator' ? numerator : denominator;
}

function sourceOf({ table, column }: Side, wanted: RowsPart, numerator: Side[]): Source {
	const hits = numerator
		.filter((side) => wanted === 'missed' && side.table === table)
		.map((side) => ` and not (${conditionOf(side.column.use)})`)
		.join('');
	const { part } = column.use;
	return {
		table,
		where: `${conditionOf(column.use)}${hits}`,
		value: part.form === 'days' ? null : part.value,
		minus: wanted === 'numerator' && column.use.role === 'otherwise'
	};
}
