import type { Choices, Draft } from '$lib/import/draft';
import { kindOf } from '$lib/import/kinds';
import { joinNames } from '$lib/import/name-list';
import { CHOICES, choicesOf } from './import-request';
import { invalid, parametersFrom } from './parameters';

/**
 * As what a draft is to be checked: `{kind, choices}` in JSON. What is left out stays as it was; choices that are given
 * replace all earlier ones. 400 where they cannot be understood.
 */
export async function checkRequest(
	request: Request,
	draft: Pick<Draft, 'kind' | 'choices'>
): Promise<Pick<Draft, 'kind' | 'choices'>> {
	const { kind = draft.kind ?? '', choices, ...more } = objectIn('The body', await request.json().catch(() => null));
	for (const name of Object.keys(more))
		throw invalid(name, 'is not known here. Known: kind, choices.', 'unknown_parameter');
	return {
		kind: kindOf(typeof kind === 'string' ? kind : '').id,
		choices: choices === undefined ? draft.choices : choicesFrom(objectIn('choices', choices))
	};
}

/** Choices in JSON say the same as the parameters of an import, and are read by the same rules. */
function choicesFrom(given: Record<string, unknown>): Choices {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(given))
		if (value !== undefined && value !== null) search.set(name, textOf(name, value));
	const choices = choicesOf(parametersFrom(search, CHOICES));
	return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

function textOf(name: string, value: unknown): string {
	if (name === 'months') return monthsText(objectIn(name, value));
	if (name === 'quote' && value === '') return 'none';
	if (Array.isArray(value)) {
		if (!value.every((one) => typeof one === 'string')) throw invalid(name, 'must be a list of texts.');
		return joinNames(value);
	}
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const monthsText = ({ from, to }: Record<string, unknown>): string => `${String(from)}..${String(to ?? from)}`;

function objectIn(name: string, value: unknown): Record<string, unknown> {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
	throw invalid(name, 'must be a JSON object.');
}
