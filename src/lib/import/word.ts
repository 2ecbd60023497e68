import { normaliseWord } from './cell';
import type { Field } from './kind';

/** Longer text is no word. */
const LONGEST_WORD = 200;

/** Whether the request tells that a text means "nothing here". */
export const saysNone = (given: Readonly<Record<string, string>> | undefined, text: string): boolean =>
	given !== undefined &&
	text.length <= LONGEST_WORD &&
	Object.entries(given).some(([word, meaning]) => meaning === '' && normaliseWord(word) === normaliseWord(text));

/**
 * The product's word for a word of the file: `given` (the request's `values` of this field) first, then the field's own
 * words and their synonyms; null when nobody knows it.
 */
export function matchWord(field: Field, text: string, given: Readonly<Record<string, string>> = {}): string | null {
	if (text.length > LONGEST_WORD) return null;
	const wanted = normaliseWord(text);
	for (const [word, meaning] of Object.entries(given)) if (normaliseWord(word) === wanted) return meaning;
	for (const [word, synonyms] of Object.entries(field.words))
		if ([word, ...synonyms].some((one) => normaliseWord(one) === wanted)) return word;
	return null;
}
