import { formatMonth, monthShort } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import type { Bracket } from './brackets';
import type { Canvas } from './chart';
import type { ChartPoint } from './chart-points';
import { bareTarget, bareValue } from './chart-words';
import { FONT_SIZE, frameOf, isNarrow, type Frame } from './frame';
import { isHollow } from './geometry';
import { MARK_ROW, markRows } from './mark-labels';
import { spreadLabels, verticalScale, type Domain } from './scale';

interface LineName {
	text: string;
	value: number;
	kind: 'limit' | 'target' | 'last';
}

const lastOf = (points: readonly ChartPoint[]) => points.findLast((point) => point.value !== null && !isHollow(point));

/** What stands at the right end of the lines. Limits follow the cases of each month: the judged one's are named. */
function lineNames(kpi: Kpi, points: readonly ChartPoint[], width: number): LineName[] {
	const last = lastOf(points);
	const lined = last ?? points.at(-1);
	const short = isNarrow(width);
	const lastName = !last ? '' : short ? monthShort(last.month) : `${formatMonth(last.month)}:`;
	const entries = [
		{ name: short ? 'Upper' : 'Upper limit', value: lined?.upper, kind: 'limit' as const },
		{ name: 'Average', value: lined?.centre, kind: 'limit' as const },
		{ name: short ? 'Lower' : 'Lower limit', value: lined?.lower, kind: 'limit' as const },
		{ name: 'Target', value: lined?.target, kind: 'target' as const },
		{ name: lastName, value: last?.value, kind: 'last' as const }
	];
	return entries.flatMap(({ name, value, kind }) =>
		value == null
			? []
			: [{ text: `${name} ${kind === 'target' ? bareTarget(kpi, value) : bareValue(kpi, value)}`, value, kind }]
	);
}

/** Room around the drawing, so that the longest name of a line and the labels of the marks fit. */
export function frameFor(kpi: Kpi, points: readonly ChartPoint[], width: number): Frame {
	const frame = frameOf(width, Math.max(0, ...lineNames(kpi, points, width).map(({ text }) => text.length)));
	return { ...frame, top: frame.top + markRows(points, frame, width) * MARK_ROW };
}

/** Names and values of the lines at their right end, pushed apart; the last value bold in the colour of its signal. */
export function nameLabels(kpi: Kpi, points: readonly ChartPoint[], domain: Domain, frame: Frame, canvas: Canvas) {
	const { colours, width, height } = canvas;
	const y = verticalScale(domain, frame.top, height - frame.bottom);
	const meaning = lastOf(points)?.meaning;
	const tone = meaning === 'concern' ? colours.concern : meaning === 'improvement' ? colours.improve : colours.ink;
	const looks = {
		limit: { fill: colours.axis, weight: 400 },
		target: { fill: colours.target, weight: 500 },
		last: { fill: tone, weight: 600 }
	};
	const placed = lineNames(kpi, points, width).map((item) => ({ y: y(item.value), item }));
	return spreadLabels(placed, FONT_SIZE * 1.25, [frame.top, height - frame.bottom]).map(({ y: at, item }) => ({
		type: 'text',
		silent: true,
		x: width - frame.right + 8,
		y: at,
		style: {
			text: item.text,
			fill: looks[item.kind].fill,
			font: `${looks[item.kind].weight} ${FONT_SIZE}px ${canvas.fontFamily}`,
			verticalAlign: 'middle'
		}
	}));
}

/** Layer over the band between the limits, which else hides what lies within it. */
const ABOVE = 6;

/** A run in brackets with its words: below the months if they lie below the average, else above. */
export function bracketGraphic(
	bracket: Bracket,
	points: readonly ChartPoint[],
	domain: Domain,
	frame: Frame,
	{ colours, width, height, fontFamily }: Canvas
) {
	const y = verticalScale(domain, frame.top, height - frame.bottom);
	const step = (width - frame.left - frame.right) / points.length;
	const heights = points.slice(bracket.from, bracket.to + 1).flatMap(({ value }) => (value === null ? [] : [y(value)]));
	const below = bracket.side === 'below';
	const at = below ? Math.max(...heights) + 14 : Math.min(...heights) - 14;
	const tip = below ? -5 : 5;
	const [left, right] = [frame.left + bracket.from * step, frame.left + (bracket.to + 1) * step];
	const tone = { improvement: colours.improve, concern: colours.concern, neutral: colours.common }[bracket.meaning];
	const corners = [
		[left, at + tip],
		[left, at],
		[right, at],
		[right, at + tip]
	];
	return {
		type: 'group',
		silent: true,
		children: [
			{ type: 'polyline', z: ABOVE, shape: { points: corners }, style: { stroke: tone, lineWidth: 1.5, fill: 'none' } },
			{
				type: 'text',
				z: ABOVE,
				x: Math.max((left + right) / 2, frame.left + 70),
				y: at + (below ? 10 : -10),
				style: {
					text: bracket.text,
					fill: tone,
					font: `600 ${FONT_SIZE}px ${fontFamily}`,
					align: 'center',
					verticalAlign: 'middle'
				}
			}
		]
	};
}
