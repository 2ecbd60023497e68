import type { Lines } from './lines';
import type { Series } from './moving-range';
import { sidesOf, stepsOf, type Side } from './pattern';
import { MAKING_DATA_COUNT } from './rule-sets';

/** Published multiple of the mean moving range; 3 / 1.128 rounded. For this profile alone: the two are never mixed. */
export const PUBLISHED_LIMIT_FACTOR = 2.66;

export type MakingDataCountRule = (typeof MAKING_DATA_COUNT)[number]['id'];

/** The one rule that a point is coloured by, and the side it speaks of. */
export interface Cause {
	rule: MakingDataCountRule;
	side: 'high' | 'low';
}

export interface MakingDataCount {
	/** Side per point for each rule: every point that belongs to a pattern. */
	sides: Record<MakingDataCountRule, Side[]>;
	/** The weightiest rule of each point; null means common cause. */
	causes: (Cause | null)[];
}

/**
 * One phase read by the rules of Making Data Count, with the priority of the published tool: beyond a limit, trend, two of
 * three, shift. As NHSRplotthedots, also in the direction of a trend whose neighbour belongs to another one: there the
 * step between the two decides.
 */
export function makingDataCount(values: Series, lines: Lines): MakingDataCount {
	const found = MAKING_DATA_COUNT.map(({ id, find }) => [id, sidesOf(find(values, lines), values.length)] as const);
	const sides = Object.fromEntries(found) as MakingDataCount['sides'];
	const steps = stepsOf(values, lines);
	const trends = sides.rule_trend_7;
	const causes = values.map((_, index): Cause | null => {
		const named = found.find(([, points]) => points[index] !== null);
		const side = named?.[1][index] ?? null;
		if (!named || side === null) return null;
		const [rule] = named;
		if (rule !== 'rule_trend_7' || (trends[index + 1] ?? null) === null) return { rule, side };
		return { rule, side: steps[index + 1] === 'high' ? 'high' : 'low' };
	});
	return { sides, causes };
}
