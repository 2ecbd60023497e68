import { BASELINE_POINTS, stageOf as stageOfPoints, type Stage } from '../spc/stage';
import type { Chart, MonthValue } from './kpi';

export { FIRM_FROM, RUN_FROM, TRIAL_FROM } from '../spc/stage';
/** The baseline never grows beyond this: later months are held against it. */
export const BASELINE_MONTHS = BASELINE_POINTS;

/** A month that can give a signal: it has ended, its cases have matured, and it has a value. */
export function isJudged(month: MonthValue): boolean {
	return month.value !== null && month.state !== 'in_progress' && month.state !== 'immature';
}

/** The months that a KPI has from its own rows, without what was brought from before them. */
export const ownMonths = <T extends { history?: true }>(points: readonly T[]): T[] =>
	points.filter(({ history }) => !history);

/** A month that may set limits: provisional figures are judged by them, but do not move them. */
const isSettled = (month: MonthValue): boolean =>
	month.value !== null && (month.state === 'final' || month.state === 'restated');

/**
 * Indexes of the months of a phase that set centre and limits: the first 24 final or restated ones with a value that
 * nobody has excluded.
 */
export function baselineIndexes(values: readonly (MonthValue & { excluded?: string })[]): number[] {
	return values
		.flatMap((month, index) => (isSettled(month) && month.excluded === undefined ? [index] : []))
		.slice(0, BASELINE_MONTHS);
}

/** The months of the phase that the last judged month belongs to, up to the end of the series. */
export function currentPhase<T extends { begins?: string }>({ points, last }: { points: readonly T[]; last: number }) {
	const judged = last < 0 ? points.length - 1 : last;
	const from = Math.max(
		0,
		points.findLastIndex(({ begins }, index) => begins !== undefined && index <= judged)
	);
	const next = points.findIndex(({ begins }, index) => begins !== undefined && index > Math.max(judged, from));
	return points.slice(from, next < 0 ? points.length : next);
}

/**
 * How far a series has come. It is the months of the baseline that count, for they are what limits rest on; a run
 * chart never gets beyond its median.
 */
export const stageOf = (baselineMonths: number, chart: Chart): Stage => stageOfPoints(baselineMonths, chart !== 'run');
