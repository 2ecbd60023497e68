import type { EffectRow } from './effects';

/** Control limits of a KPI in a month, as they stand before the file is saved. */
export interface Limits {
	lower: number | null;
	centre: number | null;
	upper: number | null;
}

interface Point extends Limits {
	month: string;
}

/** The limits of a month; of one that has none yet, those of the latest month that has. */
export function limitsAt(points: readonly Point[], month: string): Limits | null {
	const own = points.find((point) => point.month === month && hasLimits(point));
	return own ?? points.filter((point) => point.month < month && hasLimits(point)).at(-1) ?? null;
}

const hasLimits = ({ lower, upper }: Limits): boolean => lower !== null || upper !== null;

/** Places on a line of `TRACK_WIDTH`; what is not there is null. */
export interface Track {
	lower: number | null;
	centre: number | null;
	upper: number | null;
	now: number | null;
	after: number | null;
	worst: number | null;
}

export const TRACK_WIDTH = 230;
const AIR = 0.06;

/** Where now, after and the worst case stand between the limits; null where one value would stand alone. */
export function trackOf(
	{ from, to, worst }: Pick<EffectRow, 'from' | 'to' | 'worst'>,
	limits: Limits | null
): Track | null {
	if (from === null && to === null) return null;
	if (!limits && (from === null || to === null)) return null;
	const { lower = null, centre = null, upper = null } = limits ?? {};
	const values = [from, to, worst, lower, centre, upper].filter((value) => value !== null);
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const span = most - least || 1;
	const inner = TRACK_WIDTH * (1 - 2 * AIR);
	const place = (value: number | null) =>
		value === null ? null : Math.round((TRACK_WIDTH * AIR + ((value - least) / span) * inner) * 10) / 10;
	return {
		lower: place(lower),
		centre: place(centre),
		upper: place(upper),
		now: place(from),
		after: place(to),
		worst: place(worst)
	};
}

type Side = 'below' | 'between' | 'above';

function sideOf(value: number, { lower, upper }: Limits): Side {
	if (lower !== null && value < lower) return 'below';
	return upper !== null && value > upper ? 'above' : 'between';
}

const LIMIT: Record<Exclude<Side, 'between'>, string> = { below: 'lower limit', above: 'upper limit' };

/** "It stays below its lower limit." What it says is about the limits alone, not about runs. */
export function limitsSentence({ from, to }: Pick<EffectRow, 'from' | 'to'>, limits: Limits | null): string {
	if (!limits || to === null) return '';
	const after = sideOf(to, limits);
	if (from === null)
		return after === 'between' ? 'It lies between its limits.' : `It lies ${after} its ${LIMIT[after]}.`;
	const before = sideOf(from, limits);
	if (before === after)
		return after === 'between' ? 'It stays between its limits.' : `It stays ${after} its ${LIMIT[after]}.`;
	if (after === 'between') return 'It comes back between its limits.';
	return `It ${after === 'below' ? 'falls' : 'rises'} ${after} its ${LIMIT[after]}: look for a cause.`;
}
