import type { Question } from '$lib/import/answer';
import type { DataKind } from '$lib/metrics/kpi';
import { dayWords } from '../when';
import { fieldLabel } from './data-words';

export interface Choice {
	value: string;
	title: string;
	/** What an example of the file means then. */
	example: string;
}

/** Which part of a day is written first. */
export const DATE_ORDERS: Record<string, string> = {
	dmy: 'Day first',
	mdy: 'Month first',
	ymd: 'Year first'
};
export const NUMBER_FORMATS: Record<string, string> = {
	point: 'Point for decimals',
	comma: 'Comma for decimals'
};
const DUPLICATES: Record<string, string> = {
	keep_first: 'Keep the first row of each',
	reject: 'Leave out all rows that contradict each other'
};

/** The title of a question, as a person would ask it. */
export function questionTitle(kind: DataKind, question: Question): string {
	const field = question.field ? fieldLabel(kind, question.field).toLowerCase() : 'this column';
	switch (question.question) {
		case 'date_order':
			return `How are the dates in “${field}” written?`;
		case 'number_format':
			return `How are the numbers in “${field}” written?`;
		case 'column_mapping':
			return `Which column is the ${field}?`;
		case 'duplicate_policy':
			return 'Some rows say different things of the same case. Which count?';
		case 'encoding':
			return 'How was the file written?';
		case 'key_form':
			return 'This file tells its rows apart in another way than before.';
		case 'replace_scope':
			return 'What does this file replace?';
	}
}

/** The answers to a question, each with what it would make of an example. */
export function choicesOf(question: Question): Choice[] {
	const example = question.examples[0] ?? '';
	if (question.question === 'column_mapping' && question.columns)
		return question.columns.map(({ index, header }) => ({
			value: String(index),
			title: index === 0 ? 'The file has none' : header,
			example: index === 0 ? '' : `column ${index}`
		}));
	return question.candidates.map((candidate) => {
		switch (question.question) {
			case 'date_order':
				return { value: candidate, title: DATE_ORDERS[candidate] ?? candidate, example: readDate(example, candidate) };
			case 'number_format':
				return {
					value: candidate,
					title: NUMBER_FORMATS[candidate] ?? candidate,
					example: readNumber(example, candidate)
				};
			case 'duplicate_policy':
				return { value: candidate, title: DUPLICATES[candidate] ?? candidate, example: '' };
			default:
				return { value: candidate, title: candidate, example: '' };
		}
	});
}

/** "03/04/2026 is 3 Apr 2026" */
function readDate(example: string, order: string): string {
	const parts = example.match(/\d+/g)?.slice(0, 3);
	if (parts?.length !== 3) return '';
	const at = (letter: string) => parts[order.indexOf(letter)] ?? '';
	const year = at('y').length === 2 ? `20${at('y')}` : at('y');
	const day = `${year}-${at('m').padStart(2, '0')}-${at('d').padStart(2, '0')}`;
	return Number.isNaN(Date.parse(day)) ? '' : `${example} is ${dayWords(day)}`;
}

/** "1.200 is 1,200" */
function readNumber(example: string, format: string): string {
	const plain = format === 'point' ? example.replaceAll(',', '') : example.replaceAll('.', '').replace(',', '.');
	const value = Number(plain.trim());
	if (example === '' || Number.isNaN(value)) return '';
	return `${example} is ${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(value)}`;
}
