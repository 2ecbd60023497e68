import { attributeRange, chanceSigmas, countChart, pooled, type AttributeKind, type Counts } from '../spc/attribute';
import { individuals } from '../spc/individuals';
import { overdispersionThreshold, sigmaZ } from '../spc/laney';
import { linesAround, type Lines, type Range } from '../spc/lines';
import { runChart } from '../spc/run-chart';
import { TRIAL_FROM } from './baseline';
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
 * gaps to the estimate, so that no moving range joins across them; all months get lines.
 */
export function drawChart(
	values: readonly MonthValue[],
	kpi: Pick<Kpi, 'measure' | 'chart'>,
	baseline: readonly number[]
): DrawnChart {
	const series = values.map((month) => month.value);
	const basis = keepOnly(series, baseline);
	if (kpi.measure === 'stock' || kpi.chart === 'run')
		return { chart: 'run', chartReason: STOCK_REASON, lines: runChart(basis), sigmaZ: null };
	if (baseline.length < TRIAL_FROM)
		return { chart: 'run', chartReason: SHORT_REASON, lines: runChart(basis), sigmaZ: null };
	if (kpi.chart === 'c') return { chart: 'c', chartReason: COUNT_REASON, lines: countChart(basis), sigmaZ: null };
	if (kpi.chart === 'i') {
		const lines = individuals(basis, boundsOf(kpi.measure, series));
		return { chart: 'i', chartReason: INDIVIDUALS_REASON, lines, sigmaZ: null };
	}
	return drawAttribute(values, kpi.chart, baseline);
}

const STOCK_REASON = 'What is open carries over from month to month, so limits would mislead: median only.';
const SHORT_REASON = `Fewer than ${TRIAL_FROM} final months: median only, no limits.`;
const COUNT_REASON = 'c chart: a count with about the same exposure every month.';
const INDIVIDUALS_REASON = 'Individuals chart: limits from the usual change between neighbouring months.';

function drawAttribute(
	values: readonly MonthValue[],
	chart: 'p' | 'pp' | 'u' | 'up',
	baseline: readonly number[]
): DrawnChart {
	const kind: AttributeKind = chart === 'p' || chart === 'pp' ? 'p' : 'u';
	const counts = countsOf(values);
	const basis = keepCounts(counts, baseline);
	const centre = pooled(basis);
	const spread = sigmaZ(kind, basis);
	const found = overdispersion(kind, counts, baseline);
	const laney = chart === 'pp' || chart === 'up' || found !== null;
	// Laney's limits are never narrower than those of chance: a sigma z below 1 is luck more often than knowledge.
	const factor = laney ? Math.max(1, spread ?? 1) : 1;
	const sigmas = chanceSigmas(kind, centre, counts).map((sigma) => (sigma === null ? null : sigma * factor));
	return {
		chart: laney ? (kind === 'p' ? 'pp' : 'up') : kind,
		chartReason: found === null ? chanceReason(kind, laney, spread) : overdispersionReason(kind, found),
		lines: linesAround(centre, sigmas, attributeRange(kind)),
		sigmaZ: spread
	};
}

interface Overdispersion {
	months: number;
	sigmaZ: number;
	threshold: number;
}

/**
 * The first baseline, growing month by month from 12 on, that varies more than chance explains. Once a chart has
 * changed to its Laney form it keeps it: a KPI must not change its limits to and fro while its baseline grows.
 */
function overdispersion(kind: AttributeKind, counts: Counts, baseline: readonly number[]): Overdispersion | null {
	for (let months = TRIAL_FROM; months <= baseline.length; months++) {
		const spread = sigmaZ(kind, keepCounts(counts, baseline.slice(0, months)));
		const threshold = overdispersionThreshold(months);
		if (spread !== null && threshold !== null && spread > threshold) return { months, sigmaZ: spread, threshold };
	}
	return null;
}

function chanceReason(kind: AttributeKind, laney: boolean, spread: number | null): string {
	const name = kind === 'p' ? 'p' : 'u';
	const cases = kind === 'p' ? 'shares of a varying number of cases' : 'events over a varying exposure';
	const told = spread === null ? '' : ` Sigma z ${spread.toFixed(2)}.`;
	return `${name}${laney ? "'" : ''} chart: ${cases}; limits follow the number of each month.${told}`;
}

function overdispersionReason(kind: AttributeKind, { months, sigmaZ: spread, threshold }: Overdispersion): string {
	const told = `sigma z ${spread.toFixed(2)}, above ${threshold.toFixed(2)} for ${months} months`;
	return `${kind === 'p' ? "p'" : "u'"} chart: months differ more than chance explains (${told}).`;
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
