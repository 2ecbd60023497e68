import type { Question } from './answer';
import type { Field } from './kind';

/** Several columns fit one field equally. */
export function whichColumn(header: readonly string[], field: string, columns: readonly number[]): Question {
	const candidates = columns.map((column) => header[column] ?? '');
	const where = columns.map((column) => `"${header[column] ?? ''}" (column ${column + 1})`).join(' and ');
	return {
		code: 'question',
		question: 'column_mapping',
		field,
		candidates,
		columns: columns.map((column) => ({ index: column + 1, header: header[column] ?? '' })),
		examples: [],
		message: `${where} could both be ${field}. Say which one it is.`
	};
}

/** One column fits several fields equally. */
export function whichField(header: readonly string[], fields: readonly Field[], column: number): Question {
	const name = header[column] ?? '';
	const names = fields.map((field) => field.name).join(' or ');
	return {
		code: 'question',
		question: 'column_mapping',
		field: fields[0]?.name ?? null,
		candidates: [name],
		columns: [{ index: column + 1, header: name }],
		examples: [],
		message: `"${name}" (column ${column + 1}) could be ${names}. Say which one it is.`
	};
}
