import { mean, sum, variance } from './mean';
import type { Series } from './moving-range';
import { seededRandom, shuffled } from './random';

/** Where a series seems to have changed its level, with the evidence. A proposal: a phase needs a cause, and an approver. */
export interface ChangePoint {
	/** Index of the first point of the new level. */
	at: number;
	/** Earliest and latest index that fit nearly as well: the change itself may lie anywhere between. */
	earliest: number;
	latest: number;
	before: number;
	after: number;
	pointsBefore: number;
	pointsAfter: number;
	/** How often a series without any change, the same values in another order, shows one as clear. */
	pValue: number;
}

export interface ChangePointOptions {
	/** Fewest points on either side; fewer can be told by no chart. */
	fewest?: number;
	/** Proposed only if chance explains it less often than this. */
	level?: number;
	/** Weight of each point, such as its denominator; all the same, if absent. */
	weights?: Series;
	seed?: string;
}

const DRAWS = 999;
/** Twice the loss of log likelihood up to which another index fits nearly as well. */
const NEARLY = 6;

interface Point {
	index: number;
	value: number;
	weight: number;
}

/**
 * The split that explains most of the variation between weighted points: the largest of all sums of squares between two
 * levels, held against the same values in random order, so that looking everywhere is paid for. Hinkley, Biometrika 57
 * (1970); Taylor, Change-point analysis (2000), which draws the orders likewise. Null where no split stands out.
 */
export function suggestChange(values: Series, options: ChangePointOptions = {}): ChangePoint | null {
	const { fewest = 6, level = 0.01, seed = 'change' } = options;
	const points = values.flatMap((value, index): Point[] => {
		const weight = options.weights ? (options.weights[index] ?? 0) : 1;
		return value === null || !(weight > 0) ? [] : [{ index, value, weight }];
	});
	if (points.length < 2 * fewest || !variance(points.map(({ value }) => value))) return null;
	const gains = gainsOf(points, fewest);
	const best = Math.max(...gains);
	const pValue = chanceOf(points, fewest, best, seed);
	if (pValue >= level) return null;
	const split = fewest + gains.indexOf(best);
	const unexplained = total(points) - best;
	const near = gains.flatMap((gain, index) =>
		points.length * Math.log((total(points) - gain) / Math.max(unexplained, Number.MIN_VALUE)) <= NEARLY ? [index] : []
	);
	return {
		at: points[split]!.index,
		earliest: points[fewest + near[0]!]!.index,
		latest: points[fewest + near.at(-1)!]!.index,
		before: levelOf(points.slice(0, split)),
		after: levelOf(points.slice(split)),
		pointsBefore: split,
		pointsAfter: points.length - split,
		pValue
	};
}

const levelOf = (points: readonly Point[]): number =>
	sum(points.map(({ value, weight }) => value * weight)) / sum(points.map(({ weight }) => weight));

/** Weighted sum of squares around the common level. */
function total(points: readonly Point[]): number {
	const level = levelOf(points);
	return sum(points.map(({ value, weight }) => weight * (value - level) ** 2));
}

/** Sum of squares that a split before each index explains, from `fewest` points on either side. */
function gainsOf(points: readonly Point[], fewest: number): number[] {
	const level = levelOf(points);
	const weights = sum(points.map(({ weight }) => weight));
	const gains: number[] = [];
	let [left, weight] = [0, 0];
	points.slice(0, points.length - fewest).forEach((point, index) => {
		left += point.weight * (point.value - level);
		weight += point.weight;
		if (index + 1 >= fewest) gains.push((left * left * weights) / (weight * (weights - weight)));
	});
	return gains;
}

/** Values trade places scaled by the roots of their weights, so that each keeps its own precision. */
function chanceOf(points: readonly Point[], fewest: number, best: number, seed: string): number {
	const random = seededRandom(seed);
	const level = levelOf(points);
	const scaled = points.map(({ value, weight }) => (value - level) * Math.sqrt(weight));
	const centre = mean(scaled)!;
	let asClear = 0;
	for (let draw = 0; draw < DRAWS; draw++) {
		const order = shuffled(scaled, random);
		const drawn = points.map((point, index) => ({
			...point,
			value: (order[index]! - centre) / Math.sqrt(point.weight)
		}));
		if (Math.max(...gainsOf(drawn, fewest)) >= best * (1 - 1e-12)) asClear++;
	}
	return (asClear + 1) / (DRAWS + 1);
}
