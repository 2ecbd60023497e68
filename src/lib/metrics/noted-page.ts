import type { ForecastAnswer } from './month-forecast';
import type { KpiNotes } from './notes';
import type { RuleSetting } from './rules';
import type { SuggestedChange } from './suggested-change';

/** What the page of a KPI shows of how it is judged, and of what people said of its months. */
export interface NotedPage {
	/** Notes that hold here; where no site is looked at, those of single sites too. */
	notes: KpiNotes;
	/** Null where the usual rules hold. */
	ruleSetting: RuleSetting | null;
	suggestion: SuggestedChange | null;
	forecast: ForecastAnswer;
}
