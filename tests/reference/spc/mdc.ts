import { assuranceIcon, meaningOf, variationIcon, type Better } from '../../../src/lib/spc/icons';
import { individuals } from '../../../src/lib/spc/individuals';
import type { Lines } from '../../../src/lib/spc/lines';
import { joinLines, phaseRanges } from '../../../src/lib/spc/phases';
import { astronomical, shift, trend, twoOfThree, type Side } from '../../../src/lib/spc/rules';
import { hold, marked, type Case } from './cases';

const BETTER: Record<string, Better> = { increase: 'up', decrease: 'down', neutral: 'neutral' };

/** Rules in the order in which the source software reports one cause per point. */
const RULES = [
	{ field: 'rule_astronomical', rule: astronomical, high: 'Above UCL', low: 'Below LCL' },
	{ field: 'rule_trend_7', rule: trend, high: '7 Point Trend (Increasing)', low: '7 Point Trend (Decreasing)' },
	{ field: 'rule_two_of_three', rule: twoOfThree, high: '2 in 3 Above CL', low: '2 in 3 Below CL' },
	{ field: 'rule_shift_7', rule: shift, high: '7 Points Above CL', low: '7 Points Below CL' }
] as const;

export function holdMakingDataCount(item: Case): void {
	const { input } = item;
	const better = BETTER[input.improvement_direction]!;
	const phases = phaseRanges(input.values.length, input.phase_starts).map(({ from, to }) => drawPhase(input, from, to));
	const lines = joinLines(phases.map((phase) => phase.lines));
	hold(
		item,
		'phase',
		phases.flatMap((phase, index) => phase.values.map(() => index))
	);
	hold(item, 'centre', lines.centre);
	hold(item, 'lcl', lines.lower);
	hold(item, 'ucl', lines.upper);

	const sides = RULES.map(({ rule }) => phases.flatMap((phase) => rule(phase.values, phase.lines)));
	RULES.forEach(({ field }, index) => hold(item, field, marked(sides[index]!)));
	const causes = input.values.map((_: unknown, point: number) => causeAt(sides, point));
	hold(
		item,
		'reported_cause',
		causes.map((cause: Cause) => cause.words)
	);
	hold(
		item,
		'point_type',
		causes.map((cause: Cause) => pointType(cause.side, better))
	);
	hold(item, 'variation_icon', variationIcon(causes.at(-1).side, better));
	if ('assurance_icon' in item.expected)
		hold(item, 'assurance_icon', assuranceIcon(input.target, lines.lower.at(-1)!, lines.upper.at(-1)!, better));
}

interface Cause {
	words: string;
	side: Side;
}

function causeAt(sides: Side[][], point: number): Cause {
	for (const [index, rule] of RULES.entries()) {
		const side = sides[index]?.[point] ?? null;
		if (side !== null) return { words: rule[side], side };
	}
	return { words: 'Common Cause', side: null };
}

function pointType(side: Side, better: Better): string {
	if (side === null) return 'common_cause';
	const meaning = meaningOf(side, better);
	return meaning === 'neutral' ? `special_cause_neutral_${side}` : `special_cause_${meaning}`;
}

function drawPhase(input: Case['input'], from: number, to: number): { values: (number | null)[]; lines: Lines } {
	const values = input.values.slice(from, to);
	const frozen = input.freeze_first_n_of_each_phase ?? values.length;
	const lines = individuals(values, {
		included: values.map((_: unknown, index: number) => index < frozen),
		screen: input.screen_moving_ranges,
		limitFactor: input.limit_factor
	});
	return { values, lines };
}
