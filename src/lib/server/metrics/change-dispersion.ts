import type { Sums } from '$lib/metrics/contribution-chance';
import type { AssessedPoint, Assessment } from '$lib/metrics/assessment';
import { ownMonths } from '$lib/metrics/baseline';
import type { Scope } from '$lib/metrics/views';
import type { Twice } from '$lib/spc/kitagawa';
import { overdispersionThreshold } from '$lib/spc/laney';
import { mean } from '$lib/spc/mean';
import { D2, meanMovingRange, type Series } from '$lib/spc/moving-range';
import { addSums } from '$lib/metrics/contribution-chance';
import { basisOf } from './change-basis';
import type { PeriodMonths } from './change-sums';
import type { KpiDefinition } from './definition';
import type { Reading } from './reading';
import { assessed } from './series';
import { valuesOf } from './values';

/** Fewer months tell nothing of how an amount varies. */
const FEWEST_MONTHS = 6;

/**
 * How much more a KPI varies from month to month than chance explains, as a ratio of variances: for shares and rates that
 * of their Laney chart, for means the same reckoned from the means of the months. An amount varies by so much for each unit
 * of its size; null where too few months tell.
 */
export async function dispersionOf(
	reading: Reading,
	kpi: KpiDefinition,
	scope: Scope,
	whole: Twice<Sums>,
	months: PeriodMonths
): Promise<number | null> {
	const basis = basisOf(kpi);
	const assessment = await assessed(reading, kpi, scope);
	if (basis === 'share' || basis === 'rate') return chartDispersion(assessment, months);
	const counted = ownMonths(assessment.points).filter(
		({ state, excluded }) => isSettled(state) && excluded === undefined
	);
	if (basis === 'amount') return kpi.measure === 'stock' ? 1 : amountDispersion(kpi, counted);
	const values = (await valuesOf(reading, kpi, scope, null)).get('');
	const { numerator, denominator, squares = 0 } = addSums([whole.before, whole.after]);
	const variance = denominator > 1 ? (squares - numerator ** 2 / denominator) / (denominator - 1) : 0;
	const series = counted.map(({ month }) => ({
		mean: values?.get(month)?.mean ?? null,
		n: values?.get(month)?.n ?? 0
	}));
	return meanDispersion(series, variance);
}

const isSettled = (state: AssessedPoint['state']): boolean => state === 'final' || state === 'restated';

/** That of the phases which the periods touch, the larger; 1 where their charts found no more than chance. */
function chartDispersion({ phases }: Assessment, months: PeriodMonths): number {
	const all = [...months.before, ...months.after];
	const ratios = phases
		.filter(({ from, to }) => all.some((month) => month >= from && month <= to))
		.map(({ chart, sigmaZ }) => (chart === 'pp' || chart === 'up' ? (sigmaZ ?? 1) : 1));
	return Math.max(1, ...ratios) ** 2;
}

/** As sigma z of Laney (2002), with the variance of single values in place of that of a share. */
function meanDispersion(series: readonly { mean: number | null; n: number }[], variance: number): number {
	const centre = mean(series.flatMap(({ mean: value }) => value ?? []));
	if (centre === null || variance <= 0) return 1;
	const z: Series = series.map(({ mean: value, n }) =>
		value === null ? null : (value - centre) / Math.sqrt(variance / n)
	);
	const sigma = (meanMovingRange(z) ?? 0) / D2;
	const threshold = overdispersionThreshold(z.filter((value) => value !== null).length);
	return threshold !== null && sigma > threshold ? sigma ** 2 : 1;
}

/** Variance by mean, the variance from moving ranges as on a chart of single values; counts vary at least by chance. */
function amountDispersion({ measure }: KpiDefinition, points: readonly AssessedPoint[]): number | null {
	const values = points.map(({ value }) => value);
	const centre = mean(values.filter((value) => value !== null));
	const range = meanMovingRange(values);
	const few = values.filter((value) => value !== null).length < FEWEST_MONTHS;
	if (few || !centre || centre < 0 || range === null) return measure === 'count' ? 1 : null;
	const ratio = (range / D2) ** 2 / centre;
	return measure === 'count' ? Math.max(1, ratio) : ratio || null;
}
