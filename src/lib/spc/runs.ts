import { binomialHalfQuantile } from './binomial';
import type { ControlChart } from './control-chart';
import type { Series } from './moving-range';
import { above, below } from './near';

/** Runs analysis of one phase; all null where no observation is useful. */
export interface RunsAnalysis {
	/** Points that do not lie on the centre. */
	useful: number;
	longestRun: number | null;
	longestRunMax: number | null;
	crossings: number | null;
	crossingsMin: number | null;
	signal: boolean;
}

/** Below this many useful observations the analysis says little: it then hardly ever signals. */
export const USEFUL_FOR_RUNS = 10;

/** The longest run that chance still explains among n useful observations: round(log2 n) + 3. */
export const longestRunMax = (useful: number): number => Math.round(Math.log2(useful)) + 3;

/** The fewest crossings that chance still explains: 5 % quantile of Binomial(n − 1, 0.5). */
export const crossingsMin = (useful: number): number => binomialHalfQuantile(0.05, useful - 1);

/**
 * Anhøj rules: a run longer, or crossings of the centre fewer, than chance explains. Points on the centre and gaps are
 * skipped: they neither break nor extend a run. Anhøj and Olesen, PLOS ONE 9(11), 2014; as qicharts2.
 */
export function runsAnalysis(values: Series, centre: number | null): RunsAnalysis {
	const sides = values.flatMap((value) => {
		if (value === null || centre === null) return [];
		return above(value, centre) ? [1] : below(value, centre) ? [-1] : [];
	});
	if (sides.length === 0)
		return { useful: 0, longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null, signal: false };
	let run = 0;
	let longestRun = 0;
	let crossings = 0;
	sides.forEach((side, index) => {
		const crossed = index > 0 && side !== sides[index - 1];
		if (crossed) crossings++;
		run = crossed ? 1 : run + 1;
		longestRun = Math.max(longestRun, run);
	});
	const bounds = { longestRunMax: longestRunMax(sides.length), crossingsMin: crossingsMin(sides.length) };
	const signal = longestRun > bounds.longestRunMax || crossings < bounds.crossingsMin;
	return { useful: sides.length, longestRun, crossings, ...bounds, signal };
}

export interface PhaseRuns extends RunsAnalysis {
	/** Points of the phase that are not excluded, gaps among them. */
	observed: number;
}

/** Runs analysis phase by phase. Excluded points are left out; those that a freeze keeps from the lines are not. */
export function runsByPhase({ y, lines, phases }: ControlChart, excluded: readonly number[] = []): PhaseRuns[] {
	return phases.map(({ from, to }) => {
		const own = y.slice(from, to).filter((_, index) => !excluded.includes(from + index));
		return { observed: own.length, ...runsAnalysis(own, lines.centre[from] ?? null) };
	});
}
