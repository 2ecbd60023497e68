import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Canvas } from './chart';
import { isHollow, shapeOf, type Shape } from './geometry';

type Height = (point: AssessedPoint) => number | null;

/** Corners of a line that is level within each month. */
function levels(points: readonly AssessedPoint[], pick: Height): (number | null)[][] {
	return points.flatMap((point, index) => {
		const value = pick(point);
		return value === null
			? [[index, null]]
			: [
					[index, value],
					[index + 1, value]
				];
	});
}

/** Band, limits, average, target and the way to the months that are not counted yet. */
export function lineSeries(points: readonly AssessedPoint[], { colours }: Canvas) {
	const line = (id: string, pick: Height, lineStyle: object) => ({
		id,
		type: 'line',
		data: levels(points, pick),
		symbol: 'none',
		silent: true,
		lineStyle
	});
	const limit = { color: colours.limit, width: 1, type: [5, 4] };
	return [
		{ id: 'band', type: 'custom', silent: true, data: [[0, 0]], renderItem: bandRenderer(points, colours.band) },
		line('upper', (point) => point.upper, limit),
		line('lower', (point) => point.lower, limit),
		line('centre', (point) => point.centre, { color: colours.centre, width: 1 }),
		line('target', (point) => point.target, { color: colours.target, width: 1.6, type: [1.6, 3.4] }),
		{
			id: 'pending',
			type: 'line',
			silent: true,
			symbol: 'none',
			data: pendingData(points),
			lineStyle: { color: colours.data, width: 1.25, type: [2, 4] }
		}
	];
}

interface Plotter {
	coord: (data: number[]) => number[];
}

/** The faint ground between the limits, one polygon per stretch of months that have both. */
function bandRenderer(points: readonly AssessedPoint[], fill: string) {
	return (_: unknown, api: Plotter) => {
		const stretches: number[][] = [];
		points.forEach(({ upper, lower }, index) => {
			if (upper === null || lower === null) return;
			if (stretches.at(-1)?.at(-1) === index - 1) stretches.at(-1)!.push(index);
			else stretches.push([index]);
		});
		const edge = (index: number, value: number | null) => [index, index + 1].map((at) => api.coord([at, value ?? 0]));
		return {
			type: 'group',
			children: stretches.map((stretch) => ({
				type: 'polygon',
				shape: {
					points: [
						...stretch.flatMap((index) => edge(index, points[index]!.upper)),
						...stretch.toReversed().flatMap((index) => edge(index, points[index]!.lower).reverse())
					]
				},
				style: { fill },
				silent: true
			}))
		};
	};
}

/** From the last counted month on: joined by dots. */
function pendingData(points: readonly AssessedPoint[]) {
	const last = points.findLastIndex((point) => point.value !== null && !isHollow(point));
	return points.flatMap((point, index) => (index >= last && last >= 0 ? [[index + 0.5, point.value]] : []));
}

const SYMBOLS: Record<Shape, { symbol: string; size: number }> = {
	dot: { symbol: 'circle', size: 5 },
	last: { symbol: 'circle', size: 7 },
	circle: { symbol: 'circle', size: 10 },
	diamond: { symbol: 'diamond', size: 12 },
	square: { symbol: 'rect', size: 9 },
	hollow: { symbol: 'circle', size: 8 }
};

/** The months: the counted ones joined by the data line, the others hollow on top. */
export function dataSeries(points: readonly AssessedPoint[], { colours }: Canvas) {
	const last = points.findLastIndex((point) => point.value !== null && !isHollow(point));
	const fills: Record<Shape, object> = {
		dot: { color: colours.point },
		last: { color: colours.point },
		square: { color: colours.point },
		circle: { color: colours.improveMark, borderColor: colours.surface, borderWidth: 1.5 },
		diamond: { color: colours.concernMark, borderColor: colours.surface, borderWidth: 1.5 },
		hollow: { color: colours.surface, borderColor: colours.data, borderWidth: 1.5 }
	};
	const item = (point: AssessedPoint, index: number) => {
		const shape = shapeOf(point, index === last);
		const { symbol, size } = SYMBOLS[shape];
		return { value: [index + 0.5, point.value], symbol, symbolSize: size, itemStyle: fills[shape] };
	};
	const lineStyle = { color: colours.data, width: 1.5, join: 'round', cap: 'round' };
	const base = { type: 'line', silent: true, showAllSymbol: true };
	return [
		{
			...base,
			id: 'data',
			z: 4,
			lineStyle,
			data: points.map((point, index) => (isHollow(point) ? { value: [index + 0.5, null] } : item(point, index)))
		},
		{
			...base,
			id: 'hollow',
			z: 5,
			lineStyle: { width: 0 },
			data: points.map((point, index) => (isHollow(point) ? item(point, index) : { value: [index + 0.5, null] }))
		}
	];
}
