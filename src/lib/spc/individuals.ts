import { linesAround, type Lines, type Range } from './lines';
import { mean } from './mean';
import { D2, D4, meanMovingRange, measured, rangePerPoint, type RangeOptions, type Series } from './moving-range';

export interface Individuals extends Lines {
	/** Estimated from the moving ranges, in the unit of the values; null without two neighbouring points. */
	sigma: number | null;
	meanRange: number | null;
}

export interface IndividualsOptions extends RangeOptions, Range {
	/** Three sigma as a multiple of the mean range; 3 / 1.128 unless a profile publishes it rounded. */
	limitFactor?: number;
}

/**
 * Individuals chart (XmR): centre = mean, limits = centre ± 3 · mean moving range / 1.128.
 * Wheeler, Understanding Variation (2000); as qicharts2 without screening of ranges.
 */
export function individuals(values: Series, options: IndividualsOptions = {}): Individuals {
	const centre = mean(measured(values, options.included));
	const meanRange = meanMovingRange(values, options);
	const sigma = meanRange === null ? null : (meanRange * (options.limitFactor ?? 3 / D2)) / 3;
	const lines = linesAround(
		centre,
		values.map(() => sigma),
		options
	);
	return { ...lines, sigma, meanRange };
}

/**
 * Moving range chart: centre = mean range, upper limit = D4 · centre, the other lines at thirds of it; nothing below 0.
 * Its points are the ranges: leaving one out leaves the range to its predecessor out of the centre, and no range is drawn
 * anew. Montgomery, Introduction to Statistical Quality Control, 6.4; as qicharts2.
 */
export function movingRangeChart(
	values: Series,
	included?: readonly boolean[]
): Lines & { ranges: (number | null)[]; meanRange: number | null } {
	const ranges = rangePerPoint(values);
	const centre = mean(measured(ranges, included));
	const everywhere = (value: number | null) => ranges.map(() => value);
	const above = (share: number) => everywhere(centre === null ? null : share * D4 * centre);
	return {
		centre: everywhere(centre),
		lower: everywhere(0),
		upper: above(1),
		lowerTwoSigma: everywhere(0),
		upperTwoSigma: above(2 / 3),
		lowerOneSigma: everywhere(0),
		upperOneSigma: above(1 / 3),
		ranges,
		meanRange: centre
	};
}
