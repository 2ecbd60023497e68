import type { Comparison, FunnelStep } from '$lib/metrics/comparison';
import { verticalScale, type Domain } from './scale';

export interface FunnelDrawing {
	/** Outlines of the bands within which 998 of 1,000, and 95 of 100, alike groups lie. */
	action: string;
	warning: string;
	centreY: number;
	x: (size: number) => number;
	y: (value: number) => number;
	domain: Domain;
	/** Sizes in powers of ten. */
	sizes: number[];
}

const AIR = 0.06;

/** A funnel over a logarithmic axis of sizes, in a drawing of so many pixels. */
export function funnelDrawing(
	{ groups, curve, centre }: Comparison,
	width: number,
	[top, bottom]: readonly [number, number]
): FunnelDrawing {
	const [least, most] = [Math.log(curve[0]?.size ?? 1), Math.log(curve.at(-1)?.size ?? 10)];
	const x = (size: number) => (most > least ? ((Math.log(size) - least) / (most - least)) * width : width / 2);
	const domain = domainOf(
		groups.map(({ value }) => value),
		curve,
		centre
	);
	const y = verticalScale(domain, top, bottom);
	const outline = (band: 'action' | 'warning') => {
		const point = (step: FunnelStep, side: 0 | 1) => `${x(step.size).toFixed(1)} ${y(step[band][side]).toFixed(1)}`;
		const there = curve.map((step) => point(step, 1));
		const back = curve.toReversed().map((step) => point(step, 0));
		return `M${[...there, ...back].join('L')}Z`;
	};
	return {
		action: outline('action'),
		warning: outline('warning'),
		centreY: y(centre),
		x,
		y,
		domain,
		sizes: powers(curve)
	};
}

/** Everything that is drawn fits; the widest limits, of the smallest groups, need not. */
function domainOf(values: readonly number[], curve: readonly FunnelStep[], centre: number): Domain {
	const limits = curve.slice(Math.floor(curve.length / 8)).flatMap(({ action }) => action);
	const low = Math.min(centre, ...values, ...limits);
	const high = Math.max(centre, ...values, ...limits);
	const air = (high - low || Math.abs(high) || 1) * AIR;
	return [Math.max(0, low - air), high + air];
}

function powers(curve: readonly FunnelStep[]): number[] {
	const [least, most] = [curve[0]?.size ?? 1, curve.at(-1)?.size ?? 1];
	const first = Math.ceil(Math.log10(least));
	const found = Array.from({ length: 12 }, (_, at) => 10 ** (first + at)).filter((size) => size <= most);
	// Groups all of one size have one.
	return found.length > 1 ? found : [...new Set([least, most])];
}
