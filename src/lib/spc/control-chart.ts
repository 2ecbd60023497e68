import { attributeChart, countChart, ratios, unitsChart, type Counts } from './attribute';
import { individuals, movingRangeChart } from './individuals';
import { laneyChart } from './laney';
import type { Lines } from './lines';
import { rangePerPoint, type Series } from './moving-range';
import { drawPhases, type Phased, type Recalculation } from './phases';
import { timeBetweenChart, unitsBetweenChart } from './rare-events';
import { runChart } from './run-chart';
import { deviationsChart, meansChart, type Subgroup } from './subgroups';

/** Charts of one value per point: run, individuals, moving range, counts, units and time between events. */
export type ValueChart = 'run' | 'i' | 'mr' | 'c' | 'g' | 't';
/** Charts of a numerator and a denominator per point: shares, rates, their Laney forms, numbers of units. */
export type CountsChart = 'p' | 'pp' | 'u' | 'up' | 'np';
/** Charts of subgroups: their means, their standard deviations. */
export type SubgroupChart = 'xbar' | 's';

/** The lines of a phase with what they rest on, where the chart has it. */
export interface Drawn extends Lines {
	sigma?: number | null;
	meanRange?: number | null;
	sigmaZ?: number | null;
}

export interface ControlChart extends Phased<Drawn> {
	/** What is plotted, one entry per point. */
	y: Series;
}

export interface ControlChartOptions extends Recalculation {
	/** Drop, once, moving ranges that are not strictly below D4 times their mean. Off by default; see moving-range. */
	screen?: boolean;
}

const VALUE_CHARTS: Record<ValueChart, (values: Series, included: boolean[], screen?: boolean) => Drawn> = {
	run: (values, included) => runChart(values, included),
	i: (values, included, screen) => individuals(values, { included, screen }),
	mr: (values, included) => movingRangeChart(values, included),
	c: (values, included) => countChart(values, included),
	g: (values, included) => unitsBetweenChart(values, included),
	t: (values, included, screen) => timeBetweenChart(values, { included, screen })
};

const COUNTS_CHARTS: Record<CountsChart, (counts: Counts, included: boolean[], screen?: boolean) => Drawn> = {
	p: (counts, included) => attributeChart('p', counts, included),
	u: (counts, included) => attributeChart('u', counts, included),
	pp: (counts, included, screen) => laneyChart('p', counts, { included, screen }),
	up: (counts, included, screen) => laneyChart('u', counts, { included, screen }),
	np: (counts, included) => unitsChart(counts, included)
};

const SUBGROUP_CHARTS: Record<SubgroupChart, (groups: readonly Subgroup[], included: boolean[]) => Drawn> = {
	xbar: meansChart,
	s: deviationsChart
};

/** What is no number counts as missing: one NaN must not take the limits from all. */
const finite = (values: Series): Series => values.map((value) => (Number.isFinite(value) ? value : null));

export function valueChart(chart: ValueChart, given: Series, options: ControlChartOptions = {}): ControlChart {
	const values = finite(given);
	const drawn = drawPhases(values.length, options, ({ from, to }, included) =>
		VALUE_CHARTS[chart](values.slice(from, to), included, options.screen)
	);
	// A range never spans two phases: each begins without one.
	const ranges = () => drawn.phases.flatMap(({ from, to }) => rangePerPoint(values.slice(from, to)));
	return { y: chart === 'mr' ? ranges() : values, ...drawn };
}

export function countsChart(chart: CountsChart, given: Counts, options: ControlChartOptions = {}): ControlChart {
	const counts = { numerators: finite(given.numerators), denominators: finite(given.denominators) };
	const shares = ratios(counts);
	const drawn = drawPhases(shares.length, options, ({ from, to }, included) => {
		const own = { numerators: counts.numerators.slice(from, to), denominators: counts.denominators.slice(from, to) };
		return COUNTS_CHARTS[chart](own, included, options.screen);
	});
	const units = () => counts.numerators.map((numerator, index) => (shares[index] === null ? null : numerator));
	return { y: chart === 'np' ? units() : shares, ...drawn };
}

export function subgroupChart(
	chart: SubgroupChart,
	groups: readonly Subgroup[],
	recalculation: Recalculation = {}
): ControlChart {
	const drawn = drawPhases(groups.length, recalculation, ({ from, to }, included) =>
		SUBGROUP_CHARTS[chart](groups.slice(from, to), included)
	);
	return { y: groups.map((group) => (chart === 'xbar' ? group.mean : group.deviation)), ...drawn };
}
