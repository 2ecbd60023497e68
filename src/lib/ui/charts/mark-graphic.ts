import type { Canvas } from './chart';
import type { ChartPoint } from './chart-points';
import { FONT_SIZE, type Frame } from './frame';
import { MARK_ROW, NUMBER_BOX, placeMarks, type PlacedMark } from './mark-labels';

/** Stems lie above the band and below the months, labels above all. */
const LAYERS = { stem: 3, label: 7 };
const BOX = 18;
const TOP = 4;

/** Stems and labels of what was said of the months: a new phase black, a note outlined. */
export function markGraphics(points: readonly ChartPoint[], frame: Frame, canvas: Canvas) {
	return [...stems(points, frame, canvas), ...placeMarks(points, frame, canvas.width).map((one) => label(one, canvas))];
}

/** A hairline at each break, whether or not its label has found a place, and a shorter one down to each note's month. */
function stems(points: readonly ChartPoint[], frame: Frame, { width, height, colours }: Canvas) {
	const step = (width - frame.left - frame.right) / Math.max(1, points.length);
	const line = (x: number, from: number, dash: number[] | undefined) => ({
		type: 'line',
		z: LAYERS.stem,
		silent: true,
		shape: { x1: x, y1: from, x2: x, y2: height - frame.bottom },
		style: { stroke: colours.lineStrong, lineWidth: 1, lineDash: dash }
	});
	const tops = new Map(placeMarks(points, frame, width).map(({ mark, row }) => [mark, TOP + BOX + row * MARK_ROW]));
	return points.flatMap((point, index) => {
		const marks = point.marks ?? [];
		const phase = marks.find(({ kind }) => kind === 'phase');
		const from = phase ? (tops.get(phase) ?? frame.top) : frame.top;
		return [
			...(point.begins === undefined ? [] : [line(frame.left + index * step, from, undefined)]),
			...marks
				.filter(({ kind }) => kind === 'note')
				.map((mark) => line(frame.left + (index + 0.5) * step, tops.get(mark) ?? frame.top, [1, 3]))
		];
	});
}

function label({ mark, left, width, row, words }: PlacedMark, { colours, fontFamily }: Canvas) {
	const dark = mark.kind === 'phase';
	const text = (x: number, content: string, fill: string, weight: number, align: 'center' | 'left') => ({
		type: 'text',
		z: LAYERS.label,
		x,
		y: TOP + row * MARK_ROW + BOX / 2,
		style: { text: content, fill, font: `${weight} ${FONT_SIZE}px ${fontFamily}`, align, verticalAlign: 'middle' }
	});
	const box = (wide: number, fill: string) => ({
		type: 'rect',
		z: LAYERS.label,
		shape: { x: left + 0.5, y: TOP + row * MARK_ROW + 0.5, width: wide - 1, height: BOX - 1, r: 3 },
		style: { fill, stroke: dark ? colours.ink : colours.lineStrong, lineWidth: 1 }
	});
	const numbered = text(
		left + NUMBER_BOX / 2,
		String(mark.number),
		dark ? colours.surface : colours.ink,
		600,
		'center'
	);
	return {
		type: 'group',
		silent: true,
		children: [
			...(words === '' ? [] : [box(width, colours.surface)]),
			box(NUMBER_BOX, dark ? colours.ink : colours.surface),
			numbered,
			...(words === '' ? [] : [text(left + NUMBER_BOX + 5, words, colours.ink2, 400, 'left')])
		]
	};
}
