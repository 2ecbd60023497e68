import type { Month } from '../time/month';
import type { AssessedPoint } from './assessment';
import type { Category, Dimension, Direction } from './kpi';

/** What a month of a group is held against: the group's own average, or that of all. */
export const AGAINST = ['own', 'all'] as const;
export type Against = (typeof AGAINST)[number];

/** How far a month lies from what it is held against; `high` and `low` where neither is better. */
export type HeatTone = 'better' | 'worse' | 'high' | 'low' | 'usual';

export interface HeatCell {
	month: Month;
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	n: number;
	/** Sigmas from the average; null where there are no limits, or the month is not counted yet. */
	z: number | null;
	tone: HeatTone | null;
	/** Beyond three sigma; else a tone that is not usual lies beyond two. */
	strong: boolean;
}

export interface HeatRow {
	name: string;
	/** All groups that have no row of their own. */
	rest: boolean;
	cells: HeatCell[];
}

/** Months by groups, the largest first. */
export interface HeatMap {
	by: Dimension | Category;
	against: Against;
	/** Whether the average of all can be chosen: shares and rates, whose cases tell what chance does to a group. */
	choosable: boolean;
	months: Month[];
	rows: HeatRow[];
	/** Groups in the rest, or left out where they cannot be put together. */
	omitted: number;
}

const UNUSUAL = 2;
const BEYOND = 3;

/** Numbers of one group and month. */
export type Counted = Pick<HeatCell, 'month' | 'value' | 'numerator' | 'denominator' | 'n'>;

/** What chance does around an average: one sigma for so many cases; null where that is not known. */
export interface Yardstick {
	centre: number;
	sigma: (denominator: number) => number;
}

const countsFor = ({ state }: Pick<AssessedPoint, 'state'>): boolean => state !== 'in_progress' && state !== 'immature';

/** A cell of a month that is charted: against the limits of its own chart, or a yardstick for all. */
export function heatCell(direction: Direction, point: AssessedPoint, common: Yardstick | null): HeatCell {
	const { month, value, numerator, denominator, n } = point;
	const counted: Counted = { month, value, numerator, denominator, n };
	if (!countsFor(point)) return toned(direction, counted, null);
	return toned(direction, counted, common ? zAgainst(counted, common) : zOnChart(point));
}

/** A third of the way to the further limit: the nearer may have been cut at what is possible. */
function zOnChart({ value, centre, lower, upper }: AssessedPoint): number | null {
	if (value === null || centre === null || (lower === null && upper === null)) return null;
	const sigma = Math.max((upper ?? centre) - centre, centre - (lower ?? centre)) / 3;
	return sigma > 0 ? (value - centre) / sigma : null;
}

export function zAgainst({ value, denominator }: Counted, { centre, sigma }: Yardstick): number | null {
	if (value === null || !denominator) return null;
	const one = sigma(denominator);
	return one > 0 ? (value - centre) / one : null;
}

/** A cell with its tone. */
export function toned(direction: Direction, counted: Counted, z: number | null): HeatCell {
	const strong = z !== null && Math.abs(z) >= BEYOND;
	if (z === null) return { ...counted, z, tone: null, strong };
	if (Math.abs(z) < UNUSUAL) return { ...counted, z, tone: 'usual', strong };
	const high = z > 0;
	if (direction === 'neutral') return { ...counted, z, tone: high ? 'high' : 'low', strong };
	return { ...counted, z, tone: high === (direction === 'up') ? 'better' : 'worse', strong };
}

/**
 * The average of all, with the spread that binomial or Poisson chance gives a group of a size, widened by the root of the
 * dispersion of the whole. Null without cases.
 */
export function yardstick(kind: 'p' | 'u', all: readonly Counted[], dispersion: number): Yardstick | null {
	const sum = (side: 'numerator' | 'denominator') => all.reduce((total, one) => total + (one[side] ?? 0), 0);
	const [cases, whole] = [sum('numerator'), sum('denominator')];
	if (whole <= 0) return null;
	const centre = cases / whole;
	const variance = (kind === 'p' ? centre * (1 - centre) : centre) * dispersion;
	return { centre, sigma: (denominator) => Math.sqrt(variance / denominator) };
}

/** What all groups without a row come to in a month: the whole less those that have one. */
export function remainder(whole: Counted, shown: readonly Counted[]): Counted {
	const left = (side: 'numerator' | 'denominator' | 'n') =>
		Math.max(0, (whole[side] ?? 0) - shown.reduce((sum, one) => sum + (one[side] ?? 0), 0));
	const [numerator, denominator] = [left('numerator'), left('denominator')];
	const { month } = whole;
	if (denominator < 1e-9) return { month, value: null, numerator: null, denominator: null, n: 0 };
	return { month, value: numerator / denominator, numerator, denominator, n: left('n') };
}
