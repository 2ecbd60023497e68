import type { BeforeAfter } from './before-after';
import { above, below } from './near';
import { studentQuantile } from './student';

export const FEWEST_MONTHS = { before: 6, after: 3 } as const;
const CONFIDENCE = 0.95;

/** What keeps a decision from being assessed at all. */
export type Obstacle = 'definition_break' | 'grade_d' | 'overlapping_decision';

/** What was expected of a decision, and what stands in the way of judging it. */
export interface Expectation {
	better: 'up' | 'down';
	/** The least effect worth while, in the good direction. */
	minimum: number;
	obstacles?: readonly Obstacle[];
}

export type Conclusion = 'not_assessable' | 'inconclusive' | 'effective' | 'not_effective';
export type Reason = Obstacle | 'too_early' | 'too_few' | 'improved_enough' | 'worsened' | 'out_of_reach' | 'noise';

export interface Verdict {
	conclusion: Conclusion;
	/** All reasons of the conclusion, the weightiest first. */
	reasons: Reason[];
	/** After − before, turned so that more is better; null without values on a side. */
	effect: number | null;
	/** One-sided 95 % bounds of the effect on either side; null where they are unknown. */
	interval: { lower: number; upper: number } | null;
}

/**
 * Whether a decision worked: the order of the questions matters. Its bounds are effect ± t(0.95, m − 1) · error with m
 * baseline months, so that few months widen them. Simulated, it calls a measure without effect effective in at most 5 %.
 */
export function verdictOn(compared: BeforeAfter | null, { better, minimum, obstacles = [] }: Expectation): Verdict {
	const read = compared && readEffect(compared, better);
	const say = (conclusion: Conclusion, ...reasons: Reason[]): Verdict => ({
		conclusion,
		reasons,
		effect: read?.effect ?? null,
		interval: read?.interval ?? null
	});
	if (obstacles.length > 0) return say('not_assessable', ...obstacles);
	if (!compared || compared.monthsAfter < FEWEST_MONTHS.after) return say('inconclusive', 'too_early');
	if (compared.monthsBefore < FEWEST_MONTHS.before || !compared.enoughCases || !read?.interval)
		return say('inconclusive', 'too_few');
	const { effect, interval } = read;
	const scale = Math.max(Math.abs(compared.before), Math.abs(compared.after));
	if (above(interval.lower, 0, scale) && !below(effect, minimum, scale)) return say('effective', 'improved_enough');
	if (below(interval.upper, 0, scale)) return say('not_effective', 'worsened');
	if (below(interval.upper, minimum, scale)) return say('not_effective', 'out_of_reach');
	return say('inconclusive', 'noise');
}

function readEffect({ before, after, error, monthsBefore }: BeforeAfter, better: 'up' | 'down') {
	const effect = better === 'up' ? after - before : before - after;
	if (monthsBefore < 2) return { effect, interval: null };
	const half = studentQuantile(CONFIDENCE, monthsBefore - 1) * error;
	return { effect, interval: { lower: effect - half, upper: effect + half } };
}
