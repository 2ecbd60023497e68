/**
 * What rows can be told apart by, beside their month: each is a chart whose bars filter the others. They go by the names of
 * the fields; `result` tells the counted from the missed, `days` how long something took or was late.
 */
export const FACETS = [
	'site',
	'process',
	'product',
	'product_family',
	'customer',
	'supplier',
	'result',
	'days',
	'late_reason',
	'late_party',
	'defect_type',
	'category',
	'severity',
	'stage',
	'disposition',
	'cause_party',
	'justified',
	'status',
	'direction',
	'measure',
	'kpi',
	'weekday'
] as const;
export type FacetId = (typeof FACETS)[number];

/** What stands for a name that a row does not tell. */
export const UNASSIGNED = 'unassigned';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Whether a row counts for the numerator of a share, or is only one of all. */
export const RESULTS = ['missed', 'counted'] as const;

/** What the days of a subject are: held against a promise, or from beginning to end. */
export type DaysKind = 'late' | 'taken';

interface Band {
	/** As an address names it. */
	id: string;
	/** The lowest number of days; the first band has no lower end. */
	from: number;
	words: string;
}

/** Bands of days, from the shortest on. */
const DAY_BANDS: Record<DaysKind, readonly Band[]> = {
	late: [
		{ id: 'early-6', from: -Infinity, words: '6+ days early' },
		{ id: 'early-1', from: -5, words: '1–5 days early' },
		{ id: 'on-day', from: 0, words: 'on the day' },
		{ id: 'late-1', from: 1, words: '1–2 days late' },
		{ id: 'late-3', from: 3, words: '3–5 days late' },
		{ id: 'late-6', from: 6, words: '6–10 days late' },
		{ id: 'late-11', from: 11, words: '11–20 days late' },
		{ id: 'late-21', from: 21, words: '21+ days late' }
	],
	taken: [
		{ id: 'days-0', from: -Infinity, words: 'the same day' },
		{ id: 'days-1', from: 1, words: '1–3 days' },
		{ id: 'days-4', from: 4, words: '4–7 days' },
		{ id: 'days-8', from: 8, words: '8–14 days' },
		{ id: 'days-15', from: 15, words: '15–30 days' },
		{ id: 'days-31', from: 31, words: '31–60 days' },
		{ id: 'days-61', from: 61, words: '61+ days' }
	]
};

/** The band of what has not come to an end, so that nobody knows its days. */
export const OPEN_BAND = 'open';

/** The bands of a kind, and where each begins. */
export const bandsOf = (kind: DaysKind): readonly Band[] => DAY_BANDS[kind];

/** A band in words. */
export const bandWords = (id: string): string =>
	[...DAY_BANDS.late, ...DAY_BANDS.taken].find((band) => band.id === id)?.words ??
	(id === OPEN_BAND ? 'not ended yet' : id);

/** Facets whose bars have an order of their own; those of all others stand by size. */
export const isOrdered = (facet: FacetId): boolean => facet === 'days' || facet === 'weekday' || facet === 'result';
