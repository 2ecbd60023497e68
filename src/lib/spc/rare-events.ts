import { individuals, type Individuals } from './individuals';
import { linesAround, mapLines, type Lines } from './lines';
import { mean } from './mean';
import { measured, type RangeOptions, type Series } from './moving-range';
import { median } from './quantile';

/** Times between events, raised to this power, are nearly normal: Nelson, Journal of Quality Technology 26 (1994). */
const NEARLY_NORMAL = 1 / 3.6;

/**
 * g chart: how many units, or opportunities, lie between two events. The limits rest on the mean m and the spread of the
 * geometric distribution, √(m(m + 1)), and never fall below 0; the centre drawn is the median, for half of the points
 * should lie on either side. Benneyan, Health Care Management Science 4 (2001); Montgomery, Introduction to Statistical
 * Quality Control, 7.3.5; as qicharts2.
 */
export function unitsBetweenChart(values: Series, included?: readonly boolean[]): Lines {
	const counted = measured(values, included);
	const average = mean(counted);
	const sigma = average === null ? null : Math.sqrt(average * (average + 1));
	const around = linesAround(
		average,
		values.map(() => sigma),
		{ least: 0 }
	);
	const middle = median(counted);
	return { ...around, centre: values.map(() => middle) };
}

/**
 * t chart: time between two events, as an individuals chart of y^(1/3.6) whose lines are raised back. The lower limit
 * never falls below 0; an inner line that would is absent. A time below 0 is no time and counts as a gap. Nelson, Journal
 * of Quality Technology 26 (1994); as qicharts2.
 */
export function timeBetweenChart(values: Series, options: RangeOptions = {}): Individuals {
	const times = values.map((value) => (value === null || value < 0 ? null : value ** NEARLY_NORMAL));
	const chart = individuals(times, options);
	const raised = mapLines(chart, (value) => (value < 0 ? null : value ** (1 / NEARLY_NORMAL)));
	return {
		...raised,
		lower: raised.lower.map((limit) => limit ?? 0),
		sigma: chart.sigma,
		meanRange: chart.meanRange
	};
}
