import type { AssessedPoint } from '$lib/metrics/assessment';
import type { ChartPoint } from './chart-points';
import { verticalScale, type Domain } from './scale';

/** How a month is drawn: dot = chance, circle = better, diamond = look here, hollow = not counted yet, cross = left out. */
export type Shape = 'dot' | 'last' | 'circle' | 'diamond' | 'square' | 'hollow' | 'cross';

export interface PlacedMark {
	/** Index of the month in the points handed over. */
	index: number;
	/** Middle of the month as a share of the width, 0 to 1. */
	x: number;
	y: number;
	shape: Shape;
}

/** Paths over a width of one unit per month and a height in pixels; empty where there is nothing to draw. */
export interface ControlGeometry {
	band: string;
	limits: string;
	centre: string;
	target: string;
	data: string;
	/** Towards the months that are not counted yet. */
	pending: string;
	/** Months that show chance alone: points without length, which a round pen makes dots. */
	dots: string;
	/** The other months, each with a shape of its own. */
	marks: PlacedMark[];
	/** Height of the last target, for its flag. */
	targetY: number | null;
	/** Indexes of the months that begin a phase: a hairline at their left edge. */
	breaks: number[];
	/** The forecast as a rectangle: its month, top and bottom. */
	likely: { index: number; top: number; bottom: number; expected: number } | null;
}

export const isHollow = (point: AssessedPoint): boolean => point.state === 'in_progress' || point.state === 'immature';

export function shapeOf(point: AssessedPoint, isLast: boolean): Shape {
	if (isHollow(point)) return 'hollow';
	if (point.excluded !== undefined) return 'cross';
	if (point.meaning === 'improvement') return 'circle';
	if (point.meaning === 'concern') return 'diamond';
	if (point.meaning === 'neutral') return 'square';
	return isLast ? 'last' : 'dot';
}

/** What a control chart draws, without colours and without text. */
export function controlGeometry(
	points: readonly ChartPoint[],
	domain: Domain,
	[top, bottom]: readonly [number, number]
): ControlGeometry {
	const y = verticalScale(domain, top, bottom);
	const heights = (pick: (point: AssessedPoint) => number | null) =>
		points.map((point) => {
			const value = pick(point);
			return value === null ? null : round(y(value));
		});
	const values = heights((point) => point.value);
	const counted = values.map((value, index) => (isHollow(points[index]!) ? null : value));
	const upper = heights((point) => point.upper);
	const lower = heights((point) => point.lower);
	const targets = heights((point) => point.target);
	const last = counted.findLastIndex((value) => value !== null);
	const placed = values.flatMap((value, index): PlacedMark[] => {
		if (value === null) return [];
		return [{ index, x: (index + 0.5) / points.length, y: value, shape: shapeOf(points[index]!, index === last) }];
	});
	const breaks = points.flatMap(({ begins }, index) => (begins === undefined ? [] : [index]));
	const ahead = points.findIndex(({ likely }) => likely);
	const likely = points[ahead]?.likely;
	return {
		band: bandPath(upper, lower, breaks),
		limits: stepPath(upper, breaks) + stepPath(lower, breaks),
		centre: stepPath(
			heights((point) => point.centre),
			breaks
		),
		target: stepPath(targets),
		data: linePath(counted, breaks),
		pending: linePath(
			values.map((value, index) => (index >= last && last >= 0 ? value : null)),
			breaks
		),
		dots: placed
			.filter(({ shape }) => shape === 'dot')
			.map(({ index, y: height }) => `M${index + 0.5} ${height}h0`)
			.join(''),
		marks: placed.filter(({ shape }) => shape !== 'dot'),
		targetY: targets.findLast((value) => value !== null) ?? null,
		breaks,
		likely: likely
			? {
					index: ahead,
					top: round(y(likely.upper)),
					bottom: round(y(likely.lower)),
					expected: round(y(likely.expected))
				}
			: null
	};
}

/** Joins the middles of the months; a gap stays a gap, a month alone between gaps has no line. At `breaks` a new line begins. */
export function linePath(heights: readonly (number | null)[], breaks: readonly number[] = []): string {
	return stretches(heights, breaks)
		.filter((stretch) => stretch.length > 1)
		.map((stretch) => 'M' + stretch.map(([index, height]) => `${index + 0.5} ${height}`).join('L'))
		.join('');
}

/** A line that is level within a month and steps between months, as limits that follow the number of cases do. */
export function stepPath(heights: readonly (number | null)[], breaks: readonly number[] = []): string {
	return stretches(heights, breaks).map(steps).join('');
}

function steps(stretch: readonly [number, number][]): string {
	let path = `M${stretch[0]![0]} ${stretch[0]![1]}`;
	stretch.forEach(([index, height], at) => {
		const next = stretch[at + 1];
		if (next?.[1] === height) return;
		path += `H${index + 1}`;
		if (next) path += `V${next[1]}`;
	});
	return path;
}

/** The ground between two stepped lines; only where both are there. */
export function bandPath(
	upper: readonly (number | null)[],
	lower: readonly (number | null)[],
	breaks: readonly number[] = []
): string {
	const both = upper.map((height, index) => (height === null || lower[index] == null ? null : height));
	return stretches(both, breaks)
		.map((stretch) => {
			const back = stretch.map(([index]) => [index, lower[index]!] as [number, number]).reverse();
			const underneath = back.map(([index, height]) => `L${index + 1} ${height}L${index} ${height}`).join('');
			return steps(stretch) + underneath + 'Z';
		})
		.join('');
}

/** Runs of neighbours that have a value, each as [index, value] pairs. */
function stretches(heights: readonly (number | null)[], breaks: readonly number[]): [number, number][][] {
	const found: [number, number][][] = [];
	heights.forEach((height, index) => {
		if (height === null) return;
		if (index > 0 && heights[index - 1] != null && !breaks.includes(index)) found.at(-1)!.push([index, height]);
		else found.push([[index, height]]);
	});
	return found;
}

const round = (value: number): number => Math.round(value * 100) / 100;
