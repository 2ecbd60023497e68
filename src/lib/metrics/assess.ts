import { assuranceIcon, variationIcon } from '../spc/icons';
import { drawPhases } from '../spc/phases';
import type { AssessedPhase, AssessedPoint, Assessment, FoundPattern } from './assessment';
import { BASELINE_MONTHS, baselineIndexes, isJudged, stageOf } from './baseline';
import { drawChart } from './control-lines';
import { USUAL_JUDGING, type Judging } from './judging';
import { meetsTarget, targetIn, type Chart, type Kpi, type MonthValue, type Target } from './kpi';
import { findStretches, signalsByPoint, type Stretch } from './signals';

type Judged = Pick<Kpi, 'measure' | 'chart' | 'direction'>;

/**
 * Reads a series, one entry per calendar month in order, as a control chart. Each phase has its own centre and limits: they
 * rest on its first 24 final or restated months that are not excluded (from 12 on; before that on all there are, as a run
 * chart). Provisional months are judged by them; months in progress or immature get lines, but no signal. A month without
 * value is a gap: no range and no run goes across it. Stocks carry over from month to month and get neither limits nor icons.
 * What was brought from before a KPI's own months is a phase before them.
 */
export function assess(
	values: readonly MonthValue[],
	kpi: Judged,
	targets: readonly Target[],
	judging: Judging = USUAL_JUDGING
): Assessment {
	const { reasons, excluded, phaseStarts } = placed(values, judging);
	const { lines, phases } = drawPhases(values.length, { phaseStarts, excluded }, ({ from, to }, included) =>
		drawPhase(values.slice(from, to), judgedAs(kpi, values.slice(from, to)), included)
	);
	const last = values.findLastIndex(isJudged);
	const phase = Math.max(
		0,
		phases.findIndex(({ to }) => (last < 0 ? values.length : last + 1) <= to)
	);
	const y = values.map((month) => (isJudged(month) ? month.value : null));
	const limited = phases.filter(({ stage }) => stage === 'trial' || stage === 'firm');
	const stretches = findStretches(judging.rules, { y, lines, phases: limited }, excluded, kpi.direction);
	const signals = signalsByPoint(stretches, values.length);

	const points = values.map((month, index): AssessedPoint => {
		const begins = phaseStarts.includes(index) ? (reasons.get(month.month)?.text ?? OWN_MONTHS) : undefined;
		const leftOut = judging.exclusions.find((exclusion) => exclusion.month === month.month)?.text;
		const target = targetIn(targets, month.month);
		// Spreading a month into an object of so many fields costs thirty times as much, which boards of many KPIs feel.
		const point: AssessedPoint = Object.assign({}, month, {
			centre: lines.centre[index] ?? null,
			lower: lines.lower[index] ?? null,
			upper: lines.upper[index] ?? null,
			signals: signals[index]!.rules,
			meaning: signals[index]!.meaning,
			target,
			meetsTarget: isJudged(month) && !month.history ? meetsTarget(month.value, target, kpi.direction) : null,
			grade: null
		});
		if (begins !== undefined) point.begins = begins;
		if (leftOut !== undefined) point.excluded = leftOut;
		return point;
	});
	const told = phases.map(({ from, to, chart, chartReason, stage, baseline, sigmaZ }): AssessedPhase => {
		const begun = reasons.get(values[from]?.month ?? '');
		return {
			from: values[from]?.month ?? '',
			to: values[to - 1]?.month ?? '',
			reason: begun?.reason ?? null,
			text: begun?.text ?? null,
			centre: lines.centre[to - 1] ?? null,
			...{ chart, chartReason, stage, baseline, sigmaZ },
			...(values[from]?.history ? { history: true as const } : {})
		};
	});
	const latest = points[last];
	const { chart, chartReason, stage, baseline, sigmaZ } = phases[phase]!;
	return {
		chart,
		chartReason,
		stage,
		points,
		baseline,
		sigmaZ,
		phases: values.length === 0 ? [] : told,
		phase,
		rules: judging.rules,
		found: stretches.map((stretch) => inMonths(stretch, values)),
		variation: baseline && latest ? variationIcon(signals[last]!.side, kpi.direction) : null,
		assurance: baseline && latest ? assuranceIcon(latest.target, latest.lower, latest.upper, kpi.direction) : null,
		last
	};
}

/** Where in the series phases begin and months are left out; what lies outside it does neither. */
function placed(values: readonly MonthValue[], { phases, exclusions }: Judging) {
	const reasons = new Map(phases.map((phase) => [phase.month, phase]));
	const left = new Set(exclusions.map(({ month }) => month));
	const indexesOf = (has: (month: MonthValue) => boolean) =>
		values.flatMap((month, index) => (has(month) ? [index] : []));
	return {
		reasons,
		excluded: indexesOf(({ month }) => left.has(month)),
		// The first month of the series begins the first phase anyway.
		phaseStarts: values.flatMap(({ month, history }, index) =>
			index > 0 && (reasons.has(month) || (!history && values[index - 1]!.history)) ? [index] : []
		)
	};
}

/** Why a phase begins with the first month of a KPI's own. */
export const OWN_MONTHS = 'counted from rows from here on; before it, figures as they were brought';

/** History that tells no cases cannot be weighed by them: it is judged by how it changes from month to month. */
function judgedAs(kpi: Judged, values: readonly MonthValue[]): Judged {
	if (!values[0]?.history || !COUNTING.includes(kpi.chart)) return kpi;
	return values.some(({ value, denominator }) => value !== null && denominator === null) ? { ...kpi, chart: 'i' } : kpi;
}

const COUNTING: readonly Chart[] = ['p', 'pp', 'u', 'up'];

/** One phase by itself; `included` tells the months that may count. */
function drawPhase(values: readonly MonthValue[], kpi: Judged, included: readonly boolean[]) {
	const counted = values.map((month, index) => (included[index] ? month : { ...month, excluded: '' }));
	const basis = baselineIndexes(counted);
	const { lines, ...drawn } = drawChart(values, kpi, basis, included);
	const stage = stageOf(basis.length, drawn.chart);
	const hasLimits = stage === 'trial' || stage === 'firm';
	return {
		...(stage === 'plot' ? { ...lines, centre: values.map(() => null) } : lines),
		...drawn,
		stage,
		baseline: hasLimits ? describeBaseline(values, basis) : null
	};
}

function describeBaseline(values: readonly MonthValue[], basis: readonly number[]): Assessment['baseline'] {
	const [first, last] = [values[basis[0] ?? -1], values[basis.at(-1) ?? -1]];
	if (!first || !last) return null;
	return { from: first.month, to: last.month, months: basis.length, frozen: basis.length === BASELINE_MONTHS };
}

const inMonths = ({ rule, side, meaning, from, to, points }: Stretch, values: readonly MonthValue[]): FoundPattern => ({
	rule,
	side,
	meaning,
	from: values[from]!.month,
	to: values[to]!.month,
	months: points.length
});
