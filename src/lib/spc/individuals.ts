import { linesAround, type Lines, type Range } from './lines';
import { D2, D4, mean, meanMovingRange, measured, rangePerPoint, type RangeOptions, type Series } from './moving-range';

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

/** Moving range chart: centre = mean range, upper limit = D4 · centre, two sigma at two thirds of it, as qicharts2. */
export function movingRangeChart(values: Series): Lines & { ranges: (number | null)[] } {
	const ranges = rangePerPoint(values);
	const centre = meanMovingRange(values);
	const upper = centre === null ? null : D4 * centre;
	const everywhere = (value: number | null) => ranges.map(() => value);
	return {
		centre: everywhere(centre),
		lower: everywhere(centre === null ? null : 0),
		upper: everywhere(upper),
		lowerTwoSigma: everywhere(centre === null ? null : 0),
		upperTwoSigma: everywhere(upper === null ? null : (2 / 3) * upper),
		ranges
	};
}
