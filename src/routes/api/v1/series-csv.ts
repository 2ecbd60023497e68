import { csvLine } from '$lib/csv';
import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Dimension, Kpi } from '$lib/metrics/kpi';
import { groupsSheet, monthsSheet } from '$lib/ui/kpi/sheets';

type Months = { points: readonly AssessedPoint[] };

/** A series as the table that the page of a KPI shows, in the unit of the KPI; of a split all groups, one after the other. */
export function seriesCsv(
	kpi: Kpi,
	series: Months | readonly (Months & { group: string })[],
	by: Dimension | null
): string[] {
	const sheet =
		'points' in series
			? monthsSheet(kpi, series.points)
			: groupsSheet(
					kpi,
					by ?? '',
					series.map(({ group, points }) => ({ name: group, points }))
				);
	return [sheet.columns, ...sheet.rows].map(csvLine);
}
