import { expect } from 'vitest';
import { attributeChart, countChart, ratios } from '../../../src/lib/spc/attribute';
import { individuals, movingRangeChart } from '../../../src/lib/spc/individuals';
import { laneyChart } from '../../../src/lib/spc/laney';
import type { Lines } from '../../../src/lib/spc/lines';
import { meanMovingRange, movingRanges, rangePerPoint } from '../../../src/lib/spc/moving-range';
import { joinLines, phaseRanges } from '../../../src/lib/spc/phases';
import { astronomical } from '../../../src/lib/spc/rules';
import { runChart } from '../../../src/lib/spc/run-chart';
import { runsAnalysis } from '../../../src/lib/spc/runs';
import { hold, marked, type Case } from './cases';

type Values = (number | null)[];
interface Phase {
	values: Values;
	numerators: Values;
	denominators: Values;
	included: boolean[];
	screen: boolean;
}
interface Drawn extends Lines {
	sigma?: number | null;
	meanRange?: number | null;
	sigmaZ?: number | null;
}

/** One entry per chart of the README that is built so far. */
const CHARTS: Record<string, (phase: Phase) => Drawn> = {
	i: (phase) => individuals(phase.values, phase),
	mr: (phase) => movingRangeChart(phase.values),
	run: (phase) => runChart(phase.values, phase.included),
	c: (phase) => countChart(phase.values, phase.included),
	p: (phase) => attributeChart('p', phase, phase.included),
	u: (phase) => attributeChart('u', phase, phase.included),
	pp: (phase) => laneyChart('p', phase, phase),
	up: (phase) => laneyChart('u', phase, phase)
};

export const CONTROL_CHARTS = Object.keys(CHARTS);

export function holdControlChart(item: Case): void {
	const { input, expected } = item;
	const phases = slices(input);
	const drawn = phases.map((phase) => CHARTS[item.chart!]!(phase));
	const lines = joinLines(drawn);
	const y = plotted(item);
	hold(item, 'y', y);
	hold(item, 'centre', lines.centre);
	if ('phase' in expected)
		hold(
			item,
			'phase',
			phases.flatMap((phase, index) => phase.included.map(() => index))
		);
	if ('moving_ranges' in expected) hold(item, 'moving_ranges', rangePerPoint(y));
	if ('mean_moving_range_used_by_phase' in expected && input.screen_moving_ranges && phases.some(neverVaries))
		return holdConstantScreened(item, drawn);
	if ('lcl' in expected) holdLimits(item, lines, y);
	if ('sigma_by_phase' in expected)
		hold(
			item,
			'sigma_by_phase',
			drawn.map((phase) => phase.sigma)
		);
	if ('mean_moving_range_used_by_phase' in expected)
		hold(
			item,
			'mean_moving_range_used_by_phase',
			drawn.map((phase) => phase.meanRange)
		);
	if ('sigma_z_by_phase' in expected)
		hold(
			item,
			'sigma_z_by_phase',
			drawn.map((phase) => phase.sigmaZ)
		);
	if ('anhoej' in expected) holdRuns(item, phases, lines, y);
}

function holdLimits(item: Case, lines: Lines, y: Values): void {
	hold(item, 'lcl', lines.lower);
	hold(item, 'ucl', lines.upper);
	if ('lcl_2sigma' in item.expected) {
		hold(item, 'lcl_2sigma', lines.lowerTwoSigma);
		hold(item, 'ucl_2sigma', lines.upperTwoSigma);
	}
	hold(item, 'beyond_limits', marked(astronomical(y, lines)));
}

function holdRuns(item: Case, phases: Phase[], lines: Lines, y: Values): void {
	let from = 0;
	const analyses = phases.map((phase, index) => {
		const own = y.slice(from, from + phase.included.length);
		const runs = runsAnalysis(
			own.filter((_, at) => phase.included[at] || item.input.freeze_first_n),
			lines.centre[from] ?? null
		);
		from += phase.included.length;
		const observed = item.input.freeze_first_n ? own.length : phase.included.filter(Boolean).length;
		return {
			phase: index,
			n_obs: observed,
			n_useful: runs.useful,
			longest_run: runs.longestRun,
			longest_run_max: runs.longestRunMax,
			crossings: runs.crossings,
			crossings_min: runs.crossingsMin,
			signal: runs.signal
		};
	});
	hold(item, 'anhoej', analyses);
}

/** Screening a series without variation leaves the source software without limits; ours keeps those of the series. */
function holdConstantScreened(item: Case, drawn: Drawn[]): void {
	for (const phase of drawn) {
		expect(phase.sigma).toBe(0);
		expect(phase.lower).toEqual(phase.centre);
		expect(phase.upper).toEqual(phase.centre);
	}
	hold(item, 'beyond_limits', marked(astronomical(item.input.values, joinLines(drawn))));
}

function neverVaries(phase: Phase): boolean {
	return movingRanges(phase.values).length > 0 && meanMovingRange(phase.values) === 0;
}

function plotted(item: Case): Values {
	if (item.chart === 'mr') return rangePerPoint(item.input.values);
	return item.input.numerators ? ratios(item.input) : item.input.values;
}

function slices(input: Case['input']): Phase[] {
	const length = (input.values ?? input.numerators).length;
	const included = Array.from(
		{ length },
		(_, index) => !input.excluded?.includes(index) && index < (input.freeze_first_n ?? length)
	);
	return phaseRanges(length, input.phase_starts).map(({ from, to }) => ({
		values: input.values?.slice(from, to) ?? [],
		numerators: input.numerators?.slice(from, to) ?? [],
		denominators: input.denominators?.slice(from, to) ?? [],
		included: included.slice(from, to),
		screen: input.screen_moving_ranges ?? false
	}));
}
