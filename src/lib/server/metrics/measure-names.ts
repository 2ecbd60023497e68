import type { DataKind } from '$lib/metrics/kpi';

const PREFIX = 'measures ';

/** What `rollup_touches` calls the rows of a KPI among the measures, of which no rollup is kept. */
export const touchedName = (kpi: string): string => PREFIX + kpi;

/** Whether a touch is of measures. */
export const isOfMeasures = (rollup: string): boolean => rollup.startsWith(PREFIX);

/** Kinds whose files are due each month; what an organisation counts itself comes as often as it likes. */
export const isDue = (kind: DataKind): boolean => kind !== 'measures';
