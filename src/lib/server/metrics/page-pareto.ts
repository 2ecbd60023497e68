import type { AssessedPoint } from '$lib/metrics/assessment';
import { ownMonths } from '$lib/metrics/baseline';
import type { Category, Dimension } from '$lib/metrics/kpi';
import { isRestCategory, pareto, type CategoryCount } from '$lib/metrics/pareto';
import { monthsBefore, type Span } from '$lib/time/span';
import type { KpiPage, Scope } from '$lib/metrics/views';
import { type Month } from '$lib/time/month';
import { categoriesOf } from './concentration';
import type { KpiDefinition, Measured } from './definition';
import { hasNoTotal } from './own-kpis';
import type { Reading } from './reading';
import { columnsOf, totalsOf, valuesOf } from './values';

const BARS_SHOWN = 12;

/** What a bar counts: what was missed where up is good, what happened where down is. */
function casesOf(kpi: KpiDefinition, { numerator, denominator, n }: Measured): number {
	if (kpi.measure === 'duration' || kpi.apart !== null) return n;
	if (hasNoTotal(kpi)) return 0;
	if (kpi.direction === 'up' && denominator !== null) return denominator - (numerator ?? 0);
	return numerator ?? 0;
}

/** What each group counts over some months. */
export interface Counted {
	by: Dimension;
	from: Month;
	to: Month;
	totals: Map<string, Measured>;
	/** The same over the months before, as many of them. */
	before: { from: Month; to: Month; totals: Map<string, Measured> };
}

/** Groups over the months shown that have ended; a stock only at the last of them. Null where there is nothing to count. */
export async function countedBy(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	by: Dimension,
	points: readonly AssessedPoint[]
): Promise<Counted | null> {
	const span = spanOf(kpi, points);
	if (!span || kpi.compute) return null;
	const before = await earlierMonths(reading, kpi, scope, span);
	return {
		...{ by, ...span, totals: await totalsOf(reading, kpi, scope, by, span) },
		before: { ...before, totals: await totalsOf(reading, kpi, scope, by, before) }
	};
}

/** Cases by group. */
export function paretoOf(kpi: KpiDefinition, { by, from, to, totals, before }: Counted): KpiPage['pareto'] {
	const denominators = new Map<string, number>();
	const counts: CategoryCount[] = [];
	for (const [name, total] of totals) {
		const count = casesOf(kpi, total);
		if (count > 0) counts.push({ category: name, count });
		denominators.set(name, total.denominator ?? 0);
	}
	const earlier = new Map([...before.totals].map(([name, total]) => [name, Math.max(0, casesOf(kpi, total))]));
	return barsOf(by, counts, { from, to }, { ...before, counts: earlier }, (name) =>
		kpi.apart === null ? denominators.get(name) || null : null
	);
}

/** Cases of a concentration by what tells them apart; what nobody told apart stands last. */
export async function categoryPareto(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	points: readonly AssessedPoint[]
): Promise<KpiPage['pareto']> {
	const span = spanOf(kpi, points);
	if (!span || kpi.apart === null || !kpi.category) return null;
	const before = await earlierMonths(reading, kpi, scope, span);
	const now = await categoriesIn(reading, kpi, kpi.apart, scope, span);
	const earlier = await categoriesIn(reading, kpi, kpi.apart, scope, before);
	const rows = [...now].map(([category, count]) => ({ category, count }));
	return barsOf(kpi.category, rows, span, { ...before, counts: earlier }, () => null);
}

/** Cases of a span by category, what nobody told apart among them. */
async function categoriesIn(
	reading: Reading,
	kpi: KpiDefinition,
	apart: string,
	scope: Scope,
	{ from, to }: Span
): Promise<Map<string, number>> {
	const within = (month: Month) => month >= from && month <= to;
	const counts = new Map<string, number>();
	for (const side of columnsOf(kpi)) {
		const categories = await categoriesOf(reading, side, apart, { scope, by: null, only: null });
		for (const [month, some] of categories.get('') ?? [])
			if (within(month))
				for (const { category, count } of some) counts.set(category, (counts.get(category) ?? 0) + count);
	}
	const values = (await valuesOf(reading, kpi, scope, null)).get('') ?? new Map<Month, Measured>();
	const all = [...values].reduce((sum, [month, { denominator }]) => sum + (within(month) ? (denominator ?? 0) : 0), 0);
	const untold = all - [...counts.values()].reduce((sum, count) => sum + count, 0);
	if (untold > 0) counts.set('unknown', (counts.get('unknown') ?? 0) + untold);
	return counts;
}

/** The same, from the first month on that has any case. */
async function earlierMonths(reading: Reading, kpi: KpiDefinition, scope: Scope, span: Span): Promise<Span> {
	const before = monthsBefore(span);
	const values = (await valuesOf(reading, kpi, scope, null)).get('') ?? new Map<Month, Measured>();
	const told = [...values].flatMap(([month, { n }]) =>
		n > 0 && month >= before.from && month <= before.to ? [month] : []
	);
	return { ...before, from: told.sort()[0] ?? before.from };
}

/** The months that bars count. */
export function spanOf(kpi: KpiDefinition, points: readonly AssessedPoint[]): { from: Month; to: Month } | null {
	const ended = ownMonths(points).filter(({ state }) => state !== 'in_progress' && state !== 'immature');
	const counted = kpi.measure === 'stock' ? ended.slice(-1) : ended;
	const [from, to] = [counted[0]?.month, counted.at(-1)?.month];
	return from && to ? { from, to } : null;
}

function barsOf(
	by: Dimension | Category,
	counts: CategoryCount[],
	span: Span,
	before: Span & { counts: ReadonlyMap<string, number> },
	denominatorOf: (name: string) => number | null
): KpiPage['pareto'] {
	counts.sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
	const { rows, fold } = folded(counts);
	const { bars, total, vitalFew } = pareto(rows, { isRest: (name) => name === fold || isRestCategory(name) });
	if (total === 0) return null;
	const earlier = [...before.counts.values()].reduce((sum, count) => sum + count, 0);
	const shown = new Set(rows.map(({ category }) => category));
	const beforeOf = (name: string): number => {
		if (name !== fold) return before.counts.get(name) ?? 0;
		return [...before.counts].reduce((sum, [other, count]) => sum + (shown.has(other) ? 0 : count), 0);
	};
	return {
		by,
		...span,
		total,
		vitalFew: vitalFew ?? 0,
		previous: earlier > 0 ? { from: before.from, to: before.to, total: earlier } : null,
		bars: bars.map(({ category, count, cumulativeShare, rest }, index) => ({
			name: category,
			count,
			denominator: denominatorOf(category),
			cumulativeShare,
			before: earlier > 0 ? beforeOf(category) : null,
			vital: vitalFew !== null && index < vitalFew,
			rest
		}))
	};
}

/** Beyond the largest the bars stand together, under a name that no bar has. */
export function folded(counts: { category: string; count: number }[]): { rows: typeof counts; fold: string | null } {
	if (counts.length <= BARS_SHOWN + 1) return { rows: counts, fold: null };
	let fold = 'other';
	while (counts.some(({ category }) => category === fold)) fold = `all ${fold}`;
	const rest = counts.slice(BARS_SHOWN).reduce((sum, { count }) => sum + count, 0);
	return { rows: [...counts.slice(0, BARS_SHOWN), { category: fold, count: rest }], fold };
}
