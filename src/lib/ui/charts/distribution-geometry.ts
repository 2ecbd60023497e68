import type { DayBin, Distribution } from '$lib/metrics/distribution';
import { ticksOf } from './scale';

export interface PlacedBin extends DayBin {
	/** Left edge and width as shares of the drawing, 0 to 1. */
	x: number;
	width: number;
	/** Top and height in pixels, as a share of all units. */
	y: number;
	height: number;
	tail: boolean;
}

export interface DistributionDrawing {
	bars: PlacedBin[];
	/** Outline of the months before, in a box of 1000 by the height; empty without any. */
	before: string;
	/** Days to place on the axis: the edges of bins, as shares of the drawing. */
	ticks: { x: number; days: number }[];
	/** Shares of all units with their heights. */
	shares: { share: number; y: number }[];
	/** Where a day ends: a mark stands behind it, a quantile in its middle. */
	x: (days: number) => number;
}

/** Gathered bins stand apart by so much of a bin. */
const GAP = 0.4;
const TICKS = 8;

/** Bars on one scale of days, the same share of units being as high in both periods. */
export function distributionDrawing(
	{ bins, width, units, previous }: Distribution,
	[top, bottom]: readonly [number, number]
): DistributionDrawing {
	const isTail = ({ from, to }: DayBin) => from === null || to === null;
	const inner = bins.filter((bin) => !isTail(bin));
	const [hasLow, hasHigh] = [bins[0]?.from === null, bins.at(-1)?.to === null];
	const all = inner.length + (hasLow ? 1 + GAP : 0) + (hasHigh ? 1 + GAP : 0);
	const first = hasLow ? 1 + GAP : 0;
	const leftOf = (bin: DayBin): number => {
		if (bin.from === null) return 0;
		return bin.to === null ? all - 1 : first + inner.indexOf(bin);
	};
	const start = inner[0]?.from ?? 0;
	const x = (days: number) => {
		const at = first + (days - start) / width;
		return Math.min(all - (hasHigh ? 0.5 : 0), Math.max(hasLow ? 0.5 : 0, at)) / all;
	};
	const shareOf = (count: number, whole: number) => (whole === 0 ? 0 : count / whole);
	const most = Math.max(
		...bins.flatMap((bin) => [shareOf(bin.units, units), shareOf(bin.before ?? 0, previous?.units ?? 0)]),
		1e-9
	);
	const y = (share: number) => bottom - (share / most) * (bottom - top);
	const bars = bins.map((bin) => {
		const height = bottom - y(shareOf(bin.units, units));
		return { ...bin, x: leftOf(bin) / all, width: 1 / all, y: bottom - height, height, tail: isTail(bin) };
	});
	const every = Math.max(1, Math.ceil(inner.length / TICKS));
	return {
		bars,
		before: previous ? outline(bars, (bin) => y(shareOf(bin.before ?? 0, previous.units)), bottom) : '',
		// The first edge is named by what is gathered before it.
		ticks: inner
			.map((bin, at) => ({ x: (first + at) / all, days: bin.from ?? 0 }))
			.filter((_, at) => at % every === 0 && !(hasLow && at === 0)),
		shares: ticksOf([0, most], 3).map((share) => ({ share, y: y(share) })),
		x
	};
}

/** Steps over the bins, those apart drawn apart. */
function outline(bars: readonly PlacedBin[], heightOf: (bin: DayBin) => number, bottom: number): string {
	let path = '';
	let end = -1;
	for (const bar of bars) {
		const [left, right] = [bar.x * 1000, (bar.x + bar.width) * 1000].map((at) => Math.round(at * 10) / 10);
		const height = Math.round(heightOf(bar) * 10) / 10;
		if (Math.abs(left! - end) > 0.2) path += `${end < 0 ? '' : `V${bottom}`}M${left} ${bottom}`;
		path += `V${height}H${right}`;
		end = right!;
	}
	return path === '' ? '' : `${path}V${bottom}`;
}
