import type { ColumnReference, Question } from '$lib/import/answer';
import { splitNames } from '$lib/import/name-list';
import type { Choices } from '$lib/import/draft';

/** The parameter that answers a question, added to what was chosen before. */
export function choiceFor(question: Question, candidate: string, choices: Choices): Choices {
	switch (question.question) {
		case 'date_order':
			return { dateOrder: candidate as Choices['dateOrder'] };
		case 'number_format':
			return { numberFormat: candidate as Choices['numberFormat'] };
		case 'duplicate_policy':
			return { duplicates: candidate as Choices['duplicates'] };
		case 'encoding':
			return { encoding: candidate };
		case 'key_form':
			return { keyForm: candidate };
		case 'replace_scope': {
			const [from, to] = candidate.split('..');
			return from && to ? { months: { from, to } } : { sites: splitNames(candidate) };
		}
		case 'column_mapping':
			return asField(question, candidate, choices);
	}
}

/** A column that is a field from now on is no longer kept beside the row. */
function asField(question: Question, candidate: string, { mapping, keep }: Choices): Choices {
	const column = columnFor(question, candidate);
	const header = question.columns?.find(({ index }) => `${index}` === candidate)?.header ?? candidate;
	const others = keep?.filter((name) => name !== header);
	return {
		mapping: { ...mapping, [question.field ?? '']: column },
		...(others?.length === keep?.length ? {} : { keep: others })
	};
}

/** A header that stands twice is told apart by its place. */
function columnFor(question: Question, candidate: string): ColumnReference {
	const place = question.columns?.find((column) => `${column.index}` === candidate);
	return place ? { index: place.index } : candidate;
}

/** What a word of the file means from now on, beside what other words mean; '' for nothing. */
export function wordChoice(choices: Choices, field: string, word: string, meaning: string): Choices {
	const { values } = choices;
	return { values: { ...values, [field]: { ...values?.[field], [word]: meaning } } };
}
