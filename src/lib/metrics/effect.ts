import type { Month } from '../time/month';

/** What a change does: one KPI in one month, for all sites (site null) or one. */
export interface Effect {
	kpi: string;
	site: string | null;
	month: Month;
	before: number | null;
	after: number | null;
	/** What it would be if all rows that the file's import left out counted against it; null where that says nothing. */
	worst: number | null;
}
