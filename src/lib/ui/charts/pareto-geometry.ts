import type { ParetoBar } from '$lib/metrics/views';

export interface PlacedBar extends ParetoBar {
	/** Left edge and width as shares of the drawing, 0 to 1. */
	x: number;
	width: number;
	/** Top and height in pixels; bars always stand on zero. */
	y: number;
	height: number;
	/** Height of the months before, as a share of theirs; zero where there are none. */
	beforeHeight: number;
	/** Where the cumulative line passes this bar, in pixels. */
	lineY: number;
	/** Several small groups taken together. */
	gathered: number;
}

const GAP = 0.24;

/** The largest groups, and all smaller ones gathered in one bar that stands last with what nobody told apart. */
export function gather(bars: readonly ParetoBar[], most = 9): (ParetoBar & { gathered: number })[] {
	const known = bars.filter((bar) => !bar.rest);
	const rest = bars.filter((bar) => bar.rest).map((bar) => ({ ...bar, gathered: 0 }));
	if (known.length <= most) return [...known.map((bar) => ({ ...bar, gathered: 0 })), ...rest];
	const shown = known.slice(0, most - 1).map((bar) => ({ ...bar, gathered: 0 }));
	const others = known.slice(most - 1);
	const together = {
		name: `${others.length} others`,
		count: others.reduce((sum, bar) => sum + bar.count, 0),
		denominator: null,
		cumulativeShare: others.at(-1)?.cumulativeShare ?? 1,
		before: others.every((bar) => bar.before === null) ? null : others.reduce((sum, bar) => sum + (bar.before ?? 0), 0),
		vital: false,
		rest: true,
		gathered: others.length
	};
	return [...shown, together, ...rest];
}

/** Bars from zero on one scale with the cumulative line: the whole stands as high as all cases together. */
export function paretoGeometry(
	bars: readonly (ParetoBar & { gathered: number })[],
	total: number,
	previous: { total: number } | null,
	[top, bottom]: readonly [number, number]
): PlacedBar[] {
	const span = bottom - top;
	const share = 1 / Math.max(1, bars.length);
	return bars.map((bar, index) => {
		const height = total > 0 ? (bar.count / total) * span : 0;
		return {
			...bar,
			x: (index + GAP / 2) * share,
			width: share * (1 - GAP),
			y: bottom - height,
			height,
			beforeHeight: previous && previous.total > 0 ? ((bar.before ?? 0) / previous.total) * span : 0,
			lineY: bottom - Math.min(1, bar.cumulativeShare) * span
		};
	});
}
