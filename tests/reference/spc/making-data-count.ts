import { assuranceByTable, meaningOf, variationIcon, type Better } from '../../../src/lib/spc/icons';
import { individuals } from '../../../src/lib/spc/individuals';
import {
	makingDataCount,
	PUBLISHED_LIMIT_FACTOR,
	type Cause,
	type MakingDataCountRule
} from '../../../src/lib/spc/making-data-count';
import type { Series } from '../../../src/lib/spc/moving-range';
import { linesAt } from '../../../src/lib/spc/lines';
import { drawPhases } from '../../../src/lib/spc/phases';
import type { Answer } from './answers';
import type { Case } from './cases';
import { Difference } from './difference';

const BETTER: Record<string, Better> = { increase: 'up', decrease: 'down', neutral: 'neutral' };

/** How the source software words the cause of a point. */
const WORDS: Record<MakingDataCountRule, Record<'high' | 'low', string>> = {
	rule_astronomical: { high: 'Above UCL', low: 'Below LCL' },
	rule_trend_7: { high: '7 Point Trend (Increasing)', low: '7 Point Trend (Decreasing)' },
	rule_two_of_three: { high: '2 in 3 Above CL', low: '2 in 3 Below CL' },
	rule_shift_7: { high: '7 Points Above CL', low: '7 Points Below CL' }
};

export function makingDataCountAnswer({ input }: Case): Answer {
	const values: Series = input.values;
	const better = BETTER[input.improvement_direction]!;
	const frozen = input.freeze_first_n_of_each_phase ?? values.length;
	const { lines, phases } = drawPhases(values.length, { phaseStarts: input.phase_starts ?? [] }, ({ from, to }) =>
		individuals(values.slice(from, to), {
			included: Array.from({ length: to - from }, (_, index) => index < frozen),
			screen: input.screen_moving_ranges ?? false,
			limitFactor: input.limit_factor ?? PUBLISHED_LIMIT_FACTOR
		})
	);
	const read = phases.map(({ from, to }) => {
		const indexes = Array.from({ length: to - from }, (_, index) => from + index);
		return makingDataCount(values.slice(from, to), linesAt(lines, indexes));
	});
	const marked = (rule: MakingDataCountRule) =>
		read.flatMap(({ sides }) => sides[rule]).flatMap((side, index) => (side === null ? [] : [index]));
	const causes = read.flatMap((phase) => phase.causes);
	const assurance = assuranceByTable(
		input.target ?? null,
		lines.lower.at(-1) ?? null,
		lines.upper.at(-1) ?? null,
		better
	);
	const neverVaries = phases.map(({ meanRange }) => input.screen_moving_ranges === true && meanRange === 0);
	const phaseOf = phases.flatMap(({ from, to }, phase) => Array<number>(to - from).fill(phase));
	const limits = (line: Series) =>
		line.map((value, index) => (neverVaries[phaseOf[index]!] ? new Difference(value, null) : value));
	return {
		phase: phaseOf,
		centre: lines.centre,
		lcl: limits(lines.lower),
		ucl: limits(lines.upper),
		rule_astronomical: marked('rule_astronomical'),
		rule_shift_7: marked('rule_shift_7'),
		rule_trend_7: marked('rule_trend_7'),
		rule_two_of_three: marked('rule_two_of_three'),
		reported_cause: causes.map((cause) => (cause === null ? 'Common Cause' : WORDS[cause.rule][cause.side])),
		point_type: causes.map((cause) => pointType(cause, better)),
		variation_icon: variationIcon(causes.at(-1)?.side ?? null, better),
		assurance_icon: neverVaries.at(-1) && assurance !== null ? new Difference(assurance, 'inconsistent') : assurance
	};
}

function pointType(cause: Cause | null, better: Better): string {
	if (cause === null) return 'common_cause';
	const meaning = meaningOf(cause.side, better);
	return meaning === 'neutral' ? `special_cause_neutral_${cause.side}` : `special_cause_${meaning}`;
}
