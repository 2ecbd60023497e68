import { hasZone, range, runsOf, sidesBeyond, stepsOf, type Found, type Rule } from './pattern';
import { beyondLimits, beyondZone, onOneSide, steadily } from './rules';

const ALTERNATING = 14;
const WITHIN = 15;
const OUTSIDE = 8;

/**
 * Fourteen points in a row alternating up and down: twelve turns. Fourteen points, as Nelson counts them; some tools ask
 * for fourteen differences, which is a point more.
 */
export const alternating: Rule = (values, lines) => {
	const steps = stepsOf(values, lines);
	const turns = steps.map((step, index) => {
		const before = steps[index - 1] ?? null;
		return step !== null && before !== null && step !== before ? 'both' : null;
	});
	return runsOf(turns, ALTERNATING - 2).map(({ side, at }) => ({ side, at, points: range(at - ALTERNATING + 1, at) }));
};

/** Fifteen points in a row within one sigma of the centre, on the line included. */
export const hugging: Rule = (values, lines) => {
	const beyond = sidesBeyond(1, values, lines);
	return runsOf(
		beyond.map((side, index) => (side === null && hasZone(1, values, lines, index) ? 'both' : null)),
		WITHIN
	);
};

/** Eight points in a row beyond one sigma, with both sides among them. */
export const avoiding: Rule = (values, lines) => {
	const beyond = sidesBeyond(1, values, lines);
	const eights = runsOf(
		beyond.map((side) => (side === null ? null : 'both')),
		OUTSIDE
	);
	return eights.filter(({ points }: Found) => new Set(points.map((index) => beyond[index])).size === 2);
};

/**
 * Rules 1 to 8 of Nelson, The Shewhart control chart: tests for special causes, Journal of Quality Technology 16 (1984).
 * They count points, as qcc does.
 */
export const NELSON = [
	{ id: 'nelson_1', name: 'one point beyond three sigma', find: beyondLimits },
	{ id: 'nelson_2', name: 'nine points in a row on one side of the centre', find: onOneSide(9) },
	{ id: 'nelson_3', name: 'six points in a row rising or falling', find: steadily(6) },
	{ id: 'nelson_4', name: 'fourteen points in a row alternating up and down', find: alternating },
	{ id: 'nelson_5', name: 'two of three points beyond two sigma on the same side', find: beyondZone(2, 2, 3) },
	{ id: 'nelson_6', name: 'four of five points beyond one sigma on the same side', find: beyondZone(1, 4, 5) },
	{ id: 'nelson_7', name: 'fifteen points in a row within one sigma', find: hugging },
	{ id: 'nelson_8', name: 'eight points in a row beyond one sigma, on both sides', find: avoiding }
] as const;
