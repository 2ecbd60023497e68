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
 * Places the labels of all marks in at most two rows: with words where they fit and the chart is wide, else the number alone;
 * words give way to the number of a later mark. What finds no place at all still has its stem, and its text in the list.
 */
export function placeMarks(
	points: readonly ChartPoint[],
	{ left, right }: Omit<Frame, 'top'>,
	width: number
): PlacedMark[] {
	const step = (width - left - right) / Math.max(1, points.length);
	const rows: PlacedMark[][] = Array.from({ length: MOST_ROWS }, () => []);
	const place = (mark: ChartMark, x: number, words: string): boolean => {
		const wide = widthOf(words);
		const start = Math.min(x, width - wide - 2);
		const row = rows.findIndex((placed) => endOf(placed) <= start);
		if (row >= 0) rows[row]!.push({ mark, x, left: start, width: wide, row, words });
		return row >= 0;
	};
	/** Takes the words off the last label of a row, the lower one first. */
	const giveWay = (): boolean => {
		const last = rows
			.toReversed()
			.map((placed) => placed.at(-1))
			.find((label) => label && label.words !== '');
		if (!last) return false;
		Object.assign(last, { words: '', width: NUMBER_BOX, left: Math.min(last.x, width - NUMBER_BOX - 2) });
		return true;
	};
	points.forEach((point, index) => {
		for (const mark of point.marks ?? []) {
			const x = left + (mark.kind === 'phase' ? index : index + 0.5) * step;
			if (!isNarrow(width) && place(mark, x, shortened(mark.text, MOST_LETTERS))) continue;
			while (!place(mark, x, '') && giveWay());
		}
	});
	return rows.flat().sort((a, b) => a.mark.number - b.mark.number);
}

const endOf = (placed: readonly PlacedMark[]): number => {
	const last = placed.at(-1);
	return last ? last.left + last.width + GAP : -Infinity;
};

const widthOf = (words: string): number =>
	NUMBER_BOX + (words === '' ? 0 : Math.ceil(words.length * FONT_SIZE * LETTER) + 2 * 5);
