import type { AssessedPoint } from '$lib/metrics/assessment';
import { distribution, type DaysOfMonths, type Distribution } from '$lib/metrics/distribution';
import { monthsBefore, type Span } from '$lib/time/span';
import type { Scope } from '$lib/metrics/views';
import { monthsBetween } from '$lib/time/month';
import { daysByMonth } from './days-by-month';
import type { KpiDefinition } from './definition';
import { spanOf } from './page-pareto';
import type { Reading } from './reading';

/** How the days of a duration, or the delays of a promise, are spread over the months shown; null for other KPIs. */
export async function spreadOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	points: readonly AssessedPoint[]
): Promise<Distribution | null> {
	const span = spanOf(kpi, points);
	if (!span || (kpi.measure !== 'duration' && kpi.delays === null)) return null;
	const before = monthsBefore(span);
	const days = await daysByMonth(reading, kpi, scope, { from: before.from, to: span.to });
	const within = ({ from, to }: Span): DaysOfMonths => {
		const months = monthsBetween(from, to).filter((month) => days.has(month));
		return { from: months[0] ?? from, to, counts: months.flatMap((month) => days.get(month) ?? []) };
	};
	return distribution({ ...within(span), from: span.from }, within(before), kpi.marks);
}
