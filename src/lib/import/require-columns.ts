import { Problem } from '../problem';
import type { Field, Kind } from './kind';
import type { ColumnMapping } from './mapping';
import { raiseFirst } from './question';

/** Raises what `mapColumns` left open: a question, or `missing_required_column`. */
export function requireColumns(kind: Kind, header: readonly string[], found: ColumnMapping): void {
	raiseFirst(found.questions);
	if (found.missing.length === 0) return;
	const labels = found.missing.map((name) => kind.fields.find((field) => field.name === name)?.label ?? name);
	const required = labels.filter((_, index) => !kind.anyOf.includes(found.missing[index] ?? ''));
	const one = required.length > 0 ? required.join(', ') : `one of ${labels.join(', ')}`;
	const headers = header.filter((name) => name.trim() !== '');
	throw new Problem(
		'missing_required_column',
		422,
		`No column was found for ${one}. ${againstWords(kind, header, found)}Say which column it is, or give one value for the whole file. The file has: ${headers.slice(0, 40).join(', ')}.`,
		{ fields: found.missing, headers: headers.slice(0, 200) }
	);
}

/** '"Date" holds no days: "Monday", "Tuesday". ' */
const againstWords = (kind: Kind, header: readonly string[], { against, missing }: ColumnMapping): string =>
	against
		.filter(({ field }) => missing.includes(field))
		.map(({ field, column, examples }) => {
			const values = examples.map((value) => `"${value}"`).join(', ');
			return `"${header[column] ?? ''}" holds ${lacks(kind.fields.find((one) => one.name === field))}: ${values}. `;
		})
		.join('');

const lacks = (field: Field | undefined): string => {
	if (field?.type === 'day' || field?.type === 'month') return 'no days';
	return field?.unique ? 'the same values again and again' : 'no numbers';
};
