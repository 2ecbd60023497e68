import { ratios } from '../../../src/lib/spc/attribute';
import {
	countsChart,
	subgroupChart,
	valueChart,
	type ControlChart,
	type ControlChartOptions,
	type CountsChart,
	type SubgroupChart,
	type ValueChart
} from '../../../src/lib/spc/control-chart';
import { mapLines } from '../../../src/lib/spc/lines';
import { rangePerPoint, type Series } from '../../../src/lib/spc/moving-range';
import { completedAt } from '../../../src/lib/spc/pattern';
import { beyondLimits } from '../../../src/lib/spc/rules';
import { runsByPhase } from '../../../src/lib/spc/runs';
import { subgroups } from '../../../src/lib/spc/subgroups';
import type { Answer } from './answers';
import type { Case } from './cases';
import { eitherOf } from './difference';

const VALUE_CHARTS: readonly string[] = ['run', 'i', 'mr', 'c', 'g', 't'] satisfies ValueChart[];
const COUNTS_CHARTS: readonly string[] = ['p', 'pp', 'u', 'up', 'np'] satisfies CountsChart[];

export function controlChartAnswer(item: Case): Answer {
	const { input } = item;
	const options: ControlChartOptions = {
		phaseStarts: input.phase_starts ?? [],
		excluded: input.excluded ?? [],
		freezeFirst: input.freeze_first_n ?? undefined,
		screen: input.screen_moving_ranges ?? false
	};
	if (item.chart === 'xbar' || item.chart === 's') return subgroupAnswer(item.chart, input, options);
	const own = draw(item, options);
	const unscreened = draw(item, { ...options, screen: false });
	const neverVaries = unscreened.phases.map(({ meanRange, sigmaZ }) => (meanRange ?? sigmaZ) === 0);
	if (!options.screen || !neverVaries.includes(true)) return fieldsOf(own, options);
	const published = withoutLimits(own, neverVaries, item.chart === 't' ? 0 : null);
	return eitherOf(fieldsOf(own, options), fieldsOf(published, options));
}

function draw({ chart, input }: Case, options: ControlChartOptions): ControlChart {
	if (COUNTS_CHARTS.includes(chart!)) return countsChart(chart as CountsChart, input, options);
	if (!VALUE_CHARTS.includes(chart!)) throw new Error(`no such chart: ${chart}`);
	const values: Series = input.values ?? (chart === 'c' ? input.numerators : ratios(input));
	return valueChart(chart as ValueChart, values, options);
}

function subgroupAnswer(chart: SubgroupChart, input: Case['input'], options: ControlChartOptions): Answer {
	const groups = subgroups(input.groups, input.values);
	return {
		...fieldsOf(subgroupChart(chart, groups, options), options),
		n: groups.map(({ n }) => n),
		mean: groups.map(({ mean }) => mean),
		sd: groups.map(({ deviation }) => deviation)
	};
}

/** `noLower`: what the source software draws as the lower limit of a phase whose ranges are all screened out. */
function withoutLimits(chart: ControlChart, gone: boolean[], noLower: number | null): ControlChart {
	const phaseOf = phasesOf(chart);
	const lines = mapLines(chart.lines, (value, index) => (gone[phaseOf[index]!] ? null : value));
	return {
		y: chart.y,
		lines: { ...lines, centre: chart.lines.centre, lower: lines.lower.map((limit) => limit ?? noLower) },
		phases: chart.phases.map((phase, index) =>
			gone[index] ? { ...phase, sigma: null, meanRange: null, sigmaZ: null } : phase
		)
	};
}

const phasesOf = ({ phases }: ControlChart): number[] =>
	phases.flatMap(({ from, to }, phase) => Array<number>(to - from).fill(phase));

function fieldsOf(chart: ControlChart, options: ControlChartOptions): Answer {
	const { y, lines, phases } = chart;
	return {
		y,
		phase: phasesOf(chart),
		centre: lines.centre,
		lcl: lines.lower,
		ucl: lines.upper,
		lcl_2sigma: lines.lowerTwoSigma,
		ucl_2sigma: lines.upperTwoSigma,
		moving_ranges: rangePerPoint(y),
		sigma_by_phase: phases.map(({ sigma }) => sigma),
		mean_moving_range_used_by_phase: phases.map(({ meanRange }) => meanRange),
		sigma_z_by_phase: phases.map(({ sigmaZ }) => sigmaZ),
		beyond_limits: completedAt(beyondLimits(y, lines)),
		anhoej: anhoej(chart, options)
	};
}

function anhoej(chart: ControlChart, { excluded }: ControlChartOptions) {
	return runsByPhase(chart, excluded).map((runs, phase) => ({
		phase,
		n_obs: runs.observed,
		n_useful: runs.useful,
		longest_run: runs.longestRun,
		longest_run_max: runs.longestRunMax,
		crossings: runs.crossings,
		crossings_min: runs.crossingsMin,
		signal: runs.signal
	}));
}
