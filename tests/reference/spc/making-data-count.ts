import { assuranceByTable, meaningOf, variationIcon, type Better } from '../../../src/lib/spc/icons';
import { individuals } from '../../../src/lib/spc/individuals';
import {
	makingDataCount,
	PUBLISHED_LIMIT_FACTOR,
	type Cause,
	type MakingDataCountRule
} from '../../../src/lib/spc/making-data-count';
import type { Series } from '../../../src/lib/spc/moving-range';
import { linesAt, mapLines, type Lines } from '../../../src/lib/spc/lines';
import { drawPhases, type Phase } from '../../../src/lib/spc/phases';
import type { Answer } from './answers';
import type { Case } from './cases';
import { eitherOf } from './difference';

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
	const draw = (screen: boolean) =>
		drawPhases(values.length, { phaseStarts: input.phase_starts ?? [] }, ({ from, to }) =>
			individuals(values.slice(from, to), {
				included: Array.from({ length: to - from }, (_, index) => index < frozen),
				screen,
				limitFactor: input.limit_factor ?? PUBLISHED_LIMIT_FACTOR
			})
		);
	const { lines, phases } = draw(input.screen_moving_ranges ?? false);
	const neverVaries = draw(false).phases.map(({ meanRange }) => meanRange === 0);
	const own = fieldsOf(values, lines, phases, input.target ?? null, better);
	if (!input.screen_moving_ranges || !neverVaries.includes(true)) return own;
	const gone = phases.flatMap(({ from, to }, phase) => Array<boolean>(to - from).fill(neverVaries[phase]!));
	const kept = mapLines(lines, (value, index) => (gone[index] ? null : value));
	const published = { ...kept, centre: lines.centre };
	return eitherOf(own, fieldsOf(values, published, phases, input.target ?? null, better));
}

function fieldsOf(values: Series, lines: Lines, phases: Phase[], target: number | null, better: Better): Answer {
	const read = phases.map(({ from, to }) => {
		const indexes = Array.from({ length: to - from }, (_, index) => from + index);
		return makingDataCount(values.slice(from, to), linesAt(lines, indexes));
	});
	const marked = (rule: MakingDataCountRule) =>
		read.flatMap(({ sides }) => sides[rule]).flatMap((side, index) => (side === null ? [] : [index]));
	const causes = read.flatMap((phase) => phase.causes);
	return {
		phase: phases.flatMap(({ from, to }, phase) => Array<number>(to - from).fill(phase)),
		centre: lines.centre,
		lcl: lines.lower,
		ucl: lines.upper,
		rule_astronomical: marked('rule_astronomical'),
		rule_shift_7: marked('rule_shift_7'),
		rule_trend_7: marked('rule_trend_7'),
		rule_two_of_three: marked('rule_two_of_three'),
		reported_cause: causes.map((cause) => (cause === null ? 'Common Cause' : WORDS[cause.rule][cause.side])),
		point_type: causes.map((cause) => pointType(cause, better)),
		variation_icon: variationIcon(causes.at(-1)?.side ?? null, better),
		assurance_icon: assuranceByTable(target, lines.lower.at(-1) ?? null, lines.upper.at(-1) ?? null, better)
	};
}

function pointType(cause: Cause | null, better: Better): string {
	if (cause === null) return 'common_cause';
	const meaning = meaningOf(cause.side, better);
	return meaning === 'neutral' ? `special_cause_neutral_${cause.side}` : `special_cause_${meaning}`;
}
