import type { AssessedPhase, Assessment } from './assessment';
import { currentPhase } from './baseline';
import { formatMonth, formatValue } from './format';
import type { Finding } from './finding';
import { PHASE_REASON_WORDS, shortened } from './notes';
import { capitalised, monthInWords, type Clause, type Worded } from './words';

/** Letters of a reason that a sentence carries. */
const SAID = 80;

/** "Judged by the phase since April (decision: second carrier for Brno)." Nothing in the first phase. */
export function phaseClause(assessment: Assessment, locale: string): Clause {
	const phase = assessment.phases[assessment.phase];
	if (!phase || phase.reason === null || assessment.phase === 0) return [];
	const month = monthInWords(assessment, phase.from, locale);
	const lead = phase.baseline === null ? 'new phase since' : 'judged by the phase since';
	return [`${lead} ${month} (${reasonWords(phase, SAID)}).`];
}

/** "decision: second carrier for Brno" */
export const reasonWords = ({ reason, text }: Pick<AssessedPhase, 'reason' | 'text'>, letters = Infinity): string =>
	reason === null ? '' : `${PHASE_REASON_WORDS[reason]}: ${shortened(text ?? '', letters).replace(/\.$/, '')}`;

/** Each phase that somebody began, the latest first, with the average before and since; at last what was brought from before. */
export function phaseFindings(assessment: Assessment, kpi: Worded, locale: string): Finding[] {
	const { phases } = assessment;
	return phases
		.flatMap((phase, index) => {
			const before = phases[index - 1];
			if (before?.history && !phase.history) return [broughtFinding(kpi, before, phase, locale)];
			if (phase.reason === null || index === 0) return [];
			const text = `From ${formatMonth(phase.from, locale)}, ${reasonWords(phase)}. ${levels(kpi, phases[index - 1]!, phase, locale)}`;
			return [{ title: 'New phase', text, kind: 'common' as const }];
		})
		.reverse();
}

function broughtFinding(kpi: Worded, before: AssessedPhase, phase: AssessedPhase, locale: string): Finding {
	const until = `Until ${formatMonth(before.to, locale)} the figures are as they were brought.`;
	const text = `${until} ${levels(kpi, before, phase, locale)}`;
	return { title: 'Before Verdict', text, kind: 'common' };
}

function levels(kpi: Worded, before: AssessedPhase, phase: AssessedPhase, locale: string): string {
	const word = ({ chart }: AssessedPhase) => (chart === 'run' ? 'median' : 'average');
	const shown = (centre: number) => formatValue(kpi, centre, { locale });
	if (phase.centre === null) return 'Too few months for an average.';
	const since = `${capitalised(word(phase))} ${shown(phase.centre)}`;
	if (before.centre === null) return `${since}.`;
	const other = word(before) === word(phase) ? '' : `${word(before)} `;
	return `${since}, before it ${other}${shown(before.centre)}.`;
}

/** The months of the current phase that somebody has excluded. */
export function leftOutFindings(assessment: Assessment, locale: string): Finding[] {
	return currentPhase(assessment).flatMap(({ month, excluded }) =>
		excluded === undefined
			? []
			: [
					{
						title: 'Left out',
						text: `${formatMonth(month, locale)} is drawn, but not counted in average and limits: ${excluded.replace(/\.$/, '')}.`,
						kind: 'common' as const
					}
				]
	);
}
