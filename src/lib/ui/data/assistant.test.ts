import { expect, it } from 'vitest';
import type { Question } from '$lib/import/answer';
import { choiceFor } from './assistant.svelte';

const question = (parts: Partial<Question>): Question => ({
	code: 'question',
	question: 'date_order',
	field: 'promised_date',
	candidates: [],
	examples: [],
	message: '',
	...parts
});

it('answers each question with its parameter', () => {
	expect(choiceFor(question({}), 'dmy', {})).toEqual({ dateOrder: 'dmy' });
	expect(choiceFor(question({ question: 'number_format' }), 'comma', {})).toEqual({ numberFormat: 'comma' });
	expect(choiceFor(question({ question: 'duplicate_policy' }), 'reject', {})).toEqual({ duplicates: 'reject' });
	expect(choiceFor(question({ question: 'key_form' }), 'line', {})).toEqual({ keyForm: 'line' });
});

it('keeps earlier columns when one more is chosen, and tells columns of one name apart by place', () => {
	const asked = question({ question: 'column_mapping', field: 'site', columns: [{ index: 3, header: 'Plant' }] });
	expect(choiceFor(asked, '3', { mapping: { date: 'Day' } })).toEqual({ mapping: { date: 'Day', site: { index: 3 } } });
	expect(choiceFor({ ...asked, columns: undefined }, 'Plant', {})).toEqual({ mapping: { site: 'Plant' } });
});
