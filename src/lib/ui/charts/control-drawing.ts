import { formatMonth } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import type { ChartMark, ChartPoint } from './chart-points';
import { bareTarget, bareValue, chartLabel } from './chart-words';
import { controlGeometry, isHollow, type ControlGeometry } from './geometry';
import { monthTicks, type MonthTick } from './months';
import { controlDomain, spreadLabels, ticksOf, verticalScale, type Domain } from './scale';

export interface DrawingOptions {
	/** Height of the drawing in pixels. */
	height?: number;
	/** Shared scale of small multiples; otherwise the chart's own. */
	domain?: Domain;
	/** Value axis, months and names of the lines: for the large chart. */
	axes?: boolean;
	/** Name of the part shown, for the spoken label. */
	name?: string;
}

/** A text at a height: a tick of the value axis, or the name of a line at its end. */
export interface PlacedText {
	y: number;
	text: string;
	kind: 'tick' | 'limit' | 'target';
}

export type Badge = Pick<ChartMark, 'number' | 'kind'> & {
	/** Where it stands, as a share of the width, 0 to 1. */
	x: number;
};

/** A control chart that needs no more than to be put on the page: geometry and words, no data and no colour. */
export interface ControlDrawing {
	/** What it shows, for those who do not see it. */
	label: string;
	axes: boolean;
	height: number;
	/** Months across. */
	months: number;
	geometry: ControlGeometry;
	ticks: PlacedText[];
	badges: Badge[];
	lines: PlacedText[];
	/** Names of months below the drawing: all that fit with axes, else none; then `ends` has the first and the last. */
	monthTicks: MonthTick[];
	ends: readonly [string, string] | null;
}

const PAD = 7;
/** Room for the badges above the drawing. */
export const BADGES = 20;
/** Names of lines keep this distance. */
const LINE_NAMES_APART = 15;

/** Draws the months of a KPI as a control chart, without a browser. */
export function controlDrawing(
	kpi: Kpi,
	points: readonly ChartPoint[],
	{ height = 88, domain = controlDomain(points), axes = false, name }: DrawingOptions = {}
): ControlDrawing {
	const badges = axes ? badgesOf(points) : [];
	const room = [badges.length > 0 ? PAD + BADGES : PAD, height - PAD] as const;
	const y = verticalScale(domain, ...room);
	const ticks = axes ? ticksOf(domain, 5) : [];
	const [first, last] = [points[0], points.at(-1)];
	return {
		label: chartLabel(kpi, points, name),
		axes,
		height,
		months: points.length,
		geometry: controlGeometry(points, domain, room),
		ticks: ticks.map((value) => ({ y: y(value), text: bareTarget(kpi, value), kind: 'tick' })),
		badges,
		lines: spreadLabels(lineNames(kpi, points, axes, y), LINE_NAMES_APART, room).map(({ y: at, item }) => ({
			...item,
			y: at
		})),
		monthTicks: axes ? monthTicks(points.map(({ month }) => month)) : [],
		ends: !axes && first && last ? [formatMonth(first.month), formatMonth(last.month)] : null
	};
}

const badgesOf = (points: readonly ChartPoint[]): Badge[] =>
	points.flatMap(({ marks = [] }, index) =>
		marks.slice(0, 1).map(({ number, kind }) => ({
			number,
			kind,
			x: (index + (kind === 'note' ? 0.5 : 0)) / points.length
		}))
	);

/** The lines at their latest height; a small chart names its target alone. */
function lineNames(kpi: Kpi, points: readonly ChartPoint[], axes: boolean, y: (value: number) => number) {
	const latest = points.findLast((point) => point.value !== null && !isHollow(point)) ?? points.at(-1);
	if (!latest) return [];
	const limits = [
		['Upper limit', latest.upper],
		['Average', latest.centre],
		['Lower limit', latest.lower]
	] as const;
	const names: { value: number; item: Omit<PlacedText, 'y'> }[] = [];
	if (latest.target !== null) {
		const text = bareTarget(kpi, latest.target);
		names.push({ value: latest.target, item: { text: axes ? `Target ${text}` : text, kind: 'target' } });
	}
	if (axes)
		for (const [name, value] of limits)
			if (value !== null) names.push({ value, item: { text: `${name} ${bareValue(kpi, value)}`, kind: 'limit' } });
	return names.map(({ value, item }) => ({ y: y(value), item }));
}
