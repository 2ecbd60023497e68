import { expect, it } from 'vitest';
import type { Question } from '$lib/import/answer';
import { choiceFor, wordChoice } from './choices';

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
	expect(choiceFor(question({ question: 'replace_scope' }), '2026-08..2026-09', {})).toEqual({
		months: { from: '2026-08', to: '2026-09' }
	});
	expect(choiceFor(question({ question: 'replace_scope' }), 'Ulm,Porto', {})).toEqual({ sites: ['Ulm', 'Porto'] });
});

it('keeps earlier columns when one more is chosen, and tells columns of one name apart by place', () => {
	const asked = question({ question: 'column_mapping', field: 'site', columns: [{ index: 3, header: 'Plant' }] });
	expect(choiceFor(asked, '3', { mapping: { date: 'Day' } })).toEqual({ mapping: { date: 'Day', site: { index: 3 } } });
	expect(choiceFor({ ...asked, columns: undefined }, 'Plant', {})).toEqual({ mapping: { site: 'Plant' } });
	// What is a field now is no longer kept beside the row.
	expect(choiceFor(asked, '3', { keep: ['Plant', 'Note'] })).toEqual({
		mapping: { site: { index: 3 } },
		keep: ['Note']
	});
});

it('adds the meaning of a word to those of others', () =>
	expect(wordChoice({ values: { status: { neu: 'open' }, site: { U: 'Ulm' } } }, 'status', 'tbd', '')).toEqual({
		values: { status: { neu: 'open', tbd: '' }, site: { U: 'Ulm' } }
	}));
