import type { Month } from '../time/month';
import type { Assessment } from './assessment';
import { DEFAULT_LOCALE, formatCount, formatMonthLong, monthName } from './format';
import { currentPattern, isNeverJudged, latestPoint, monthsOf } from './patterns';
import { counted } from './words';

/**
 * Whether a KPI needs a decision: a signal of concern in its last month; a target that it will miss every month, unless
 * it is improving and has met it; or a stock, which has no limits to judge by, over its target.
 * A target that is missed by chance needs none: it is counted beside, see `headline`.
 */
export function needsAttention(assessment: Assessment): boolean {
	return urgency(assessment) >= URGENT.missedStock;
}

/** Whether the target was missed in the last judged month. */
export const missedTarget = (assessment: Assessment): boolean => latestPoint(assessment)?.meetsTarget === false;

const URGENT = { concern: 600, willMiss: 500, missedStock: 400, missed: 300, changed: 200, steady: 100, notJudged: 0 };

/** Sort key, the most urgent highest: within a signal of concern the longer and the plainer one comes first. */
export function urgency(assessment: Assessment): number {
	const { variation, assurance } = assessment;
	if (variation?.startsWith('concern')) return URGENT.concern + evidenceOf(assessment);
	const settled = variation?.startsWith('improvement') && !missedTarget(assessment);
	if (assurance === 'consistent_fail' && !settled) return URGENT.willMiss;
	if (missedTarget(assessment)) return isNeverJudged(assessment) ? URGENT.missedStock : URGENT.missed;
	if (variation === null) return URGENT.notJudged;
	return variation === 'common_cause' ? URGENT.steady : URGENT.changed + evidenceOf(assessment);
}

/** Compares for sorting; equal ones keep the order of the catalogue. */
export const byUrgency = (a: Assessment, b: Assessment): number => urgency(b) - urgency(a);

/** 0 to 99: months of the run, and weight for a month outside the limits or a target that will be missed. */
function evidenceOf(assessment: Assessment): number {
	const run = currentPattern(assessment, 'one_side');
	const outside = currentPattern(assessment, 'outside') !== null ? 20 : 0;
	const fails = assessment.assurance === 'consistent_fail' ? 30 : 0;
	return Math.min(99, (run ? monthsOf(run) : 0) + outside + fails);
}

/** The top of the board, in words; null where there is nothing to say. */
export interface Headline {
	/** '3 of 14 KPIs need attention.' */
	title: string;
	/** '2 more missed their target in September.' */
	missed: string | null;
	/** 'September 2026': the last month that the data are complete to. */
	dataTo: string | null;
	/** '3 files are still missing' */
	missing: string | null;
	/** 'October is in progress and not counted.' */
	inProgress: string | null;
}

export interface BoardState {
	dataTo: Month | null;
	inProgress: Month | null;
	/** Files that are due and have not come. */
	missingFiles: number;
	/** Whether only a part of the organisation is looked at. */
	filtered?: boolean;
}

/** Sums the board up; a target missed by chance is counted here even where the KPI is steady. */
export function headline(assessments: readonly Assessment[], state: BoardState, locale = DEFAULT_LOCALE): Headline {
	const urgent = assessments.filter(needsAttention).length;
	const missed = assessments.filter((assessment) => missedTarget(assessment) && !needsAttention(assessment)).length;
	return {
		title: titleOf(urgent, assessments.length, state.filtered ?? false, locale),
		missed: missed === 0 ? null : missedWords(missed, urgent, state.dataTo, locale),
		dataTo: state.dataTo === null ? null : formatMonthLong(state.dataTo, locale),
		missing: state.missingFiles === 0 ? null : `${counted(state.missingFiles, 'file is', 'files are')} still missing`,
		inProgress:
			state.inProgress === null ? null : `${monthName(state.inProgress, locale)} is in progress and not counted.`
	};
}

function titleOf(urgent: number, all: number, filtered: boolean, locale: string): string {
	if (all === 0) return filtered ? 'No KPI has rows for this choice.' : 'No KPI on the board has data yet.';
	if (urgent === 0)
		return all === 1 ? 'The one KPI needs no attention.' : `None of ${formatCount(all, locale)} KPIs needs attention.`;
	return `${urgent} of ${formatCount(all, locale)} ${all === 1 ? 'KPI' : 'KPIs'} ${urgent === 1 ? 'needs' : 'need'} attention.`;
}

function missedWords(missed: number, urgent: number, dataTo: Month | null, locale: string): string {
	const when = dataTo === null ? 'in the last month' : `in ${monthName(dataTo, locale)}`;
	return `${missed}${urgent > 0 ? ' more' : ''} missed ${missed === 1 ? 'its' : 'their'} target ${when}.`;
}
