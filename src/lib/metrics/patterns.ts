import { above, below } from '../spc/near';
import { monthIndex } from '../time/month';
import type { AssessedPoint, Assessment } from './assessment';
import { baselineIndexes, currentPhase, TRIAL_FROM } from './baseline';
import { shapeOfRule, type Rule, type Shape } from './rules';
import type { SignalMeaning, SignalSide } from './signals';

export type PointSide = 'high' | 'low';

/** Months in a row that belong to the same rule on the same side; first and last are indexes in `points`. */
export interface Pattern {
	rule: Rule;
	side: SignalSide;
	first: number;
	last: number;
	/** How many of them are part of it: an excluded month between them is not. */
	months: number;
	meaning: SignalMeaning;
}

/** The last month that is judged, or null. */
export const latestPoint = (assessment: Assessment): AssessedPoint | null => assessment.points[assessment.last] ?? null;

export const hasLimits = (assessment: Assessment): boolean =>
	assessment.stage === 'trial' || assessment.stage === 'firm';

/** A run chart by choice, such as that of a stock: months enough for limits, and none drawn. */
export function isNeverJudged(assessment: Assessment): boolean {
	return assessment.chart === 'run' && baselineIndexes(currentPhase(assessment)).length >= TRIAL_FROM;
}

/** On which side of the average a month lies; all rules that are on point to that side. */
export function sideOf(point: AssessedPoint): PointSide | null {
	if (point.value === null || point.centre === null) return null;
	if (above(point.value, point.centre)) return 'high';
	return below(point.value, point.centre) ? 'low' : null;
}

/** Whether centre and limits coincide: nothing varied in the baseline. */
export function neverVaried(point: AssessedPoint): boolean {
	return point.lower !== null && point.upper !== null && !above(point.upper, point.lower);
}

/** All stretches of months that a rule has marked, in order of their last month; those before the window are left out. */
export function patterns({ found, points }: Pick<Assessment, 'found' | 'points'>, rule: Rule): Pattern[] {
	const start = monthIndex(points[0]?.month ?? '0000-01');
	return found
		.filter((pattern) => pattern.rule === rule)
		.map(({ side, meaning, from, to, months }) => ({
			rule,
			side,
			meaning,
			months,
			first: Math.max(0, monthIndex(from) - start),
			last: monthIndex(to) - start
		}))
		.filter(({ last }) => last >= 0 && last < points.length)
		.sort((a, b) => a.last - b.last);
}

/** The patterns of a shape that the last judged month belongs to; those that read like the month itself come first. */
export function currentPatterns(assessment: Assessment, shape: Shape): Pattern[] {
	const meaning = latestPoint(assessment)?.meaning;
	const rules = new Set(assessment.found.map(({ rule }) => rule).filter((rule) => shapeOfRule(rule) === shape));
	return [...rules]
		.flatMap((rule) => patterns(assessment, rule))
		.filter((pattern) => pattern.last === assessment.last)
		.sort((a, b) => Number(b.meaning === meaning) - Number(a.meaning === meaning));
}

/** The pattern of a shape that the last judged month belongs to, or null. */
export const currentPattern = (assessment: Assessment, shape: Shape): Pattern | null =>
	currentPatterns(assessment, shape)[0] ?? null;

export const monthsOf = ({ months }: Pattern): number => months;
