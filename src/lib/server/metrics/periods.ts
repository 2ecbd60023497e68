import type { Assessment } from '$lib/metrics/assessment';
import { comparePeriods, periodSpans, pooledDays, summed } from '$lib/metrics/period-comparison';
import type { PeriodComparison, PeriodMonth } from '$lib/metrics/periods';
import type { Span } from '$lib/time/span';
import type { Scope } from '$lib/metrics/views';
import { monthsBetween, type Month } from '$lib/time/month';
import { categoriesOf, largest } from './concentration';
import { daysByMonth } from './days-by-month';
import type { KpiDefinition } from './definition';
import { requireDimensions } from './dimensions';
import { fiscalStartOf } from './fiscal-year';
import type { Reading } from './reading';
import { assessed } from './series';
import { columnsOf, valuesOf, type Value } from './values';

/**
 * The last final month of a KPI held against the one before and that of last year, the year to date and the fiscal year to
 * date against the same months a year before; null where no month is final yet. 422 `dimension_not_available`.
 */
export async function readPeriods(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope
): Promise<PeriodComparison | null> {
	await requireDimensions(reading, kpi, scope, null);
	const assessment = await assessed(reading, kpi, scope);
	const last = assessment.points.findLast(
		({ state, history }) => !history && (state === 'final' || state === 'restated')
	);
	if (!last) return null;
	const fiscalStart = await fiscalStartOf(reading);
	const measure = kpi.measure === 'value' && kpi.own?.summed ? 'money' : kpi.measure;
	const spans = periodSpans(last.month, fiscalStart, measure).flatMap(({ now, before }) => [now, before]);
	const whole = { from: spans.map(({ from }) => from).sort()[0] ?? last.month, to: last.month };
	const values = (await valuesOf(reading, kpi, scope, null)).get('') ?? new Map<Month, Value>();
	const days = kpi.measure === 'duration' ? await daysByMonth(reading, kpi, scope, whole) : new Map<Month, never>();
	const daysOf = (month: Month) => days.get(month) ?? [];
	const largestOf = kpi.apart === null ? null : await largestIn(reading, kpi, kpi.apart, scope);
	const monthsOf = ({ from, to }: Span): PeriodMonth[] =>
		monthsBetween(from, to).flatMap((month) => {
			const value = values.get(month);
			return value ? [{ ...value, lowerBound: value.lowerBound ?? value.remark === 'at_least' }] : [];
		});
	return comparePeriods(
		{
			seed: `periods ${kpi.id} ${JSON.stringify(scope)}`,
			measure,
			direction: kpi.direction,
			census: kpi.census ?? false,
			isConcentration: kpi.apart !== null,
			dispersion: Math.max(1, (assessment.sigmaZ ?? 1) ** 2),
			sigma: sigmaOf(assessment, last.month),
			isTold: (month) => (values.get(month)?.value ?? null) !== null,
			daysOf,
			totalOf: (span) => {
				if (kpi.measure === 'duration') return pooledDays(monthsBetween(span.from, span.to).map(daysOf));
				if (span.from < span.to && (kpi.rolling || kpi.overSteps)) return null;
				const total = summed(measure, monthsOf(span));
				return total && largestOf ? withLargest(total, largestOf(span)) : total;
			}
		},
		last.month,
		fiscalStart
	);
}

/** A third of the way from average to upper limit, on a chart of single values: the lower one may have been cut at zero. */
function sigmaOf({ chart, points }: Assessment, month: Month): number | null {
	const point = points.find((one) => one.month === month);
	if (chart !== 'i' || !point || point.centre === null || point.upper === null) return null;
	return (point.upper - point.centre) / 3;
}

/** How many cases the largest categories of a span have, which need not be those of its months. */
async function largestIn(reading: Reading, kpi: KpiDefinition, apart: string, scope: Scope) {
	const byMonth: Map<Month, { category: string; count: number }[]>[] = [];
	for (const side of columnsOf(kpi))
		byMonth.push((await categoriesOf(reading, side, apart, { scope, by: null, only: null })).get('') ?? new Map());
	return ({ from, to }: Span): number => {
		const counts = new Map<string, number>();
		for (const months of byMonth)
			for (const month of monthsBetween(from, to))
				for (const { category, count } of months.get(month) ?? [])
					counts.set(category, (counts.get(category) ?? 0) + count);
		const sorted = [...counts].map(([category, count]) => ({ category, count })).sort((a, b) => b.count - a.count);
		return largest(sorted).reduce((sum, { count }) => sum + count, 0);
	};
}

const withLargest = (total: PeriodMonth, cases: number): PeriodMonth => ({
	...total,
	numerator: cases,
	value: cases > 0 && total.denominator ? cases / total.denominator : null
});
