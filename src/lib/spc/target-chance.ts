import type { Forecast } from './forecast';
import type { Interval } from './interval';

const WANTED = 0.95;
const HALVINGS = 60;

/** How likely next month meets its target, and what would have to change. */
export interface TargetChance {
	chance: number;
	/** The chance were the centre at either end of what the baseline allows for it. */
	interval: Interval;
	/** Change of the centre after which the chance is 95 %, in the bad direction where it is more already. */
	changeNeeded: number | null;
}

export interface TargetQuestion {
	target: number;
	better: 'up' | 'down';
	/** The forecast were the process centred elsewhere; null where it cannot be. */
	forecastAt(centre: number): Forecast | null;
	centre: number;
	/** What the baseline allows for the centre. */
	centreInterval: Interval;
	/** Where the centre can lie at all, to look for the change needed. */
	reach: Interval;
}

/**
 * Assurance as a chance instead of an icon: "varies around its target" becomes "about six months in ten". The centre that
 * would make it 95 % is found by halving, for the chance rises as the centre moves in the good direction.
 */
export function chanceToMeet(question: TargetQuestion): TargetChance | null {
	const at = (centre: number): number | null => {
		const forecast = question.forecastAt(centre);
		if (!forecast) return null;
		return question.better === 'up' ? forecast.atLeast(question.target) : forecast.atMost(question.target);
	};
	const chance = at(question.centre);
	const ends = [at(question.centreInterval.lower), at(question.centreInterval.upper)];
	if (chance === null || ends[0] == null || ends[1] == null) return null;
	const needed = centreNeeded(question, at);
	return {
		chance,
		interval: { lower: Math.min(...(ends as number[])), upper: Math.max(...(ends as number[])) },
		changeNeeded: needed === null ? null : needed - question.centre
	};
}

/** The centre at which the chance is 95 %; null where even the best one falls short. */
function centreNeeded({ better, reach }: TargetQuestion, at: (centre: number) => number | null): number | null {
	let [bad, good] = better === 'up' ? [reach.lower, reach.upper] : [reach.upper, reach.lower];
	if ((at(good) ?? 0) < WANTED) return null;
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (bad + good) / 2;
		if ((at(middle) ?? 0) < WANTED) bad = middle;
		else good = middle;
	}
	return good;
}
