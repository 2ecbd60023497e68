import type { Draft } from '$lib/import/draft';
import { formatCount } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { counted } from '$lib/metrics/words';
import { columnsCount } from './columns-words';
import { rowsWords } from './data-words';
import { effectRows } from './effects';

/** What a step of the assistant says of itself. */
export interface Step {
	name: string;
	/** "9 of 11 used"; empty while nobody knows. */
	detail: string;
	state: 'done' | 'on' | 'ahead';
}

/** The three steps of a file; the second and third share a screen. */
export function stepsOf(draft: Draft, step: 'columns' | 'review', kpis: readonly Kpi[]): Step[] {
	const { answer, state } = draft;
	const isReviewed = step === 'review' && (state === 'checked' || state === 'saving');
	const asked = step === 'review' && state === 'question';
	return [
		{ name: 'Columns', detail: answer ? columnsCount(answer.columns) : '', state: step === 'columns' ? 'on' : 'done' },
		{ name: 'Problems', detail: problems(draft), state: isReviewed || asked || hasRowsRefused(draft) ? 'on' : 'ahead' },
		{ name: 'Effect', detail: effects(draft, kpis), state: isReviewed ? 'on' : 'ahead' }
	];
}

const hasRowsRefused = ({ state, refusal }: Draft): boolean =>
	state === 'refused' && refusal?.issueGroups !== undefined;

function problems({ state, answer }: Draft): string {
	if (state === 'question') return 'one question';
	if (!answer) return '';
	const groups = answer.issueGroups;
	if (groups.length === 0) return 'none';
	if (answer.rows.rejected === 0) return counted(groups.length, 'remark');
	const leftOut = groups.filter(({ severity }) => severity === 'error').length;
	return `${rowsWords(answer.rows.rejected)} in ${counted(leftOut, 'group')}`;
}

function effects({ state, answer }: Draft, kpis: readonly Kpi[]): string {
	if (!answer || state === 'question') return '';
	const count = effectRows(answer.effect, kpis).length;
	if (count === 0) return 'no KPI month changes';
	return `${formatCount(count)} KPI ${count === 1 ? 'month changes' : 'months change'}`;
}
