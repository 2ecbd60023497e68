import { Problem } from '../problem';
import type { ImportRequest } from './answer';
import { findDialect } from './dialect';
import { KINDS } from './kinds';
import { mapColumns } from './mapping';
import type { TextForm } from './sheet-text';

/** Whether the head of a text has a column, or a value, for every required field of the kind that is asked for; of any, where none is. */
export function hasColumns(head: string, whole: boolean, request: Partial<ImportRequest>, form: TextForm): boolean {
	return KINDS.filter(({ id }) => request.kind === undefined || id === request.kind).some((kind) => {
		try {
			const { header, below } = findDialect(head, whole, kind, { ...request, ...form });
			const sample = below.map(({ cells }) => cells);
			return mapColumns(kind, header, request, sample).missing.length === 0;
		} catch (error) {
			if (error instanceof Problem) return false;
			throw error;
		}
	});
}
