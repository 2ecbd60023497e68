import type { Span } from '../time/span';
import type { Interval } from '../spc/interval';
import type { Month } from '../time/month';
import type { DayCount } from './day-counts';
import type { Direction, Measure } from './kpi';

export type PeriodName = 'previous_month' | 'same_month' | 'year_to_date' | 'fiscal_year_to_date';

/** What a KPI comes to over some months. Shares and rates are plain ratios, durations days. */
export interface PeriodTotal {
	from: Month;
	to: Month;
	/** Months of the period, and those of them that have a value. */
	months: number;
	told: number;
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	n: number;
	/** The value rests on a case that is open still, or on part of the amounts. */
	lowerBound: boolean;
}

/**
 * Why a difference is not held against chance: every case is counted · what is there carries over to the next month · the
 * cases were chosen by their number · too few months or cases to know what chance does · not the same number of months ·
 * what is open still can make up for it.
 */
export type Untested = 'census' | 'stock' | 'concentration' | 'few' | 'uneven' | 'open';

export interface PeriodPair {
	name: PeriodName;
	now: PeriodTotal;
	before: PeriodTotal;
	/** now − before; null where one of them has no value. */
	difference: number | null;
	/** What holds the real difference in 95 of 100 such comparisons; null where none can be told. */
	interval: Interval | null;
	/** Whether chance alone explains the difference; null where that is not told. `higher` and `lower`: neither is better. */
	change: 'better' | 'worse' | 'higher' | 'lower' | 'chance' | null;
	untested: Untested | null;
}

export interface PeriodComparison {
	/** The last final month: what all periods end with. */
	month: Month;
	/** First month of the fiscal year, 1 to 12. */
	fiscalStart: number;
	pairs: PeriodPair[];
}

/** A month as it adds to a period. */
export interface PeriodMonth {
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	n: number;
	lowerBound?: boolean;
}

/** What of a KPI decides how months are put together, and what chance does to them. */
export interface PeriodSeries {
	/** Starts the draws for durations: the same each time for the same series. */
	seed: string;
	measure: Measure;
	direction: Direction;
	census: boolean;
	/** The numerator is that of the largest categories. */
	isConcentration: boolean;
	/** How much more months vary than chance explains, as a ratio of variances, at least 1. */
	dispersion: number;
	/** One sigma of a month on its chart for single values; null before there are limits. */
	sigma: number | null;
	/** What the months of a span come to; null where nothing is to be put together, as of a yield over processes. */
	totalOf: (span: Span) => PeriodMonth | null;
	/** Whether a month has a value. */
	isTold: (month: Month) => boolean;
	/** Durations: units of a month by their days. */
	daysOf: (month: Month) => readonly DayCount[];
}
