import { fragment, statement } from '../store/sql';
import type { Scope } from '$lib/metrics/views';
import { monthOf, type Day, type Month } from '$lib/time/month';
import { addAmounts } from './amounts';
import { inForce } from './as-of';
import { catalogue } from './catalogue';
import type { KpiDefinition } from './definition';
import { grouped } from './grouped';
import { onceInCommon, type Reading } from './reading';
import type { Value } from './values';

/** A month of a KPI of the catalogue as it was brought: from before its own rows, or beside them. */
interface HistoryRow {
	kpi: string;
	month: Month;
	site: string | null;
	numerator: number | null;
	denominator: number | null;
	value: number | null;
}

/** All history there is: it is little, and most KPIs have none. */
const allHistory = (reading: Reading): Promise<Map<string, HistoryRow[]>> =>
	onceInCommon(reading, 'history', async () => {
		const rows = await reading.db.query<HistoryRow & { month: Day }>(
			statement(fragment`
			select m.kpi, m.month, m.site, cast(m.numerator as double precision) as numerator,
				cast(m.denominator as double precision) as denominator, cast(m.value as double precision) as value
			from measures m where m.kpi = any(${catalogue.map(({ id }) => id)}) and ${inForce('m', reading.asOf)}
			order by m.kpi, m.month, coalesce(m.site, '')`)
		);
		return grouped(
			rows.map((row) => ({ ...row, month: monthOf(row.month) })),
			({ kpi }) => kpi
		);
	});

/** Sums are told of the whole from their sites; of anything else only a row without site tells it. */
const addsUp = ({ measure }: KpiDefinition): boolean => ['money', 'count', 'stock'].includes(measure);

/**
 * What was brought for a KPI of the catalogue, by month: at a site, or for the whole (null). Shares and rates are numerators
 * over denominators where they were brought so; a bare value is in the unit of the KPI.
 */
export async function historyOf(
	reading: Reading,
	kpi: KpiDefinition,
	site: string | null
): Promise<ReadonlyMap<Month, Value>> {
	const rows = kpi.own ? [] : ((await allHistory(reading)).get(kpi.id) ?? []);
	const here = rows.filter((row) => site === null || (row.site ?? 'unassigned') === site);
	const months = new Map<Month, Value>();
	for (const [month, own] of grouped(here, (row) => row.month)) {
		const value = valueOf(kpi, own, site === null);
		if (value) months.set(month, value);
	}
	return months;
}

function valueOf(kpi: KpiDefinition, rows: readonly HistoryRow[], whole: boolean): Value | null {
	const parts = rows.filter(({ denominator }) => denominator !== null);
	if (parts.length > 0) {
		const numerator = parts.reduce((sum, row) => addAmounts(sum, row.numerator ?? 0), 0);
		const denominator = parts.reduce((sum, row) => addAmounts(sum, row.denominator ?? 0), 0);
		const value = denominator === 0 ? null : numerator / denominator;
		return { value, numerator, denominator, n: Math.round(denominator), remark: null };
	}
	const told = whole && !addsUp(kpi) ? rows.filter(({ site }) => site === null) : rows;
	if (told.length === 0) return null;
	const sum = told.reduce((all, row) => addAmounts(all, row.value ?? 0), 0);
	const bare = { denominator: null, n: told.length, remark: null };
	// 91.3 / 100 is 0.9129999999999999 without the rounding.
	const value = Number((sum / kpi.factor).toPrecision(12));
	return { value, numerator: addsUp(kpi) ? value : null, ...bare };
}

/** Whether a scope is one that history is brought for: the whole, or a site. */
export const hasHistory = (scope: Scope): boolean => Object.keys(scope).every((dimension) => dimension === 'site');
