import type { Effect } from '$lib/metrics/effect';
import { formatCount, formatMonth, formatValue, monthName } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { monthIndex, type Month } from '$lib/time/month';

export interface EffectRow {
	key: string;
	kpi: Kpi;
	/** "all sites, Sep 2026" */
	where: string;
	site: string | null;
	month: string;
	before: string;
	after: string;
	/** Raw values for the drawing. */
	from: number | null;
	to: number | null;
	/** Were all rows left out held against the KPI; null where that says nothing. */
	worst: number | null;
	/** "91.2 %", or nothing. */
	worstWords: string;
}

/**
 * Changes of value of the KPIs that are known: the whole organisation before its sites, then in the order of the board,
 * the newest month first; a month in progress says little and comes last.
 */
export function effectRows(
	effect: readonly Effect[],
	kpis: readonly Kpi[],
	inProgress: Month | null = null
): EffectRow[] {
	const order = new Map(kpis.map((kpi, index) => [kpi.id, { kpi, index }]));
	return effect
		.filter((change) => change.before !== change.after)
		.flatMap((change) => {
			const known = order.get(change.kpi);
			return known ? [{ change, ...known }] : [];
		})
		.sort(
			(a, b) =>
				Number(a.change.site !== null) - Number(b.change.site !== null) ||
				Number(a.change.month === inProgress) - Number(b.change.month === inProgress) ||
				a.index - b.index ||
				(a.change.month < b.change.month ? 1 : -1)
		)
		.map(({ change, kpi }) => ({
			key: `${change.kpi}:${change.site}:${change.month}`,
			kpi,
			where: `${change.site ?? 'all sites'}, ${formatMonth(change.month)}`,
			site: change.site,
			month: change.month,
			before: valueWords(kpi, change.before, change.after),
			after: valueWords(kpi, change.after, change.before),
			from: change.before,
			to: change.after,
			worst: change.worst,
			worstWords: change.worst === null ? '' : valueWords(kpi, change.worst, change.after)
		}));
}

/** With digits enough to read apart from the other value. */
const valueWords = (kpi: Kpi, value: number | null, other: number | null): string =>
	value === null ? 'no value' : formatValue(kpi, value, { apartFrom: [other] });

/** "If you save, September on-time delivery moves from 93.6 % to 93.9 %." */
export function effectHeadline(rows: readonly EffectRow[], saved: boolean): string {
	const [first] = rows;
	if (!first) return saved ? 'No KPI month has changed.' : 'No KPI month changes.';
	const name = first.kpi.name.charAt(0).toLowerCase() + first.kpi.name.slice(1);
	const newest = rows.reduce((latest, { month }) => (month > latest ? month : latest), first.month);
	// The year is plain within the last twelve months.
	const isPlain = monthIndex(newest) - monthIndex(first.month) < 12;
	const subject = `${isPlain ? monthName(first.month) : formatMonth(first.month)} ${name}`;
	const lead = saved ? '' : 'If you save, ';
	const start = saved ? subject : lead + subject;
	if (first.from === null && first.to !== null)
		return `${start} ${saved ? 'has its first value' : 'gets its first value'}: ${first.after}.`;
	return `${start} ${saved ? 'moved' : 'moves'} from ${first.before} to ${first.after}.`;
}

/** "41 KPI months change, of 12 KPIs." */
export function effectCount(rows: readonly EffectRow[], saved: boolean): string {
	if (rows.length === 0) return '';
	const kpis = new Set(rows.map((row) => row.kpi.id)).size;
	const verb = saved ? (rows.length === 1 ? 'has changed' : 'have changed') : rows.length === 1 ? 'changes' : 'change';
	return `${formatCount(rows.length)} KPI ${rows.length === 1 ? 'month' : 'months'} ${verb}, of ${kpis} ${kpis === 1 ? 'KPI' : 'KPIs'}.`;
}
