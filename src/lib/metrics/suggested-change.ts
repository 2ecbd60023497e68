import { suggestChange } from '../spc/change-point';
import type { Month } from '../time/month';
import type { Assessment } from './assessment';
import { currentPhase, isJudged } from './baseline';
import type { Kpi } from './kpi';
import { isNeverJudged } from './patterns';

/** Where the level of a KPI seems to have changed. A proposal: a new phase needs a cause, and somebody who begins it. */
export interface SuggestedChange {
	/** First month of the new level; it may be any from `earliest` to `latest`. */
	month: Month;
	earliest: Month;
	latest: Month;
	before: number;
	after: number;
	monthsBefore: number;
	monthsAfter: number;
	/** How often months in which nothing changed show a change as clear. */
	pValue: number;
}

/**
 * The change of level in the current phase that stands out, or null. Months that are not judged, or excluded, say nothing;
 * shares and rates weigh by their cases. Stocks carry over from month to month, so that any of them seems to change.
 */
export function suggestedChange(assessment: Assessment, kpi: Pick<Kpi, 'measure' | 'chart'>): SuggestedChange | null {
	if (kpi.measure === 'stock' || kpi.chart === 'run' || isNeverJudged(assessment)) return null;
	const months = currentPhase(assessment);
	const values = months.map((month) => (isJudged(month) && month.excluded === undefined ? month.value : null));
	const byCases = ['p', 'pp', 'u', 'up'].includes(kpi.chart);
	const found = suggestChange(values, byCases ? { weights: months.map(({ denominator }) => denominator) } : {});
	if (!found) return null;
	const monthAt = (index: number): Month => months[index]!.month;
	return {
		month: monthAt(found.at),
		earliest: monthAt(found.earliest),
		latest: monthAt(found.latest),
		before: found.before,
		after: found.after,
		monthsBefore: found.pointsBefore,
		monthsAfter: found.pointsAfter,
		pValue: found.pValue
	};
}
