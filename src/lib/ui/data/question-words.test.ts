import { describe, expect, it } from 'vitest';
import type { Question } from '$lib/import/answer';
import { choicesOf } from './question-words';

describe('choicesOf', () => {
	const question = (parts: Partial<Question>): Question => ({
		code: 'question',
		question: 'date_order',
		field: 'promised_date',
		candidates: ['dmy', 'mdy'],
		examples: ['03/04/2026'],
		message: '',
		...parts
	});
	it('shows what each order makes of an example', () =>
		expect(choicesOf(question({})).map(({ example }) => example)).toEqual([
			'03/04/2026 is 3 Apr 2026',
			'03/04/2026 is 4 Mar 2026'
		]));
	it('shows what each number format makes of an example', () =>
		expect(
			choicesOf(question({ question: 'number_format', candidates: ['point', 'comma'], examples: ['1.200'] })).map(
				({ example }) => example
			)
		).toEqual(['1.200 is 1.2', '1.200 is 1,200']));
	it('tells columns of one name apart by their place', () =>
		expect(
			choicesOf(
				question({
					question: 'column_mapping',
					candidates: ['Date', 'Date'],
					columns: [
						{ index: 2, header: 'Date' },
						{ index: 5, header: 'Date' }
					]
				})
			).map(({ value }) => value)
		).toEqual(['2', '5']));
});
