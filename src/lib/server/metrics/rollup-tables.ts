import { catalogue } from './catalogue';
import type { DaysPart, KpiDefinition, Part, RolePart } from './definition';
import type { Fragment } from '../store/sql';
import { VIEWS, type ViewName } from './views';
import type { DataKind } from '$lib/metrics/kpi';

/** A part of a KPI as a column of its rollup; a duration has several, all beginning with `name`. */
export interface RollupColumn {
	name: string;
	/** The KPIs that are made of it: one part may serve several. */
	kpis: string[];
	use: RolePart;
}

/** Parts of one view and month column stand side by side in one table. */
export interface RollupTable {
	name: string;
	view: ViewName;
	kind: DataKind;
	form: Part['form'];
	/** Column of the view that holds the month; for stocks the spell's name. */
	month: string;
	columns: RollupColumn[];
	/** Condition on the fact rows `f` of all its units. Such a table is kept nowhere: it is read from the view. */
	only?: Fragment;
}

/** What a duration keeps of its units. `median_open`, `p90_open`: 1 where the quantile can still grow with an open unit. */
export const DAYS_FIELDS = ['n', 'days', 'median', 'p90', 'open', 'median_open', 'p90_open'] as const;

const known = new WeakMap<readonly KpiDefinition[], readonly RollupTable[]>();

/** The rollups that a catalogue needs, with their columns. */
export function rollupTables(kpis: readonly KpiDefinition[] = catalogue): readonly RollupTable[] {
	const tables = known.get(kpis) ?? tablesFor(kpis);
	known.set(kpis, tables);
	return tables;
}

function tablesFor(kpis: readonly KpiDefinition[]): readonly RollupTable[] {
	const tables = new Map<string, RollupTable>();
	for (const kpi of kpis)
		for (const use of kpi.parts) {
			const name = tableName(use.part);
			const { view, form } = use.part;
			const month = use.part.form === 'stock' ? use.part.spell : use.part.month;
			const table = tables.get(name) ?? { name, view, kind: VIEWS[view].kind, form, month, columns: [] };
			const same = table.columns.find((column) => definitionOf(column.use) === definitionOf(use));
			if (same?.use.role === use.role) same.kpis.push(kpi.id);
			else table.columns.push({ name: columnName(kpi, use, table), kpis: [kpi.id], use });
			tables.set(name, table);
		}
	return [...tables.values()];
}

export function tableName(part: Part): string {
	if (part.form === 'stock') return `rollup_${part.view}_${part.spell}`;
	return `rollup_${part.view}_${part.month}${part.form === 'days' ? '_days' : ''}`;
}

function columnName(kpi: KpiDefinition, { role, revision }: RolePart, table: RollupTable): string {
	const name = `${kpi.id.replaceAll('-', '_')}_${role}${revision > 1 ? `_${revision}` : ''}`;
	const same = table.columns.filter((column) => column.name.startsWith(name)).length;
	return same === 0 ? name : `${name}_part_${same + 1}`;
}

interface PhysicalColumn {
	name: string;
	type: string;
	definition: string;
}

const columnsOfTables = new WeakMap<RollupTable, readonly PhysicalColumn[]>();

/** The columns of a table with their SQL types, in order. */
export function physicalColumns(table: RollupTable): readonly PhysicalColumn[] {
	const columns = columnsOfTables.get(table) ?? columnsFor(table);
	columnsOfTables.set(table, columns);
	return columns;
}

const definitionOf = ({ part, from, until }: RolePart): string => JSON.stringify([part, from, until]);

function columnsFor(table: RollupTable): readonly PhysicalColumn[] {
	return table.columns.flatMap(({ name, use }) => {
		const definition = definitionOf(use);
		if (use.part.form !== 'days')
			return [{ name, type: use.part.value === null ? 'bigint' : 'decimal(18, 3)', definition }];
		return DAYS_FIELDS.map((field) => ({
			name: `${name}_${field}`,
			type: field === 'median' || field === 'p90' ? 'double precision' : 'bigint',
			definition
		}));
	});
}

/** The condition under which a row counts for a part, in its view's columns. */
export function conditionOf({ part, from, until }: RolePart): string {
	if (part.form === 'stock') return `(${part.where})${monthLimits('month', from, until)}`;
	return `(${part.population}) and (${part.where})${monthLimits(part.month, from, until)}`;
}

const monthLimits = (column: string, from: string | null, until: string | null): string =>
	(from === null ? '' : ` and ${column} >= date '${from}-01'`) +
	(until === null ? '' : ` and ${column} < date '${until}-01'`);

export const isDays = (part: Part): part is DaysPart => part.form === 'days';
