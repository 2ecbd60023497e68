import type { CaseColumn, CommonestCategory } from '$lib/metrics/change';
import { isRestCategory } from '$lib/metrics/pareto';
import type { Scope } from '$lib/metrics/views';
import type { PeriodMonths } from './change-sums';
import type { KpiDefinition } from './definition';
import { readApart, type ApartRow, type Side } from './parts-apart';
import { readParts } from './parts';
import type { Reading } from './reading';
import { columnsOf } from './values';
import type { ViewName } from './views';

/** Where the cases of a view are told apart beside the dimensions, and what that is called. */
const COLUMNS: Partial<Record<ViewName, { name: string; called: CaseColumn }>> = {
	order_lines: { name: 'late_reason', called: 'reason' },
	defects: { name: 'defect_type', called: 'defect type' },
	complaints: { name: 'category', called: 'category' }
};

/** A category is worth telling that has so many cases, and such a part of all. */
const FEWEST = 3;
const LEAST_PART = 0.25;

/**
 * The commonest named category among the cases of a scope in the later period: of what was missed where up is good, of
 * what happened where down is. Null where none has a good part of them.
 */
export async function commonestCategory(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	months: PeriodMonths
): Promise<CommonestCategory | null> {
	const slice = { scope, by: null, only: null };
	for (const side of columnsOf(kpi)) {
		const column = COLUMNS[side.table.view];
		const counted = casesOf(kpi, side);
		if (!column || !counted || side.table.form === 'stock') continue;
		const rows = await readApart(reading, side, column.name, slice);
		if (rows.length === 0) continue;
		const all = await readParts(reading, side.table, slice);
		const total = (some: readonly Pick<ApartRow, 'month' | 'values'>[], period: keyof PeriodMonths) =>
			some.filter(({ month }) => months[period].includes(month)).reduce((sum, { values }) => sum + counted(values), 0);
		const named = [...new Set(rows.map(({ apart }) => apart))].filter((name) => !isRestCategory(name)).sort();
		const counts = named.map((name) => ({
			name,
			cases: total(
				rows.filter(({ apart }) => apart === name),
				'after'
			)
		}));
		const first = counts.reduce((most, one) => (one.cases > most.cases ? one : most), { name: '', cases: 0 });
		const of = total(all, 'after');
		if (first.cases < FEWEST || first.cases < LEAST_PART * of) return null;
		const before = rows.filter(({ apart }) => apart === first.name);
		return {
			column: column.called,
			...first,
			of,
			casesBefore: total(before, 'before'),
			ofBefore: total(all, 'before')
		};
	}
	return null;
}

/** How many cases the columns of a side come to; null where it does not hold them. */
function casesOf(
	{ direction, measure }: KpiDefinition,
	{ table, columns }: Side
): ((values: ApartRow['values']) => number) | null {
	const sum = (values: ApartRow['values'], role: string) =>
		columns
			.filter(({ use }) => use.role === role)
			.reduce((all, { name }) => all + (values[name] ?? values[`${name}_n`] ?? 0), 0);
	const has = (role: string) => columns.some(({ use }) => use.role === role);
	if (table.form === 'days') return (values) => sum(values, 'days');
	if (!has('numerator')) return null;
	if (direction !== 'up' || measure !== 'share') return (values) => sum(values, 'numerator');
	return has('denominator') ? (values) => sum(values, 'denominator') - sum(values, 'numerator') : null;
}
