import { Problem } from '../problem';
import { whichColumn } from './ask-column';
import type { ColumnReference } from './answer';
import { normaliseName } from './cell';
import { asProblem } from './question';

/**
 * Place of the column that the caller means, from 0: by its header as it stands, else however it is spelt. 400
 * `unknown_column`; a question where several have this header.
 */
export function columnOf(header: readonly string[], field: string, reference: ColumnReference): number {
	if (typeof reference === 'object') {
		const { index } = reference;
		if (Number.isInteger(index) && index >= 1 && index <= header.length) return index - 1;
		throw unknownColumn(header, field, `number ${String(index)}`);
	}
	const exact = header.flatMap((name, at) => (name === reference.trim() ? [at] : []));
	const loose = header.flatMap((name, at) => (normaliseName(name) === normaliseName(reference) ? [at] : []));
	const [column, second] = exact.length > 0 ? exact : loose;
	if (column === undefined) throw unknownColumn(header, field, `"${reference}"`);
	if (second !== undefined) throw asProblem(whichColumn(header, field, exact.length > 0 ? exact : loose));
	return column;
}

function unknownColumn(header: readonly string[], field: string, which: string): Problem {
	const headers = header.slice(0, 200);
	return new Problem('unknown_column', 400, `The file has no column ${which} for ${field}.`, { field, headers });
}
