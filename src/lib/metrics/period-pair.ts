import { Problem } from '../problem';
import { addMonths, isMonth, monthsBetween, type Month } from '../time/month';
import type { MonthState } from './kpi';

/** Months from the first to the last, both included. */
export interface Period {
	from: Month;
	to: Month;
}

/** Two periods that are held against each other. */
export interface PeriodPair {
	period: Period;
	against: Period;
}

/** Two periods that are often asked for. */
export interface OfferedPair extends PeriodPair {
	name: string;
}

const CALLED = { period: 'The period', against: 'The period that it is held against' };

/**
 * Reads '2026-07..2026-09', or '2026-09' for one month. 400 `invalid_period` for anything else, `invalid_range` where the
 * end lies before the beginning.
 */
export function parsePeriod(text: string, parameter: keyof typeof CALLED): Period {
	const [from = '', to = from, ...more] = text.split('..');
	if (!isMonth(from) || !isMonth(to) || more.length > 0)
		throw new Problem('invalid_period', 400, `${parameter} must be months such as 2026-07..2026-09, or one month.`, {
			parameter
		});
	if (from > to)
		throw new Problem('invalid_range', 400, `${CALLED[parameter]} ends with ${to}, before it begins with ${from}.`, {
			parameter
		});
	return { from, to };
}

/** Both periods; 400 `overlapping_periods` where they share a month. */
export function periodPair(period: Period, against: Period): PeriodPair {
	if (period.from <= against.to && against.from <= period.to)
		throw new Problem('overlapping_periods', 400, 'The two periods share a month: what is compared must lie apart.', {
			parameter: 'against'
		});
	return { period, against };
}

/** A period as it stands in an address. */
export const periodText = ({ from, to }: Period): string => (from === to ? from : `${from}..${to}`);

export const isSamePair = (a: PeriodPair, b: PeriodPair): boolean =>
	periodText(a.period) === periodText(b.period) && periodText(a.against) === periodText(b.against);

interface StatedMonth {
	month: Month;
	state: MonthState;
	value: number | null;
}

const OFFERS = [
	{ name: 'Last 3 months', months: 3, back: 3 },
	{ name: 'Last month', months: 1, back: 1 },
	{ name: 'Same month last year', months: 1, back: 12 },
	{ name: 'Last 12 months', months: 12, back: 12 }
];

/**
 * The pairs that a series has the months for, up to the last one that is final; the first is the usual one. Each month must
 * be told of, and one of each period have a value. Before any month is final, those that have ended stand in.
 */
export function offeredPairs(points: readonly StatedMonth[]): OfferedPair[] {
	const told = points.filter(({ value }) => value !== null);
	const isFinal = ({ state }: StatedMonth) => state === 'final' || state === 'restated';
	const last = told.findLast(isFinal) ?? told.findLast(({ state }) => state === 'provisional');
	const [first] = points;
	if (!last || !first) return [];
	const has = ({ from, to }: Period) => told.some(({ month }) => month >= from && month <= to);
	return OFFERS.flatMap(({ name, months, back }) => {
		const period = { from: addMonths(last.month, 1 - months), to: last.month };
		const against = { from: addMonths(period.from, -back), to: addMonths(period.to, -back) };
		return against.from >= first.month && has(against) ? [{ name, period, against }] : [];
	});
}

/** Months of a series within a period that have a value. */
export const measuredIn = (points: readonly StatedMonth[], { from, to }: Period): Month[] =>
	points.filter(({ month, value }) => value !== null && month >= from && month <= to).map(({ month }) => month);

/** Months as stretches without a gap. */
export function stretchesOf(months: readonly Month[]): Period[] {
	const stretches: Period[] = [];
	for (const month of [...months].sort()) {
		const last = stretches.at(-1);
		if (last && addMonths(last.to, 1) === month) last.to = month;
		else stretches.push({ from: month, to: month });
	}
	return stretches;
}

/** The months that a form offers. */
export const monthsOfSeries = (points: readonly StatedMonth[]): Month[] => {
	const [first, last] = [points[0]?.month, points.at(-1)?.month];
	return first && last ? monthsBetween(first, last) : [];
};
