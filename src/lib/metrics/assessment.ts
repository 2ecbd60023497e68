import type { Stage } from '../spc/stage';
import type { Chart, MonthValue } from './kpi';

/** Rules by the names of the published reference values. */
export type Rule = 'rule_astronomical' | 'rule_shift_7' | 'rule_two_of_three' | 'rule_trend_7';

export type Variation =
	| 'common_cause'
	| 'improvement_high'
	| 'improvement_low'
	| 'concern_high'
	| 'concern_low'
	| 'neutral_high'
	| 'neutral_low';

export type Assurance = 'consistent_pass' | 'inconsistent' | 'consistent_fail';

export type Grade = 'A' | 'B' | 'C' | 'D';

/**
 * By final months with a value, at most 24: plot: fewer than 6 · run: 6–11, median only, and stocks however long ·
 * trial: limits from 12–19 · firm: from 20.
 */
export type LimitStage = Stage;

/** A month with what the chart says of it; `upper` and `lower` null where there are no limits. */
export interface AssessedPoint extends MonthValue {
	centre: number | null;
	lower: number | null;
	upper: number | null;
	/** Rules whose pattern this month is part of, the weightiest first. */
	signals: Rule[];
	/** How the signal at this month reads, given the direction; concern where both meet; null without one. */
	meaning: 'improvement' | 'concern' | 'neutral' | null;
	target: number | null;
	/** null where there is no target, no value, the month is not judged yet, or the direction is neutral. */
	meetsTarget: boolean | null;
	/** The evidence grade, once the server has judged it. */
	grade: Grade | null;
}

/** A series read as a control chart: what every view shows, computed once. */
export interface Assessment {
	/** The chart in force: p may have become pp. */
	chart: Chart;
	/** Why this chart, in words, for the details. */
	chartReason: string;
	stage: LimitStage;
	points: AssessedPoint[];
	/** Months that set centre and limits, first and last; null before there are limits. */
	baseline: { from: string; to: string; months: number; frozen: boolean } | null;
	/** Overdispersion of the baseline (sigma of z); null where it does not apply. */
	sigmaZ: number | null;
	/** Icon of the last judged month; null below 12 months, and for stocks. */
	variation: Variation | null;
	/** Icon of the target against the limits of the last judged month; null without target, or below 12 months. */
	assurance: Assurance | null;
	/** Index in `points` of the last month that is judged: ended, with a value; -1 if none. */
	last: number;
}
