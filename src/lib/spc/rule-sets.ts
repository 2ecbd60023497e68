import type { ControlChart } from './control-chart';
import { linesAt, type Lines } from './lines';
import { above } from './near';
import { NELSON } from './nelson';
import type { Found, Rule } from './pattern';
import { beyondLimits, beyondZone, closeToLimit, onOneSide, steadily } from './rules';

export interface NamedRule {
	id: string;
	/** The pattern in words. */
	name: string;
	find: Rule;
}

/** The zone rules of Western Electric, Statistical Quality Control Handbook (1956), pages 25 to 28. */
export const WESTERN_ELECTRIC = [
	{ id: 'we_1', name: 'one point beyond three sigma', find: beyondLimits },
	{ id: 'we_2', name: 'two of three points beyond two sigma on the same side', find: beyondZone(2, 2, 3) },
	{ id: 'we_3', name: 'four of five points beyond one sigma on the same side', find: beyondZone(1, 4, 5) },
	{ id: 'we_4', name: 'eight points in a row on one side of the centre', find: onOneSide(8) }
] as const;

/** The rules of Making Data Count in the order in which a point names one of them: the weightiest first. */
export const MAKING_DATA_COUNT = [
	{ id: 'rule_astronomical', name: 'one point beyond a limit', find: beyondLimits },
	{ id: 'rule_trend_7', name: 'seven points in a row rising or falling', find: steadily(7) },
	{ id: 'rule_two_of_three', name: 'two of three points close to the same limit', find: closeToLimit },
	{ id: 'rule_shift_7', name: 'seven points in a row on one side of the centre', find: onOneSide(7) }
] as const;

/** Rule sets by name; the runs analysis of Anhøj, which speaks of a whole phase, is `runsByPhase`. */
export const RULE_SETS = {
	nelson: NELSON,
	western_electric: WESTERN_ELECTRIC,
	making_data_count: MAKING_DATA_COUNT
} as const satisfies Record<string, readonly NamedRule[]>;

export type RuleSet = keyof typeof RULE_SETS;

/** A pattern with the rule that it meets. */
export interface Signal extends Found {
	rule: string;
}

/**
 * What the rules find on a chart, phase by phase: no pattern crosses into another phase. An excluded point is held
 * against the limits, and taken out before the rules look for patterns, so that its neighbours stand side by side. A
 * phase without variation gives no signals: its limits are its centre, and nothing can lie within them by chance.
 */
export function findSignals(
	rules: readonly NamedRule[],
	{ y, lines, phases }: ControlChart,
	excluded: readonly number[] = []
): Signal[] {
	const left = new Set(excluded);
	return phases.flatMap(({ from, to }) => {
		const all = Array.from({ length: to - from }, (_, index) => from + index);
		const counted = all.filter((index) => !left.has(index));
		return rules.flatMap(({ id, find }) => {
			const looked = find === beyondLimits ? all : counted;
			const own = linesAt(lines, looked);
			if (find !== beyondLimits && !varies(own)) return [];
			const values = looked.map((index) => y[index] ?? null);
			return find(values, own).map(({ side, at, points }) => ({
				rule: id,
				side,
				at: looked[at]!,
				points: points.map((index) => looked[index]!)
			}));
		});
	});
}

/** Whether limits are apart at any point; a run chart, which has none, is judged by its centre alone. */
function varies({ lower, upper }: Lines): boolean {
	const pairs = upper.flatMap((limit, index) => (limit === null || lower[index] === null ? [] : [index]));
	return pairs.length === 0 || pairs.some((index) => above(upper[index]!, lower[index]!));
}
