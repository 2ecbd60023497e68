import { assuranceIcon, meaningOf, variationIcon } from '../spc/icons';
import type { Lines } from '../spc/lines';
import { astronomical, shift, twoOfThree, type Side } from '../spc/rules';
import { BASELINE_MONTHS, baselineIndexes, isJudged, stageOf } from './baseline';
import type { AssessedPoint, Assessment, Rule } from './assessment';
import { drawChart } from './control-lines';
import { meetsTarget, targetIn, type Direction, type Kpi, type MonthValue, type Target } from './kpi';

/** The rules that are on, in the order in which a point names them: the weightiest first. */
const RULES: readonly { name: Rule; sides: (values: (number | null)[], lines: Lines) => Side[] }[] = [
	{ name: 'rule_astronomical', sides: astronomical },
	{ name: 'rule_two_of_three', sides: twoOfThree },
	{ name: 'rule_shift_7', sides: shift }
];

interface Signal {
	rules: Rule[];
	side: Side;
}

/**
 * Reads a series, one entry per calendar month in order, as a control chart. Centre and limits rest on the first 24
 * final or restated months (from 12 on; before that on all there are, as a run chart). Provisional months are judged
 * by them; months in progress or immature get lines, but no signal. A month without value is a gap: no range and no
 * run goes across it. Stocks carry over from month to month and get neither limits nor icons.
 */
export function assess(
	values: readonly MonthValue[],
	kpi: Pick<Kpi, 'measure' | 'chart' | 'direction'>,
	targets: readonly Target[]
): Assessment {
	const basis = baselineIndexes(values);
	const drawn = drawChart(values, kpi, basis);
	const { lines } = drawn;
	const stage = stageOf(basis.length, drawn.chart);
	const hasLimits = stage === 'trial' || stage === 'firm';
	const signals = hasLimits ? findSignals(values, lines, kpi.direction) : values.map((): Signal => NO_SIGNAL);
	const last = values.findLastIndex(isJudged);

	const points = values.map((month, index): AssessedPoint => {
		const { rules, side } = signals[index] ?? NO_SIGNAL;
		const target = targetIn(targets, month.month);
		// Spreading a month into an object of so many fields costs thirty times as much, which boards of many KPIs feel.
		return Object.assign({}, month, {
			centre: stage === 'plot' ? null : (lines.centre[index] ?? null),
			lower: lines.lower[index] ?? null,
			upper: lines.upper[index] ?? null,
			signals: rules,
			meaning: side === null ? null : meaningOf(side, kpi.direction),
			target,
			meetsTarget: isJudged(month) ? meetsTarget(month.value, target, kpi.direction) : null,
			grade: null
		});
	});
	const latest = points[last];
	return {
		chart: drawn.chart,
		chartReason: drawn.chartReason,
		stage,
		points,
		baseline: hasLimits ? describeBaseline(values, basis) : null,
		sigmaZ: drawn.sigmaZ,
		variation: hasLimits && latest ? variationIcon(signals[last]?.side ?? null, kpi.direction) : null,
		assurance: hasLimits && latest ? assuranceIcon(latest.target, latest.lower, latest.upper, kpi.direction) : null,
		last
	};
}

const NO_SIGNAL: Signal = { rules: [], side: null };

function findSignals(values: readonly MonthValue[], lines: Lines, direction: Direction): Signal[] {
	const judged = values.map((month) => (isJudged(month) ? month.value : null));
	const sides = RULES.map((rule) => rule.sides(judged, lines));
	return values.map((_, index) => {
		const rules = RULES.filter((_, rule) => sides[rule]?.[index] != null).map((rule) => rule.name);
		const found = sides.map((side) => side[index] ?? null).filter((side) => side !== null);
		// Where rules point both ways the point reads as concern: a warning must not hide behind good news.
		const concern = found.find((side) => meaningOf(side, direction) === 'concern');
		return { rules, side: concern ?? found[0] ?? null };
	});
}

function describeBaseline(values: readonly MonthValue[], basis: readonly number[]): Assessment['baseline'] {
	const [first, last] = [values[basis[0] ?? -1], values[basis.at(-1) ?? -1]];
	if (!first || !last) return null;
	return { from: first.month, to: last.month, months: basis.length, frozen: basis.length === BASELINE_MONTHS };
}
