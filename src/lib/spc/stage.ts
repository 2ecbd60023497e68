/** Below this many points a series is only drawn. */
export const RUN_FROM = 6;
/** From here on there are limits, labelled trial: sigma is then known within a third, four times in five. */
export const TRIAL_FROM = 12;
/** From here on the limits are firm. */
export const FIRM_FROM = 20;
/** The baseline never grows beyond this: later points are held against it. */
export const BASELINE_POINTS = 24;

/** plot: drawn only · run: median, no icons · trial: limits, labelled so · firm: limits. */
export type Stage = 'plot' | 'run' | 'trial' | 'firm';

/** How far a series has come, by the points that set its lines; a run chart never gets beyond its median. */
export function stageOf(points: number, hasLimits = true): Stage {
	if (points < RUN_FROM) return 'plot';
	if (points < TRIAL_FROM || !hasLimits) return 'run';
	return points < FIRM_FROM ? 'trial' : 'firm';
}
