import { attributeRange, chanceSigmas, countChart, pooled, type Counts } from '../spc/attribute';
import { chooseChart, type Choice, type Measured } from '../spc/choice';
import { individuals } from '../spc/individuals';
import { linesAround, type Lines, type Range } from '../spc/lines';
import { runChart } from '../spc/run-chart';
import type { Chart, Kpi, Measure, MonthValue } from './kpi';

/** The chart in force with its lines, one entry per month. */
export interface DrawnChart {
	chart: Chart;
	chartReason: string;
	lines: Lines;
	sigmaZ: number | null;
}

/**
 * Draws the chart of a series whose centre and limits rest on the months of `baseline` alone. Months outside it are
 * gaps to the estimate, so that no moving range joins across them; excluded ones are skipped, so that a range joins their
 * neighbours. All months get lines.
 */
export function drawChart(
	values: readonly MonthValue[],
	kpi: Pick<Kpi, 'measure' | 'chart'>,
	baseline: readonly number[],
	included: readonly boolean[] = values.map(() => true)
): DrawnChart {
	const series = values.map((month) => month.value);
	const basis = keepOnly(series, baseline);
	const measured = kpi.measure === 'stock' ? 'stock' : MEASURED[kpi.chart];
	const isRatio = measured === 'share' || measured === 'rate';
	const counts = countsOf(values);
	const places = included.flatMap((counts, index) => (counts ? [index] : []));
	const kept = <T>(list: readonly T[]): T[] => places.map((index) => list[index]!);
	const { chart, reason, sigmaZ } = chooseChart({
		measured,
		numerators: kept(isRatio ? counts.numerators : series),
		denominators: kept(counts.denominators),
		baseline: baseline.map((index) => places.indexOf(index)),
		laney: kpi.chart === 'pp' || kpi.chart === 'up'
	});
	const isChosen = kpi.chart === 'run' && kpi.measure !== 'stock';
	const chartReason = isChosen ? `${NO_ONE_CHANCE}, so limits would mislead: median only.` : reason;
	const drawn = (name: Chart, lines: Lines): DrawnChart => ({ chart: name, chartReason, lines, sigmaZ });
	switch (chart) {
		case 'i':
			return drawn('i', individuals(basis, { ...boundsOf(kpi.measure, series), included }));
		case 'c':
			return drawn('c', countChart(basis));
		case 'p':
		case 'pp':
		case 'u':
		case 'up':
			return drawn(chart, attributeLines(chart, counts, baseline, sigmaZ));
		default:
			return drawn('run', runChart(basis));
	}
}

/** Why a series that is no stock is shown as a run chart by choice. */
export const NO_ONE_CHANCE = 'Its months are not drawn by one and the same chance';

/** What the preferred chart of a KPI says of its data. */
const MEASURED: Record<Chart, Measured> = {
	run: 'stock',
	i: 'value',
	c: 'count',
	p: 'share',
	pp: 'share',
	u: 'rate',
	up: 'rate'
};

function attributeLines(
	chart: 'p' | 'pp' | 'u' | 'up',
	counts: Counts,
	baseline: readonly number[],
	sigmaZ: Choice['sigmaZ']
): Lines {
	const kind = chart === 'p' || chart === 'pp' ? 'p' : 'u';
	const centre = pooled(keepCounts(counts, baseline));
	// Laney's limits are never narrower than those of chance: a sigma z below 1 is luck more often than knowledge.
	const factor = chart === kind ? 1 : Math.max(1, sigmaZ ?? 1);
	const sigmas = chanceSigmas(kind, centre, counts).map((sigma) => (sigma === null ? null : sigma * factor));
	return linesAround(centre, sigmas, attributeRange(kind));
}

/** A share lies between 0 and 1; nothing else that is measured here falls below 0, unless a month already did. */
function boundsOf(measure: Measure, series: readonly (number | null)[]): Range {
	if (measure === 'share') return { least: 0, most: 1 };
	return series.some((value) => value !== null && value < 0) ? {} : { least: 0 };
}

/** Months without a value have no counts either: 0 of 0 is no activity. */
function countsOf(values: readonly MonthValue[]): Counts {
	return {
		numerators: values.map((month) => (month.value === null ? null : month.numerator)),
		denominators: values.map((month) => month.denominator)
	};
}

function keepCounts(counts: Counts, indexes: readonly number[]): Counts {
	return { numerators: keepOnly(counts.numerators, indexes), denominators: counts.denominators };
}

function keepOnly(series: readonly (number | null)[], indexes: readonly number[]): (number | null)[] {
	const kept = new Set(indexes);
	return series.map((value, index) => (kept.has(index) ? value : null));
}
