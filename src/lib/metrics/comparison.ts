import { beyondFunnel, funnel, FUNNEL_LIMITS, funnelLimits, type Funnel } from '../spc/funnel';
import type { Month } from '../time/month';
import type { Dimension, Direction } from './kpi';

/** A group with what it counts over the months compared. */
export interface GroupTotal {
	name: string;
	numerator: number;
	denominator: number;
}

export interface ComparedGroup extends GroupTotal {
	/** numerator / denominator. */
	value: number;
	/** Outside what 998 of 1,000 groups like the others would lie within; `high` and `low` where no direction is better. */
	beyond: 'better' | 'worse' | 'high' | 'low' | null;
	/** Outside what 95 of 100 would lie within. */
	unusual: boolean;
}

/** Limits for groups of one size. */
export interface FunnelStep {
	size: number;
	warning: [lower: number, upper: number];
	action: [lower: number, upper: number];
}

/** Groups of different size held against what chance explains for their size. */
export interface Comparison {
	by: Dimension;
	from: Month;
	to: Month;
	centre: number;
	/** How much more the groups vary than chance explains, as a ratio of variances; 1 where chance explains all. */
	dispersion: number;
	/** Groups that are held against the limits, and those too small for it. */
	ranked: number;
	unranked: number;
	/** Ranked groups beyond the outer limits, and how many would be by chance if all were alike. */
	outside: number;
	expectedOutside: number;
	/** Those outside first, the furthest from the centre before the others; then the largest. Not all where there are many. */
	groups: ComparedGroup[];
	curve: FunnelStep[];
}

/** A group with less to divide by is not ranked. */
export const LEAST_TO_RANK = 10;
const GROUPS_SHOWN = 300;
const STEPS = 48;

/** Compares groups; null where fewer than two can be held against each other. */
export function compare(
	kind: 'p' | 'u',
	direction: Direction,
	totals: readonly GroupTotal[]
): Omit<Comparison, 'by' | 'from' | 'to'> | null {
	const filled = totals.filter(({ denominator }) => denominator > 0);
	const large = filled.filter(({ denominator }) => denominator >= LEAST_TO_RANK);
	const shape = funnel(kind, {
		numerators: filled.map(({ numerator }) => numerator),
		denominators: filled.map(({ denominator }) => denominator)
	});
	if (shape.centre === null || large.length < 2) return null;
	const groups = large.map((group) => held(shape, direction, group));
	const outside = groups.filter(({ beyond }) => beyond !== null).length;
	const centre = shape.centre;
	groups.sort(
		(a, b) =>
			Number(b.beyond !== null) - Number(a.beyond !== null) ||
			(a.beyond === null ? 0 : Math.abs(b.value - centre) - Math.abs(a.value - centre)) ||
			b.denominator - a.denominator ||
			(a.name < b.name ? -1 : 1)
	);
	return {
		centre,
		dispersion: shape.dispersion,
		ranked: large.length,
		unranked: filled.length - large.length,
		outside,
		expectedOutside: large.length * (1 - FUNNEL_LIMITS.action),
		groups: groups.slice(0, GROUPS_SHOWN),
		curve: curveOf(
			shape,
			large.map(({ denominator }) => denominator)
		)
	};
}

function held(shape: Funnel, direction: Direction, group: GroupTotal): ComparedGroup {
	const value = group.numerator / group.denominator;
	const side = (confidence: number) => beyondFunnel(shape, value, group.denominator, confidence);
	const action = side(FUNNEL_LIMITS.action);
	return { ...group, value, beyond: action && told(action, direction), unusual: side(FUNNEL_LIMITS.warning) !== null };
}

function told(side: 'above' | 'below', direction: Direction): ComparedGroup['beyond'] {
	if (direction === 'neutral') return side === 'above' ? 'high' : 'low';
	return (side === 'above') === (direction === 'up') ? 'better' : 'worse';
}

/** Sizes from the smallest to the largest group in equal ratios: a funnel is drawn over a logarithmic axis. */
function curveOf(shape: Funnel, sizes: readonly number[]): FunnelStep[] {
	const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
	const ratio = (most / least) ** (1 / (STEPS - 1));
	const steps = Array.from({ length: STEPS }, (_, at) => Math.round(least * ratio ** at));
	return [...new Set([...steps, most])].flatMap((size) => {
		const [warning, action] = [FUNNEL_LIMITS.warning, FUNNEL_LIMITS.action].map((confidence) =>
			funnelLimits(shape, size, confidence)
		);
		if (!warning || !action) return [];
		return [{ size, warning: [warning.lower, warning.upper], action: [action.lower, action.upper] } as FunnelStep];
	});
}
