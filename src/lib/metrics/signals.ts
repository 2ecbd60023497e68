import type { ControlChart } from '../spc/control-chart';
import { meaningOf } from '../spc/icons';
import { above, below } from '../spc/near';
import { findSignals } from '../spc/rule-sets';
import { runsByPhase } from '../spc/runs';
import type { Direction } from './kpi';
import { RULES_OF, rulesOf, type Rule, type RuleChoice } from './rules';

export type SignalSide = 'high' | 'low' | 'both';
export type SignalMeaning = 'improvement' | 'concern' | 'neutral';

/** Neighbouring points that one rule has marked on one side; an excluded point between them does not part them. */
export interface Stretch {
	rule: Rule;
	side: SignalSide;
	meaning: SignalMeaning;
	/** First and last index. */
	from: number;
	to: number;
	/** Points of the pattern between them. */
	points: number[];
}

export interface PointSignal {
	rules: Rule[];
	/** Where rules point both ways, the side of concern: a warning must not hide behind good news. */
	side: 'high' | 'low' | null;
	meaning: SignalMeaning | null;
}

type Judged = Pick<ControlChart, 'y' | 'lines' | 'phases'>;

/** All that the chosen rules find in the phases handed over, in the order in which a point names its rules. */
export function findStretches(
	choice: RuleChoice,
	chart: Judged,
	excluded: readonly number[],
	direction: Direction
): Stretch[] {
	const order = rulesOf(choice);
	const found = findSignals(RULES_OF[choice], chart, excluded) as (ReturnType<typeof findSignals>[number] & {
		rule: Rule;
	})[];
	const stretches: Stretch[] = [];
	for (const phase of chart.phases)
		for (const rule of order)
			for (const side of ['high', 'low', 'both'] as const) {
				const own = found.filter((one) => one.rule === rule && one.side === side && one.at >= phase.from);
				const points = own.filter(({ at }) => at < phase.to).flatMap((one) => one.points);
				for (const run of neighbours(points, excluded)) stretches.push(stretchOf(rule, side, run, direction));
			}
	if (choice === 'anhoej') stretches.push(...runsOfPhases(chart, excluded, direction));
	return stretches;
}

const stretchOf = (rule: Rule, side: SignalSide, points: number[], direction: Direction): Stretch => ({
	rule,
	side,
	meaning: side === 'both' ? 'neutral' : meaningOf(side, direction),
	from: points[0]!,
	to: points.at(-1)!,
	points
});

function neighbours(points: readonly number[], excluded: readonly number[]): number[][] {
	const runs: number[][] = [];
	for (const point of [...new Set(points)].sort((a, b) => a - b)) {
		const before = runs.at(-1)?.at(-1);
		if (before !== undefined && between(before, point).every((index) => excluded.includes(index)))
			runs.at(-1)!.push(point);
		else runs.push([point]);
	}
	return runs;
}

const between = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index);

/** The runs analysis of each phase: its longest run where it is too long, the whole phase where it crosses too rarely. */
function runsOfPhases(chart: Judged, excluded: readonly number[], direction: Direction): Stretch[] {
	return runsByPhase(chart as ControlChart, excluded).flatMap((analysis, at): Stretch[] => {
		const { from, to } = chart.phases[at]!;
		const run = longestRun(chart, excluded, from, to);
		if (!analysis.signal || !run) return [];
		const long = analysis.longestRun! > analysis.longestRunMax!;
		const rare = analysis.crossings! < analysis.crossingsMin!;
		const all = between(from - 1, to).filter((index) => chart.y[index] !== null && !excluded.includes(index));
		return [
			...(long ? [stretchOf('anhoej_run', run.side, run.points, direction)] : []),
			...(rare ? [stretchOf('anhoej_crossings', 'both', all, direction)] : [])
		];
	});
}

interface SidedRun {
	side: 'high' | 'low';
	points: number[];
}

function longestRun({ y, lines }: Judged, excluded: readonly number[], from: number, to: number): SidedRun | null {
	let longest: SidedRun | null = null;
	let open: SidedRun | null = null;
	for (let index = from; index < to; index++) {
		const [value, centre] = [y[index] ?? null, lines.centre[index] ?? null];
		if (value === null || centre === null || excluded.includes(index)) continue;
		const side = above(value, centre) ? 'high' : below(value, centre) ? 'low' : null;
		// As in the analysis itself: a point on the centre neither breaks nor extends a run.
		if (side === null) continue;
		const run: SidedRun = open?.side === side ? open : { side, points: [] };
		run.points.push(index);
		open = run;
		if (!longest || run.points.length > longest.points.length) longest = run;
	}
	return longest;
}

/** What each point is part of. That a phase crosses its average too rarely is said of the phase, not of its points. */
export function signalsByPoint(stretches: readonly Stretch[], length: number): PointSignal[] {
	return Array.from({ length }, (_, index) => {
		const own = stretches.filter(({ rule, points }) => rule !== 'anhoej_crossings' && points.includes(index));
		const sided = own.filter(({ side }) => side !== 'both');
		const weightiest = sided.find(({ meaning }) => meaning === 'concern') ?? sided[0];
		return {
			rules: [...new Set(own.map(({ rule }) => rule))],
			side: weightiest ? (weightiest.side as 'high' | 'low') : null,
			meaning: weightiest?.meaning ?? (own.length > 0 ? 'neutral' : null)
		};
	});
}
