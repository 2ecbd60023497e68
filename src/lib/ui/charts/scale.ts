import type { ChartPoint } from './chart-points';

/** Lowest and highest value of an axis, in the unit of the data. */
export type Domain = readonly [number, number];

/** Air above and below the data, as part of their span. */
const AIR = 0.06;

/**
 * The span of everything a control chart shows: values, limits, average and target, with 6 % air. It does not start at
 * zero, but never goes below zero for data that do not. A flat series gets a span of its own.
 */
export function controlDomain(points: readonly ChartPoint[], withTarget = true): Domain {
	const shown = points
		.flatMap(({ value, lower, upper, centre, target, likely }) => [
			value,
			lower,
			upper,
			centre,
			withTarget ? target : null,
			likely?.lower ?? null,
			likely?.upper ?? null
		])
		.filter((value): value is number => value !== null && Number.isFinite(value));
	if (shown.length === 0) return [0, 1];
	const low = Math.min(...shown);
	const high = Math.max(...shown);
	const air = (high - low || Math.abs(high) * 0.1 || 1) * AIR;
	return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
}

/** The span that holds all of several charts: small multiples share it. */
export function commonDomain(domains: readonly Domain[]): Domain {
	if (domains.length === 0) return [0, 1];
	return [Math.min(...domains.map(([low]) => low)), Math.max(...domains.map(([, high]) => high))];
}

/** Value to pixel; the highest value stands at the top. */
export function verticalScale([low, high]: Domain, top: number, bottom: number): (value: number) => number {
	const factor = high === low ? 0 : (bottom - top) / (high - low);
	return (value) => bottom - (value - low) * factor;
}

/** Round values within the domain, at most `count` of them, steps of 1, 2 or 5. */
export function ticksOf([low, high]: Domain, count = 5): number[] {
	const span = high - low;
	if (!(span > 0) || count < 1) return [];
	const rough = span / count;
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10].map((part) => part * magnitude).find((candidate) => candidate >= rough) ?? magnitude * 10;
	const ticks: number[] = [];
	for (let index = Math.ceil(low / step); index * step <= high + step * 1e-9; index++)
		ticks.push(Number((index * step).toPrecision(12)));
	return ticks;
}

export interface PlacedLabel<T> {
	y: number;
	item: T;
}

/** Moves labels apart that would overlap, as little as possible, keeping their order and the room from top to bottom. */
export function spreadLabels<T>(
	labels: readonly PlacedLabel<T>[],
	distance: number,
	[top, bottom]: readonly [number, number]
): PlacedLabel<T>[] {
	const placed = labels.map((label) => ({ ...label })).sort((a, b) => a.y - b.y);
	for (let index = 0; index < placed.length; index++) {
		const least = index === 0 ? top : placed[index - 1]!.y + distance;
		placed[index]!.y = Math.max(placed[index]!.y, least);
	}
	for (let index = placed.length - 1; index >= 0; index--) {
		const most = index === placed.length - 1 ? bottom : placed[index + 1]!.y - distance;
		placed[index]!.y = Math.min(placed[index]!.y, most);
	}
	return placed;
}
