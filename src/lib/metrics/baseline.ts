import type { LimitStage } from './assessment';
import type { Chart, MonthValue } from './kpi';

/** Below this many months a series is only drawn. */
export const RUN_FROM = 6;
/** From here on there are limits, labelled trial. */
export const TRIAL_FROM = 12;
/** From here on the limits are firm. */
export const FIRM_FROM = 20;
/** The baseline never grows beyond this: later months are held against it. */
export const BASELINE_MONTHS = 24;

/** A month that can give a signal: it has ended, its cases have matured, and it has a value. */
export function isJudged(month: MonthValue): boolean {
	return month.value !== null && month.state !== 'in_progress' && month.state !== 'immature';
}

/** A month that may set limits: provisional figures are judged by them, but do not move them. */
const isSettled = (month: MonthValue): boolean =>
	month.value !== null && (month.state === 'final' || month.state === 'restated');

/** Indexes of the months that set centre and limits: the first 24 final or restated months with a value. */
export function baselineIndexes(values: readonly MonthValue[]): number[] {
	return values.flatMap((month, index) => (isSettled(month) ? [index] : [])).slice(0, BASELINE_MONTHS);
}

/**
 * How far a series has come. It is the months of the baseline that count, for they are what limits rest on; a run
 * chart never gets beyond its median.
 */
export function stageOf(baselineMonths: number, chart: Chart): LimitStage {
	if (baselineMonths < RUN_FROM) return 'plot';
	if (baselineMonths < TRIAL_FROM || chart === 'run') return 'run';
	return baselineMonths < FIRM_FROM ? 'trial' : 'firm';
}
