import type { Question } from './answer';
import type { Field } from './kind';

const places = (header: readonly string[], columns: readonly number[]) =>
	columns.map((column) => ({ index: column + 1, header: header[column] ?? '' }));

/** Says that the field has no column: what then is left is asked next. */
const NONE = { index: 0, header: '' };

const named = (header: readonly string[], columns: readonly number[], word: string): string =>
	columns.map((column) => `"${header[column] ?? ''}" (column ${column + 1})`).join(` ${word} `);

function ask(header: readonly string[], field: string | null, columns: readonly number[], message: string): Question {
	const candidates = columns.map((column) => header[column] ?? '');
	const told = { candidates, columns: places(header, columns), examples: [], message };
	return { code: 'question', question: 'column_mapping', field, ...told };
}

/** Several columns fit one field equally. */
export const whichColumn = (header: readonly string[], field: string, columns: readonly number[]): Question =>
	ask(
		header,
		field,
		columns,
		`${named(header, columns, 'and')} could ${columns.length > 2 ? 'each' : 'both'} be ${field}. Say which one it is.`
	);

/** One column fits several fields equally. */
export function whichField(header: readonly string[], fields: readonly Field[], column: number): Question {
	const names = fields.map((field) => field.name).join(' or ');
	const message = `${named(header, [column], '')} could be ${names}. Say which one it is.`;
	const question = ask(header, fields[0]?.name ?? null, [column], message);
	return fields[0]?.required ? question : { ...question, columns: [...places(header, [column]), NONE] };
}

interface Candidates {
	/** From 0. */
	columns: readonly number[];
	/** Whether the file can be read without the field. */
	needed: boolean;
	/** Some of their values. */
	examples: readonly string[];
}

/** Columns that may be a field, but not surely enough to be taken. Place 0 stands for none of them, where that is an answer. */
export function isItThis(header: readonly string[], field: Field, { columns, needed, examples }: Candidates): Question {
	const otherwise = field.type === 'id' ? '' : ', or give one value for the whole file';
	const lack = needed
		? `The file cannot be read without it. Say which column it is${otherwise}.`
		: `Say which column it is, or that the file has none (0): then ${field.absent ?? 'it is not measured'}.`;
	const message = `No column is clearly "${field.label}". It may be ${named(header, columns, 'or')}. ${lack}`;
	const question = { ...ask(header, field.name, columns, message), examples: [...examples] };
	return needed ? question : { ...question, columns: [...places(header, columns), NONE] };
}
