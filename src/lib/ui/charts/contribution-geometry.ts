import type { Contribution } from '$lib/metrics/contribution';
import type { Direction } from '$lib/metrics/kpi';

export type Part = 'rate' | 'mix' | 'interaction';

/** A piece of a bar, in percent of the width. */
export interface BarPiece {
	part: Part;
	x: number;
	width: number;
}

/** What a group adds as a bar: what is worse goes to the left of `zero`, what is better to its right. */
export interface ContributionDrawing {
	zero: number;
	pieces: BarPiece[];
	/** Ends of the interval; null without one. */
	interval: { x: number; width: number } | null;
}

/** What a bar draws. */
export type Drawn = Pick<Contribution, 'rate' | 'mix' | 'interaction' | 'total' | 'interval'>;
/** What lies at both ends of the picture, in the unit of the KPI turned so that better is more. */
export interface Reach {
	least: number;
	most: number;
	sign: 1 | -1;
}

const PARTS: readonly Part[] = ['rate', 'mix', 'interaction'];

/** Parts turned so that better is more; an amount is one part. */
function partsOf({ rate, mix, interaction, total }: Drawn, sign: 1 | -1): [Part, number][] {
	if (rate === null) return [['rate', total * sign]];
	return PARTS.map((part) => [part, ({ rate, mix, interaction }[part] ?? 0) * sign]);
}

/** One scale for all bars of a dimension, the sum of all among them; it holds zero, parts and intervals. */
export function reachOf(direction: Direction, rows: readonly Drawn[]): Reach {
	const sign = direction === 'down' ? -1 : 1;
	let [least, most] = [0, 0];
	for (const row of rows) {
		const parts = partsOf(row, sign).map(([, size]) => size);
		const ends = row.interval ? [row.interval.lower * sign, row.interval.upper * sign] : [];
		least = Math.min(least, sumOf(parts.filter((size) => size < 0)), ...ends);
		most = Math.max(most, sumOf(parts.filter((size) => size > 0)), ...ends);
	}
	return { least, most, sign };
}

/** The bar of a group: parts of one sign stand end to end. */
export function contributionBar(row: Drawn, { least, most, sign }: Reach): ContributionDrawing {
	const at = (size: number) => (most > least ? ((size - least) / (most - least)) * 100 : 50);
	let [left, right] = [0, 0];
	const pieces: BarPiece[] = [];
	for (const [part, size] of partsOf(row, sign)) {
		if (size === 0) continue;
		const from = size < 0 ? left + size : right;
		if (size < 0) left += size;
		else right += size;
		pieces.push({ part, x: at(from), width: at(from + Math.abs(size)) - at(from) });
	}
	const ends = row.interval && [row.interval.lower * sign, row.interval.upper * sign].sort((a, b) => a - b);
	return {
		zero: at(0),
		pieces,
		interval: ends && { x: at(ends[0]!), width: at(ends[1]!) - at(ends[0]!) }
	};
}

/** A stroke of the hatching, in percent of the width and in pixels of height. */
export interface Stroke {
	x1: number;
	y1: number;
	x2: number;
	y2: number;
}

const STEP = 0.9;
const SLANT = 1.6;

/** Slanted strokes that fill a piece: a pattern would need a name on the page, and is lost on the way into a picture. */
export function hatching({ x, width }: Pick<BarPiece, 'x' | 'width'>, top: number, bottom: number): Stroke[] {
	const strokes: Stroke[] = [];
	for (let x1 = x; x1 < x + width; x1 += STEP) {
		const x2 = Math.min(x1 + SLANT, x + width);
		strokes.push({ x1, y1: bottom, x2, y2: bottom - ((x2 - x1) / SLANT) * (bottom - top) });
	}
	return strokes;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
