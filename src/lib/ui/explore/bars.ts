import type { Bar } from '$lib/explore/answer';
import type { Domain } from '../charts/scale';

/** How long a bar is, and where the months held against would end it: parts of the longest, 0 to 1. */
export interface BarLength {
	length: number;
	against: number | null;
}

/** Bars from zero on one scale. What is below zero, as an amount can be, has no length. */
export function barLengths(bars: readonly Pick<Bar, 'shown' | 'against'>[]): BarLength[] {
	const most = Math.max(0, ...bars.flatMap(({ shown, against }) => [shown ?? 0, against?.shown ?? 0]));
	const part = (value: number) => (most > 0 ? Math.max(0, value / most) : 0);
	return bars.map(({ shown, against }) => ({
		length: part(shown ?? 0),
		against: against?.shown == null ? null : part(against.shown)
	}));
}

/** The scale of values that need not begin at zero: what is drawn as points, with some air, up to the most there can be. */
export function valueDomain(values: readonly (number | null)[], most: number | null = null): Domain {
	const known = values.filter((value) => value !== null);
	if (known.length === 0) return [0, 1];
	const [low, high] = [Math.min(...known), Math.max(...known)];
	const air = (high - low || Math.abs(high) * 0.1 || 1) * 0.08;
	return [low >= 0 ? Math.max(0, low - air) : low - air, most === null ? high + air : Math.min(most, high + air)];
}

/** The scale of bars: from zero. */
export const barDomain = (values: readonly (number | null)[]): Domain => [
	0,
	Math.max(0, ...values.map((value) => value ?? 0)) || 1
];

/** The way of a line through points of a drawing of 100 in height, one unit apart; a month without a value breaks it. */
export function linePath(values: readonly (number | null)[], [low, high]: Domain): string {
	const y = (value: number) => 100 - ((value - low) / (high - low || 1)) * 100;
	let path = '';
	let open = false;
	values.forEach((value, index) => {
		if (value === null) open = false;
		else {
			path += `${open ? 'L' : 'M'}${index + 0.5} ${Number(y(value).toFixed(2))}`;
			open = true;
		}
	});
	return path;
}

/** Where a value lies on a scale, 0 to 1. */
export const placeOn = (value: number, [low, high]: Domain): number => (value - low) / (high - low || 1);
