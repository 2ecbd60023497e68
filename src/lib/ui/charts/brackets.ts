import type { AssessedPoint } from '$lib/metrics/assessment';
import type { ChartPoint } from './chart-points';
import { shapeOfRule } from '$lib/metrics/rules';
import { controlDomain, type Domain } from './scale';

/** A run on one side of the average, to be shown with a bracket and in words. */
export interface Bracket {
	/** First and last index of the months in the run. */
	from: number;
	to: number;
	side: 'above' | 'below';
	meaning: 'improvement' | 'concern' | 'neutral';
	/** "8 months below the average". */
	text: string;
}

/** The runs that the shift rule has found, in the order of time. A month without value, or a hollow one, ends a run. */
export function bracketsOf(points: readonly AssessedPoint[]): Bracket[] {
	const brackets: Bracket[] = [];
	let open: (Omit<Bracket, 'text'> & { months: number }) | null = null;
	const close = () => {
		if (open) {
			const { months, ...bracket } = open;
			brackets.push({ ...bracket, text: `${months} months ${open.side} the average` });
		}
		open = null;
	};
	points.forEach((point, index) => {
		const side = sideOf(point);
		if (point.begins !== undefined) close();
		// An excluded month is no part of the run, and does not end it.
		if (point.excluded !== undefined && open) return;
		if (side === null || point.meaning === null) return close();
		if (open && open.side === side) {
			open.to = index;
			open.months++;
		} else {
			close();
			open = { from: index, to: index, months: 1, side, meaning: point.meaning };
		}
	});
	close();
	return brackets;
}

function sideOf({ signals, value, centre }: AssessedPoint): Bracket['side'] | null {
	if (!signals.some((rule) => shapeOfRule(rule) === 'one_side') || value === null || centre === null) return null;
	return value > centre ? 'above' : 'below';
}

/** Part of the span that a bracket with its words takes. */
const BRACKET_ROOM = 0.14;

/** The span of the large chart: that of its data, and room for the brackets below or above them. */
export function chartDomain(points: readonly ChartPoint[]): Domain {
	const [low, high] = controlDomain(points);
	const room = (high - low) * BRACKET_ROOM;
	const sides = new Set(bracketsOf(points).map(({ side }) => side));
	return [sides.has('below') ? low - room : low, sides.has('above') ? high + room : high];
}
