import { quantileOfCounts } from '../spc/quantile';
import type { Month } from '../time/month';
import { asCounts, dayQuantile, unitsOf, type DayCount, type DayQuantile } from './day-counts';

/** A day that parts what is in time from what is not. */
export interface DayMark {
	days: number;
	text: string;
}

/** Whole days, both included; open at an end where all that lies beyond is gathered. */
export interface DayBin {
	from: number | null;
	to: number | null;
	units: number;
	/** Those of them that still run. */
	open: number;
	/** Units of the period before; null where there is none. */
	before: number | null;
}

/** How days are spread over some months, beside the months before. */
export interface Distribution {
	from: Month;
	to: Month;
	units: number;
	open: number;
	median: DayQuantile;
	p90: DayQuantile;
	/** Days of a bin. */
	width: number;
	/** In order, without gaps. */
	bins: DayBin[];
	marks: (DayMark & { beyond: number })[];
	/** Of the period before, as far as it has units. */
	previous: { from: Month; to: Month; units: number; median: DayQuantile; p90: DayQuantile } | null;
}

/** Days in some months. */
export interface DaysOfMonths {
	from: Month;
	to: Month;
	counts: readonly DayCount[];
}

/** Widths that people count days in. */
const WIDTHS = [1, 2, 5, 7, 10, 14, 20, 30, 50, 100, 200, 365, 730];
const MOST_BINS = 24;
/** Beyond these quantiles what is far out is gathered, for a single order two years late must not press all else together. */
const TAIL = 0.01;

/** Days put into bins of one width, the same for both periods; null for no units. */
export function distribution(now: DaysOfMonths, before: DaysOfMonths, marks: readonly DayMark[]): Distribution | null {
	const [median, p90] = [dayQuantile(now.counts, 0.5), dayQuantile(now.counts, 0.9)];
	if (!median || !p90) return null;
	const earlier = [dayQuantile(before.counts, 0.5), dayQuantile(before.counts, 0.9)];
	const previous =
		earlier[0] && earlier[1]
			? { from: before.from, to: before.to, units: unitsOf(before.counts), median: earlier[0], p90: earlier[1] }
			: null;
	const { edges, width } = edgesOf(now.counts);
	return {
		from: now.from,
		to: now.to,
		units: unitsOf(now.counts),
		open: now.counts.reduce((sum, { open }) => sum + open, 0),
		median,
		p90,
		width,
		bins: binsOf(edges, width, now.counts, previous ? before.counts : null),
		marks: marks.map((mark) => ({ ...mark, beyond: unitsOf(now.counts.filter(({ days }) => days > mark.days)) })),
		previous
	};
}

/**
 * First days of the bins. Their width is that of Freedman and Diaconis (Zeitschrift für Wahrscheinlichkeitstheorie 57, 1981),
 * rounded up to one that people count in. Where days can be early a bin ends with day 0, so that early and late part there.
 */
function edgesOf(counts: readonly DayCount[]): { edges: number[]; width: number } {
	const at = (share: number) => quantileOfCounts(asCounts(counts), share) ?? 0;
	const present = counts.filter(({ units }) => units > 0).map(({ days }) => days);
	const [least, most] = [Math.min(...present), Math.max(...present)];
	const offset = least < 0 ? 1 : 0;
	const low = least < 0 ? Math.floor(at(TAIL)) : 0;
	const high = Math.ceil(at(1 - TAIL));
	const wanted = (2 * (at(0.75) - at(0.25))) / Math.cbrt(unitsOf(counts));
	const needed = Math.max(wanted, (high - low + 1) / MOST_BINS);
	const width = WIDTHS.find((one) => one >= needed) ?? Math.ceil(needed / 365) * 365;
	const start = (day: number) => Math.floor((day - offset) / width) * width + offset;
	const edges: number[] = [];
	for (let edge = start(low); edge <= start(high); edge += width) edges.push(edge);
	// What fits into two more bins is not worth gathering.
	while (most >= edges.at(-1)! + width && most < edges.at(-1)! + 3 * width) edges.push(edges.at(-1)! + width);
	while (least < edges[0]! && least >= edges[0]! - 2 * width) edges.unshift(edges[0]! - width);
	return { edges, width };
}

function binsOf(
	edges: number[],
	width: number,
	now: readonly DayCount[],
	before: readonly DayCount[] | null
): DayBin[] {
	const bin = (from: number | null, to: number | null): DayBin => {
		const within = ({ days }: DayCount) => (from === null || days >= from) && (to === null || days <= to);
		const own = now.filter(within);
		return {
			from,
			to,
			units: unitsOf(own),
			open: own.reduce((sum, { open }) => sum + open, 0),
			before: before && unitsOf(before.filter(within))
		};
	};
	const [first, last] = [edges[0]!, edges.at(-1)! + width - 1];
	const tails = [bin(null, first - 1), bin(last + 1, null)].map((tail) =>
		tail.units + (tail.before ?? 0) > 0 ? [tail] : []
	);
	return [...tails[0]!, ...edges.map((edge) => bin(edge, edge + width - 1)), ...tails[1]!];
}
