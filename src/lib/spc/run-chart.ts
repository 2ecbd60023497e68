import { linesAround, type Lines } from './lines';
import { measured, type Series } from './moving-range';
import { median } from './quantile';

/** Run chart: the median as centre, no limits. */
export function runChart(values: Series, included?: readonly boolean[]): Lines {
	return linesAround(
		median(measured(values, included)),
		values.map(() => null)
	);
}
