import type { Lines } from './lines';
import type { Series } from './moving-range';
import {
	range,
	runsOf,
	sidesBeyond,
	sidesOf,
	sidesOfCentre,
	stepsOf,
	windowsOf,
	type Rule,
	type Side
} from './pattern';

export type { Side } from './pattern';

/** One point strictly beyond three sigma. */
export const beyondLimits: Rule = (values, lines) => runsOf(sidesBeyond(3, values, lines), 1);

/** So many points in a row strictly on one side of the centre; a point on the centre breaks the run. */
export const onOneSide =
	(points: number): Rule =>
	(values, lines) =>
		runsOf(sidesOfCentre(values, lines), points);

/** So many points in a row, each strictly above (or below) the one before; a tie breaks it. */
export const steadily =
	(points: number): Rule =>
	(values, lines) =>
		runsOf(stepsOf(values, lines), points - 1).map((found) => ({
			...found,
			points: range(found.at - points + 1, found.at)
		}));

/** At least so many of so many points in a row strictly beyond one or two sigma on the same side, the last among them. */
export const beyondZone =
	(sigmas: 1 | 2, enough: number, points: number): Rule =>
	(values, lines) =>
		windowsOf(sidesBeyond(sigmas, values, lines), values, enough, points);

/**
 * Two of three close to a limit: three consecutive points on the same side of the centre of which at least two lie
 * strictly between two and three sigma; only those make the pattern. Points beyond three sigma do not count, unlike in
 * the rule of Western Electric: the pair is lost.
 */
export const closeToLimit: Rule = (values, lines) => {
	const sides = sidesOfCentre(values, lines);
	const outside = sidesBeyond(3, values, lines);
	const close = sidesBeyond(2, values, lines).map((side, index) => (outside[index] === null ? side : null));
	return sides.flatMap((side, at) => {
		const three = range(at - 2, at);
		if (at < 2 || side === null || three.some((index) => sides[index] !== side)) return [];
		const points = three.filter((index) => close[index] !== null);
		return points.length < 2 ? [] : [{ side, at, points }];
	});
};

/**
 * The rules of the NHS Making Data Count method, one side per point that belongs to a pattern; as NHSRplotthedots.
 * NHS England, Making Data Count: Strengthening your decisions (2019).
 */
const membersOf = (rule: Rule) => (values: Series, lines: Lines) => sidesOf(rule(values, lines), values.length);

export const astronomical: (values: Series, lines: Lines) => Side[] = membersOf(beyondLimits);
export const shift = membersOf(onOneSide(7));
export const trend = membersOf(steadily(7));
export const twoOfThree = membersOf(closeToLimit);
