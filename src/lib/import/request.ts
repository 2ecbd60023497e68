import { Problem } from '../problem';
import type { ImportRequest } from './answer';
import type { Kind } from './kind';

/** What of a request says how columns and cells are to be taken. */
export type MappingRequest = Pick<ImportRequest, 'mapping' | 'fixed' | 'values' | 'dateOrder' | 'numberFormat'>;

export function unknownField(kind: Kind, name: string): Problem {
	const fields = kind.fields.map((field) => field.name);
	return new Problem('unknown_field', 400, `${kind.label} have no field "${name}".`, { field: name, fields });
}
