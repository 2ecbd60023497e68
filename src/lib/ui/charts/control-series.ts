import type { ChartPoint } from './chart-points';
import type { Canvas } from './chart';
import { isHollow, shapeOf, type Shape } from './geometry';

type Height = (point: ChartPoint) => number | null;

/** Corners of a line that is level within each month; a `broken` one begins anew with each phase. */
function levels(points: readonly ChartPoint[], pick: Height, broken: boolean): (number | null)[][] {
	return points.flatMap((point, index) => {
		const value = pick(point);
		const apart = broken && point.begins !== undefined ? [[index, null]] : [];
		if (value === null) return [[index, null]];
		return [...apart, [index, value], [index + 1, value]];
	});
}

/** Band, limits, average, target and the way to the months that are not counted yet. */
export function lineSeries(points: readonly ChartPoint[], { colours }: Canvas) {
	const line = (id: string, pick: Height, lineStyle: object) => ({
		id,
		type: 'line',
		data: levels(points, pick, id !== 'target'),
		symbol: 'none',
		silent: true,
		lineStyle
	});
	const limit = { color: colours.limit, width: 1, type: [5, 4] };
	return [
		{ id: 'likely', type: 'custom', silent: true, data: [[0, 0]], renderItem: likelyRenderer(points, colours), z: 3 },
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
function bandRenderer(points: readonly ChartPoint[], fill: string) {
	return (_: unknown, api: Plotter) => {
		const stretches: number[][] = [];
		points.forEach(({ upper, lower }, index) => {
			if (upper === null || lower === null) return;
			if (stretches.at(-1)?.at(-1) === index - 1 && points[index]!.begins === undefined) stretches.at(-1)!.push(index);
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

/** The forecast: a bar over its month with its middle marked, fainter than anything that was measured. */
function likelyRenderer(points: readonly ChartPoint[], colours: Canvas['colours']) {
	return (_: unknown, api: Plotter) => {
		const index = points.findIndex(({ likely }) => likely);
		const likely = points[index]?.likely;
		if (!likely) return { type: 'group', children: [] };
		const [[left = 0, top = 0], [right = 0, bottom = 0]] = [
			api.coord([index + 0.15, likely.upper]),
			api.coord([index + 0.85, likely.lower])
		];
		const [, middle = 0] = api.coord([index, likely.expected]);
		const edge = { stroke: colours.centre, lineWidth: 1, lineDash: [2, 2] };
		return {
			type: 'group',
			children: [
				{
					type: 'rect',
					shape: { x: left, y: top, width: right - left, height: Math.max(1, bottom - top) },
					style: { fill: colours.likely, ...edge },
					silent: true
				},
				{ type: 'line', shape: { x1: left, y1: middle, x2: right, y2: middle }, style: edge, silent: true }
			]
		};
	};
}

/** From the last counted month on: joined by dots. */
function pendingData(points: readonly ChartPoint[]) {
	const last = points.findLastIndex((point) => point.value !== null && !isHollow(point));
	return points.flatMap((point, index) => (index >= last && last >= 0 ? [[index + 0.5, point.value]] : []));
}

const SYMBOLS: Record<Shape, { symbol: string; size: number }> = {
	dot: { symbol: 'circle', size: 5 },
	last: { symbol: 'circle', size: 7 },
	circle: { symbol: 'circle', size: 10 },
	diamond: { symbol: 'diamond', size: 12 },
	square: { symbol: 'rect', size: 9 },
	hollow: { symbol: 'circle', size: 8 },
	cross: { symbol: 'path://M0,0L10,10M10,0L0,10', size: 9 }
};

/** The months: the counted ones joined by the data line, the others hollow on top. */
export function dataSeries(points: readonly ChartPoint[], { colours }: Canvas) {
	const last = points.findLastIndex((point) => point.value !== null && !isHollow(point));
	const fills: Record<Shape, object> = {
		dot: { color: colours.point },
		last: { color: colours.point },
		square: { color: colours.point },
		circle: { color: colours.improveMark, borderColor: colours.surface, borderWidth: 1.5 },
		diamond: { color: colours.concernMark, borderColor: colours.surface, borderWidth: 1.5 },
		hollow: { color: colours.surface, borderColor: colours.data, borderWidth: 1.5 },
		cross: { color: colours.surface, borderColor: colours.data, borderWidth: 2 }
	};
	const item = (point: ChartPoint, index: number) => {
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
			data: points.flatMap((point, index) => [
				...(point.begins === undefined ? [] : [{ value: [index, null] }]),
				isHollow(point) ? { value: [index + 0.5, null] } : item(point, index)
			])
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
