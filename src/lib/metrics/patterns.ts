import { above, below } from '../spc/near';
import type { AssessedPoint, Assessment, Rule } from './assessment';
import { baselineIndexes, TRIAL_FROM } from './baseline';

export type PointSide = 'high' | 'low';

/** Months in a row that belong to the same rule on the same side; first and last are indexes in `points`. */
export interface Pattern {
	rule: Rule;
	side: PointSide;
	first: number;
	last: number;
	meaning: NonNullable<AssessedPoint['meaning']>;
}

/** The last month that is judged, or null. */
export const latestPoint = (assessment: Assessment): AssessedPoint | null => assessment.points[assessment.last] ?? null;

export const hasLimits = (assessment: Assessment): boolean =>
	assessment.stage === 'trial' || assessment.stage === 'firm';

/** A run chart by choice, such as that of a stock: months enough for limits, and none drawn. */
export function isNeverJudged(assessment: Assessment): boolean {
	return assessment.chart === 'run' && baselineIndexes(assessment.points).length >= TRIAL_FROM;
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

/** All stretches of months that a rule has marked, in order of their last month. */
export function patterns(assessment: Assessment, rule: Rule): Pattern[] {
	const found: Pattern[] = [];
	assessment.points.forEach((point, index) => {
		const side = sideOf(point);
		if (side === null || point.meaning === null || !point.signals.includes(rule)) return;
		const open = found.at(-1);
		if (open && open.last === index - 1 && open.side === side) open.last = index;
		else found.push({ rule, side, first: index, last: index, meaning: point.meaning });
	});
	return found;
}

/** The pattern of a rule that the last judged month belongs to, or null. */
export function currentPattern(assessment: Assessment, rule: Rule): Pattern | null {
	return patterns(assessment, rule).find((pattern) => pattern.last === assessment.last) ?? null;
}

export const monthsOf = (pattern: Pattern): number => pattern.last - pattern.first + 1;
