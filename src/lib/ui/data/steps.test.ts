import { describe, expect, it } from 'vitest';
import type { FileColumn, ImportAnswer } from '$lib/import/answer';
import type { Draft } from '$lib/import/draft';
import type { Kpi } from '$lib/metrics/kpi';
import { stepsOf } from './steps';

const kpi = { id: 'on-time-delivery', name: 'On-time delivery', measure: 'share', unit: '%', factor: 100 } as Kpi;
const answer = {
	rows: { rejected: 55 },
	issueGroups: [
		{ code: 'bad_date', severity: 'error' },
		{ code: 'bad_number', severity: 'error' },
		{ code: 'name_resembles', severity: 'warning' }
	],
	columns: [{ field: 'site' }, { field: null }] as FileColumn[],
	effect: [{ kpi: kpi.id, site: null, month: '2026-09', before: 0.9, after: 0.8, worst: null }]
} as ImportAnswer;
const draft = (parts: Partial<Draft>) =>
	({ state: 'checked', answer, question: null, refusal: null, ...parts }) as Draft;
const states = (parts: Partial<Draft>, step: 'columns' | 'review') =>
	stepsOf(draft(parts), step, [kpi]).map(({ state }) => state);

describe('stepsOf', () => {
	it('counts columns, problems and effects', () =>
		expect(stepsOf(draft({}), 'review', [kpi]).map(({ detail }) => detail)).toEqual([
			'1 of 2 used',
			'55 rows in 2 groups',
			'1 KPI month changes'
		]));
	it('shows the second and third step together', () => expect(states({}, 'review')).toEqual(['done', 'on', 'on']));
	it('goes back to the first', () => expect(states({}, 'columns')).toEqual(['on', 'ahead', 'ahead']));
	it('stops at a question, and at a file without a good row', () => {
		expect(states({ state: 'question' }, 'review')).toEqual(['done', 'on', 'ahead']);
		const refusal = { code: 'too_many_errors', message: '', issueGroups: [] };
		expect(states({ state: 'refused', refusal, answer: null }, 'review')).toEqual(['done', 'on', 'ahead']);
	});
	it('says that there is nothing to say', () => {
		const clean = { ...answer, rows: { ...answer.rows, rejected: 0 }, issueGroups: [], effect: [] };
		expect(stepsOf(draft({ answer: clean }), 'review', [kpi]).map(({ detail }) => detail)).toEqual([
			'1 of 2 used',
			'none',
			'no KPI month changes'
		]);
	});
});
