import { above, below } from '../spc/near';
import type { Month } from '../time/month';

/** What a good change looks like; a neutral KPI never improves or worsens. */
export type Direction = 'up' | 'down' | 'neutral';

/** The dimensions a KPI can be filtered and split by. */
export const DIMENSIONS = ['site', 'process', 'product', 'customer', 'supplier'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a concentration tells cases apart by. */
export type Category = 'defect type' | 'reason' | 'category';

/** Chart names as in the published reference values: pp and up are Laney's p′ and u′. */
export type Chart = 'i' | 'run' | 'p' | 'pp' | 'u' | 'up' | 'c';

/**
 * share: numerator of denominator, 0 to 1 · rate: events per unit of exposure, may exceed 1 · duration: days, median ·
 * stock: what is there at the month's end · count: events · money: an amount, with revenue as optional denominator ·
 * value: a bare number of a KPI of one's own, in its unit.
 */
export type Measure = 'share' | 'rate' | 'duration' | 'stock' | 'count' | 'money' | 'value';

export type DataKind = 'deliveries' | 'defects' | 'complaints' | 'volumes' | 'measures';

/** What everybody may know of a KPI: the part of its definition that needs no database. */
export interface Kpi {
	/** Slug: the file name, the address, the `:id` of the API. */
	id: string;
	/** The catalogue's short code, such as L1. */
	code: string;
	name: string;
	measure: Measure;
	/** Unit as displayed, after multiplying by `factor`: '%', 'ppm', 'days', 'per 1,000 lines'. */
	unit: string;
	factor: number;
	direction: Direction;
	/** Preferred chart; p and u switch to their Laney form when the baseline is overdispersed. */
	chart: Chart;
	/** Whether the cases are all there are rather than a sample, as months of a calendar: few of them are no weakness. */
	census?: boolean;
	/** What the cases are told apart by, in one word or two, where the KPI says how far a few kinds of them make up all. */
	category?: Category;
	dimensions: Dimension[];
	/** Data kinds without which the KPI is not measured. */
	needs: DataKind[];
	/** What the kinds it needs may leave out, as a sentence that is said where no month has a value for it. */
	lacks?: string;
	/** Paragraphs of ISO 9001 it serves. */
	clause: string;
	/** Why an organisation watches it, one sentence. */
	why: string;
	/** The formula in words, for the definition panel. */
	formula: string;
	/** The date that decides the month, in words. */
	countedBy: string;
	/** What is left out, in words. */
	excluded: string;
	/**
	 * What the denominator and the missed part are called: { all: 'deliveries', part: 'on time', rest: 'late' }; `cases`
	 * where a month rests on something else than the denominator.
	 */
	words: { all: string; part: string; rest?: string; cases?: string };
	/** What only a KPI has that the organisation has declared itself. */
	own?: {
		form: 'share' | 'rate' | 'count' | 'value';
		/** Whether what several sites brought adds up; a share or a rate has its total anyway. */
		summed: boolean;
		process: string | null;
	};
}

/**
 * in_progress and immature: drawn hollow, no signal, in no calculation · provisional: ended, before its cut-off ·
 * final: after it · restated: a later import changed a final month.
 */
export type MonthState = 'in_progress' | 'immature' | 'provisional' | 'final' | 'restated';

/** One month of one KPI in one scope. Shares and rates are plain ratios, durations days. */
export interface MonthValue {
	month: Month;
	state: MonthState;
	/** null: no activity, or the data are missing; never zero by default. */
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	/** Cases the value rests on. */
	n: number;
	/** Durations only. */
	p90?: number | null;
	mean?: number | null;
	/** Durations only: how many are open still, so that their length is a lower bound. */
	censored?: number;
	/** Durations only: the median, or the 90 % point, rests on an open case and reads "at least". */
	lowerBound?: boolean;
	p90LowerBound?: boolean;
	/** From before the KPI's own months: brought as it was counted elsewhere, and drawn as a phase of its own. */
	history?: true;
}

/** A dated target; it holds from its month until the next one. `value` null withdraws the target. */
export interface Target {
	from: Month;
	value: number | null;
	source: string;
}

/** The target in force in a month, or null. */
export function targetIn(targets: readonly Target[], month: Month): number | null {
	let value: number | null = null;
	for (const target of [...targets].sort((a, b) => (a.from < b.from ? -1 : 1)))
		if (target.from <= month) value = target.value;
	return value;
}

/** Whether a value reaches its target, rounding aside; null where there is nothing to compare. */
export function meetsTarget(value: number | null, target: number | null, direction: Direction): boolean | null {
	if (value === null || target === null || direction === 'neutral') return null;
	return direction === 'up' ? !below(value, target) : !above(value, target);
}
