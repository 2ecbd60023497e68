import type { Scope } from '$lib/metrics/views';
import type { Month } from '$lib/time/month';

/** The same series from the API, as JSON or as the table that the page shows. */
export function seriesAddress(
	kpi: string,
	scope: Scope,
	points: readonly { month: Month }[],
	format: 'json' | 'csv' = 'json'
): string {
	const parameters = new URLSearchParams(Object.entries(scope));
	if (points.length > 0) {
		parameters.set('from', points[0]!.month);
		parameters.set('to', points.at(-1)!.month);
	}
	if (format === 'csv') parameters.set('format', 'csv');
	return `/api/v1/kpis/${kpi}/series?${parameters}`;
}
