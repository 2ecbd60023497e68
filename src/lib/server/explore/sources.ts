import type { DaysKind } from '$lib/explore/facets';
import type { DataKind } from '$lib/metrics/kpi';
import type { Role } from '../metrics/definition';
import type { RollupTable } from '../metrics/rollup-tables';
import { conditionOf } from '../metrics/rollup-tables';
import { FACT_DAYS } from '../metrics/facts';
import type { KpiColumns } from '../metrics/values';
import { VIEWS, type ViewName } from '../metrics/views';
import { facetsOfTable, facetsOfView, resultOf, weekdayOf, type FacetColumn } from './facet-columns';

/** What a number adds up of each row. */
export interface RoleColumn {
	role: Role;
	/** Of one row, over its columns. */
	expression: string;
	/** 0 or 1 for each row, where it counts rows. */
	counts: boolean;
}

/** Rows of one view, or of one table, that something is made of. */
export interface RowsSource {
	kind: DataKind;
	/** Whether a unit may be several facts. */
	inParts: boolean;
	/** Its rows with their months: those of a rollup's view; null: the facts themselves. */
	table: RollupTable | null;
	/** Condition on its rows `v`. */
	where: string;
	/** The day by which its facts lie on disk, and are sorted. */
	day: string;
	facets: FacetColumn[];
	/** Whole days that `days` tells apart; null: it has none. */
	days: { kind: DaysKind; expression: string } | null;
	roles: RoleColumn[];
	/** Durations only: the days of a unit, and whether it is open still. */
	duration: { each: string; open: string } | null;
	quantity: string | null;
}

const ENDED = 'coalesce(v.closed_on, v.cancelled_date, v.data_date)';

/** A line is late once it is due; one that is not due yet has no days. */
const DAYS: Partial<Record<ViewName, { kind: DaysKind; expression: string }>> = {
	order_lines: {
		kind: 'late',
		expression: `case when v.closed_on is not null or not v.pending then ${ENDED} - v.reference end`
	},
	complaints: { kind: 'taken', expression: 'coalesce(v.closed_date, v.data_date) - v.received_date' },
	dispositions: { kind: 'taken', expression: 'v.disposition_date - v.date' }
};

/** What is in a stock has been there until the end of its month, or the data date of its site. */
const stockDays = (begins: string): string =>
	`least(cast(v.month + interval '1 month' as date) - 1, v.data_date) - v.${begins}`;

/** The rows behind one rollup of a KPI. */
export function sourceOfKpi({ table, columns }: KpiColumns, withResult: boolean): RowsSource {
	const { view, kind, form } = table;
	const wheres = columns.map(({ use }) => `(${conditionOf(use)})`);
	const roles = rolesOf(columns);
	const [first] = columns;
	const numerator = columns.filter(({ use }) => use.role === 'numerator').map(({ use }) => `(${conditionOf(use)})`);
	const decides = VIEWS[view].days[table.month];
	const facets = facetsOfView(view);
	if (withResult) facets.push(resultOf(numerator.join(' or ')));
	if (decides && !isMonthly(table.kind)) facets.push(weekdayOf(`v.${decides}`));
	const part = first?.use.part;
	return {
		kind,
		inParts: view === 'order_lines',
		table,
		where: wheres.join(' or '),
		day: `v.${FACT_DAYS[kind]}`,
		facets,
		days:
			form === 'stock'
				? { kind: 'taken', expression: stockDays(VIEWS[view].spells[table.month]?.from ?? '') }
				: (DAYS[view] ?? null),
		roles,
		duration: part?.form === 'days' ? { each: part.days, open: part.open } : null,
		quantity: null
	};
}

function rolesOf(columns: KpiColumns['columns']): RoleColumn[] {
	const byRole = new Map<Role, RoleColumn>();
	for (const { use } of columns) {
		if (use.role === 'days') continue;
		const value = use.part.form === 'days' ? null : use.part.value;
		const one = `case when ${conditionOf(use)} then ${value ?? '1'} else 0 end`;
		const same = byRole.get(use.role);
		byRole.set(use.role, {
			role: use.role,
			expression: same ? `${same.expression} + ${one}` : one,
			counts: value === null && !same
		});
	}
	return [...byRole.values()];
}

const QUANTITIES: Record<DataKind, string> = {
	deliveries: 'v.ordered_qty',
	defects: 'v.quantity',
	complaints: 'v.quantity',
	volumes: 'v.amount',
	measures: 'coalesce(v.value, v.numerator)'
};

/** Kinds whose rows speak of whole months. */
export const isMonthly = (kind: DataKind): boolean => kind === 'volumes' || kind === 'measures';

const PROMISE = `case when v.agreed_date is not null and v.promise_changed_by = 'customer' then v.agreed_date else v.promised_date end`;

const TABLE_DAYS: Partial<Record<DataKind, { kind: DaysKind; expression: string }>> = {
	deliveries: { kind: 'late', expression: `v.delivered_date - (${PROMISE})` },
	complaints: { kind: 'taken', expression: 'v.closed_date - v.received_date' },
	defects: { kind: 'taken', expression: 'v.disposition_date - v.date' }
};

/** The rows of a table of facts, as they are stored. */
export function sourceOfTable(kind: DataKind): RowsSource {
	const day = `v.${FACT_DAYS[kind]}`;
	const facets = facetsOfTable(kind);
	if (!isMonthly(kind)) facets.push(weekdayOf(day));
	return {
		kind,
		inParts: false,
		table: null,
		where: 'true',
		day,
		facets,
		days: TABLE_DAYS[kind] ?? null,
		roles: [],
		duration: null,
		quantity: QUANTITIES[kind]
	};
}
