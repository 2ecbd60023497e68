import { shortened } from '$lib/metrics/notes';
import type { ChartMark, ChartPoint } from './chart-points';
import { FONT_SIZE, isNarrow, LETTER, type Frame } from './frame';

/** A mark with the place of its label above the drawing. */
export interface PlacedMark {
	mark: ChartMark;
	/** Where the stem stands. */
	x: number;
	/** Left edge and width of the label with its number and words. */
	left: number;
	width: number;
	row: number;
	/** Beside the number; empty where there is no room. */
	words: string;
}

export const MARK_ROW = 22;
/** Width of the box that holds the number. */
export const NUMBER_BOX = 18;
const MOST_ROWS = 2;
const MOST_LETTERS = 28;
const GAP = 6;

/** Rows of labels that these months need: none, one or two. */
export const markRows = (points: readonly ChartPoint[], frame: Omit<Frame, 'top'>, width: number): number =>
	1 + Math.max(-1, ...placeMarks(points, frame, width).map(({ row }) => row));

/**
 * Places the labels of all marks in at most two rows: with words where they fit and the chart is wide, else the number
 * alone. What finds no place at all still has its stem, and its text in the list below.
 */
export function placeMarks(
	points: readonly ChartPoint[],
	{ left, right }: Omit<Frame, 'top'>,
	width: number
): PlacedMark[] {
	const step = (width - left - right) / Math.max(1, points.length);
	const ends: number[] = Array<number>(MOST_ROWS).fill(-Infinity);
	const all = points.flatMap((point, index) => (point.marks ?? []).map((mark) => ({ mark, index })));
	return all.flatMap(({ mark, index }) => {
		const x = left + (mark.kind === 'phase' ? index : index + 0.5) * step;
		for (const words of isNarrow(width) ? [''] : [shortened(mark.text, MOST_LETTERS), '']) {
			const wide = widthOf(words);
			for (let row = 0; row < MOST_ROWS; row++) {
				const start = Math.min(x, width - wide - 2);
				if (start < ends[row]!) continue;
				ends[row] = start + wide + GAP;
				return [{ mark, x, left: start, width: wide, row, words }];
			}
		}
		return [];
	});
}

const widthOf = (words: string): number =>
	NUMBER_BOX + (words === '' ? 0 : Math.ceil(words.length * FONT_SIZE * LETTER) + 2 * 5);
