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
import { rangePerPoint, type Series } from '../../../src/lib/spc/moving-range';
import { completedAt } from '../../../src/lib/spc/pattern';
import { beyondLimits } from '../../../src/lib/spc/rules';
import { runsByPhase } from '../../../src/lib/spc/runs';
import { subgroups } from '../../../src/lib/spc/subgroups';
import type { Answer } from './answers';
import type { Case } from './cases';
import { Difference } from './difference';

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
	return answerOf(draw(item, options), options, item.chart === 't' ? 0 : null);
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
		...answerOf(subgroupChart(chart, groups, options), options, null),
		n: groups.map(({ n }) => n),
		mean: groups.map(({ mean }) => mean),
		sd: groups.map(({ deviation }) => deviation)
	};
}

/** `noLower`: what the source software draws as the lower limit of a phase whose ranges are all screened out. */
function answerOf(chart: ControlChart, options: ControlChartOptions, noLower: number | null): Answer {
	const { y, lines, phases } = chart;
	const neverVaries = phases.map(({ meanRange, sigmaZ }) => options.screen === true && (meanRange ?? sigmaZ) === 0);
	const phaseOf = phases.flatMap(({ from, to }, phase) => Array<number>(to - from).fill(phase));
	const perPoint = (line: Series, published: number | null = null) =>
		line.map((value, index) => (neverVaries[phaseOf[index]!] ? new Difference(value, published) : value));
	const perPhase = (values: (number | null | undefined)[]) =>
		values.map((value, phase) => (neverVaries[phase] ? new Difference(value, null) : value));
	return {
		y,
		phase: phaseOf,
		centre: lines.centre,
		lcl: perPoint(lines.lower, noLower),
		ucl: perPoint(lines.upper),
		lcl_2sigma: perPoint(lines.lowerTwoSigma),
		ucl_2sigma: perPoint(lines.upperTwoSigma),
		moving_ranges: rangePerPoint(y),
		sigma_by_phase: perPhase(phases.map(({ sigma }) => sigma)),
		mean_moving_range_used_by_phase: perPhase(phases.map(({ meanRange }) => meanRange)),
		sigma_z_by_phase: perPhase(phases.map(({ sigmaZ }) => sigmaZ)),
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
