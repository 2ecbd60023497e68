import type { IssueGroup } from '$lib/import/answer';
import type { Choices } from '$lib/import/draft';
import type { Field } from '$lib/import/kind';
import { kindOf } from '$lib/import/kinds';
import type { DataKind, Kpi } from '$lib/metrics/kpi';
import { wordChoice } from './choices';

/** One decision that mends all rows of a group alike. */
export interface Fix {
	label: string;
	choices: Choices;
}

/** A word that nobody knows, and the words of the product that it may mean. */
export interface WordFix {
	field: string;
	value: string;
	words: string[];
	/** How a word is shown, where it is not by itself. */
	names?: Record<string, string>;
}

export interface Fixes {
	buttons: Fix[];
	words: WordFix[];
	/** Names of KPIs that could be declared. */
	declare?: string[];
}

/** What an empty day means, where it means something. */
const EMPTY_DAYS: Readonly<Record<string, string>> = {
	delivered_date: 'not delivered yet',
	closed_date: 'not closed yet',
	short_closed_date: 'not closed short',
	cancelled_date: 'not cancelled'
};
const AMOUNTS = new Set(['count', 'quantity', 'money', 'number']);
const NONE: Fixes = { buttons: [], words: [] };

/**
 * What can be decided once for all rows of a group, and only where that cannot falsify: a word that stands for a word of the
 * product, a name that is another way to write a known one, a note in place of a day or number that may be empty, a column
 * left out.
 */
export function fixesOf(
	kind: DataKind,
	group: IssueGroup,
	choices: Choices,
	kpis: () => readonly Kpi[] = () => []
): Fixes {
	const field = kindOf(kind).fields.find((one) => one.name === group.field);
	if (!field) return NONE;
	if (group.code === 'unknown_kpi') return kpiFixes(group, field, kpis());
	if (field.type === 'word' && group.code.startsWith('unknown_'))
		return { buttons: [], words: wordFixes(group, field) };
	return {
		buttons: [...names(group, field, choices), ...notes(group, field, choices), ...without(group, field, choices)],
		words: []
	};
}

/** A name nobody knows is that of a KPI under another name, or of one that is still to be declared. */
function kpiFixes({ examples }: IssueGroup, field: Field, kpis: readonly Kpi[]): Fixes {
	const told = examples.filter((value) => value !== '');
	const words = kpis.map(({ id }) => id);
	const names = Object.fromEntries(kpis.map(({ id, name }) => [id, name]));
	return {
		buttons: [{ label: 'Check the file again', choices: {} }],
		words: told.map((value) => ({ field: field.name, value, words, names })),
		declare: told
	};
}

const wordFixes = ({ examples }: IssueGroup, field: Field): WordFix[] =>
	examples
		.filter((value) => value !== '')
		.map((value) => ({ field: field.name, value, words: Object.keys(field.words) }));

/** Words such as "tbd" say that there is no value; what has a digit was meant to be one. */
function notes({ code, examples }: IssueGroup, field: Field, choices: Choices): Fix[] {
	const mayBeEmpty = !field.required && (field.type === 'day' || AMOUNTS.has(field.type));
	if (!mayBeEmpty || (code !== 'bad_date' && code !== 'bad_number')) return [];
	return examples
		.filter((value) => value.trim() !== '' && !/\d/.test(value))
		.map((value) => ({
			label: `“${value}” means ${EMPTY_DAYS[field.name] ?? 'empty'}`,
			choices: wordChoice(choices, field.name, value, '')
		}));
}

/** A name that resembles a known one: only who knows both can say that they are one. */
function names({ code, suggestions }: IssueGroup, field: Field, choices: Choices): Fix[] {
	if (code !== 'name_resembles') return [];
	const each = suggestions.map(({ value, suggestion }) => ({
		label: `Use ${suggestion} for all “${value}”`,
		choices: wordChoice(choices, field.name, value, suggestion)
	}));
	if (suggestions.length < 2) return each;
	const together = suggestions.reduce(
		(all, { value, suggestion }) => ({ ...all, ...wordChoice(all, field.name, value, suggestion) }),
		choices
	);
	const label = suggestions.length === 2 ? 'Use both known names' : `Use all ${suggestions.length} known names`;
	return [...each, { label, choices: { values: together.values } }];
}

function without({ code }: IssueGroup, field: Field, { mapping }: Choices): Fix[] {
	if (code !== 'other_currency' || field.required) return [];
	return [{ label: 'Leave the column out', choices: { mapping: { ...mapping, [field.name]: { index: 0 } } } }];
}
