import type { Stage } from '../spc/stage';
import type { Month } from '../time/month';
import type { Chart, MonthValue } from './kpi';
import type { PhaseReason } from './notes';
import type { Rule, RuleChoice } from './rules';
import type { SignalMeaning, SignalSide } from './signals';

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
	meaning: SignalMeaning | null;
	/** Why a new phase begins with this month; absent where none does. */
	begins?: string;
	/** Why this month is left out of centre and limits; absent where it counts. */
	excluded?: string;
	target: number | null;
	/** null where there is no target, no value, the month is not judged yet or from before the KPI's own, or the direction is neutral. */
	meetsTarget: boolean | null;
	/** The evidence grade, once the server has judged it. */
	grade: Grade | null;
}

/** How the months of a phase are judged. */
export interface PhaseJudging {
	/** The chart in force: p may have become pp. */
	chart: Chart;
	/** Why this chart, in words. */
	chartReason: string;
	stage: LimitStage;
	/** Months that set centre and limits, first and last; null before there are limits. */
	baseline: { from: Month; to: Month; months: number; frozen: boolean } | null;
	/** Overdispersion of the baseline (sigma of z); null where it does not apply. */
	sigmaZ: number | null;
}

/** Months with a centre and limits of their own. */
export interface AssessedPhase extends PhaseJudging {
	from: Month;
	to: Month;
	/** Why it began; null for the first one, which began with the data. */
	reason: PhaseReason | null;
	text: string | null;
	/** Months from before the KPI's own, as they were brought. */
	history?: true;
	/** The average of its last month. */
	centre: number | null;
}

/** Months in which one rule found its pattern; how many of them are part of it. */
export interface FoundPattern {
	rule: Rule;
	side: SignalSide;
	meaning: SignalMeaning;
	from: Month;
	to: Month;
	months: number;
}

/** A series read as a control chart: what every view shows, computed once. Its judging is that of the current phase. */
export interface Assessment extends PhaseJudging {
	points: AssessedPoint[];
	/** All phases in order; one where nobody has begun another. */
	phases: AssessedPhase[];
	/** Place in `phases` of the one that the last judged month belongs to. */
	phase: number;
	/** The rules in force, and what they found. */
	rules: RuleChoice;
	found: FoundPattern[];
	/** Icon of the last judged month; null below 12 months, and for stocks. */
	variation: Variation | null;
	/** Icon of the target against the limits of the last judged month; null without target, or below 12 months. */
	assurance: Assurance | null;
	/** Index in `points` of the last month that is judged: ended, with a value; -1 if none. */
	last: number;
}
