import type { AssessedPoint } from '$lib/metrics/assessment';
import type { MonthForecast } from '$lib/metrics/month-forecast';
import type { Month } from '$lib/time/month';

/** Something that the chart marks at a month; the list below it says the same under the same number. */
export interface ChartMark {
	number: number;
	month: Month;
	/** A phase begins at its month's edge, a note stands in its middle. */
	kind: 'phase' | 'note';
	text: string;
}

/** A month as a chart draws it. */
export interface ChartPoint extends AssessedPoint {
	marks?: readonly ChartMark[];
	/** What the month is likely to be. */
	likely?: Pick<MonthForecast, 'expected' | 'lower' | 'upper'>;
}

/** The months of a chart with their marks, and the forecast at its month, which may be the one after the last. */
export function chartPoints(
	points: readonly AssessedPoint[],
	marks: readonly ChartMark[] = [],
	forecast: MonthForecast | null = null
): readonly ChartPoint[] {
	const drawn = points.map((point): ChartPoint => {
		const own = marks.filter(({ month }) => month === point.month);
		const likely = forecast?.month === point.month ? forecast : undefined;
		if (own.length === 0 && !likely) return point;
		return { ...point, ...(own.length > 0 ? { marks: own } : {}), ...(likely ? { likely } : {}) };
	});
	const last = points.at(-1);
	if (!forecast || !last || forecast.month <= last.month) return drawn;
	const ahead: ChartPoint = {
		month: forecast.month,
		state: 'in_progress',
		value: null,
		numerator: null,
		denominator: null,
		n: 0,
		centre: null,
		lower: null,
		upper: null,
		signals: [],
		meaning: null,
		target: forecast.target,
		meetsTarget: null,
		grade: null,
		likely: forecast
	};
	return [...drawn, ahead];
}
