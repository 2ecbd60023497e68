import type { DataKind } from '../metrics/kpi';
import { findDialect, type Dialect, type DialectRequest } from './dialect';
import type { Kind } from './kind';
import { KINDS } from './kinds';
import { mapColumns } from './mapping';

/** The kind whose fields the header names best; null where none fits, or two fit equally well. */
export function guessKind(head: string, whole: boolean, known: DialectRequest = {}): DataKind | null {
	const score = (kind: Kind) => scoreOf(() => findDialect(head, whole, kind, known), kind);
	const scores = KINDS.map((kind) => ({ id: kind.id, score: score(kind) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	const [first, second] = scores;
	return first && first.score > (second?.score ?? 0) ? first.id : null;
}

/** Fields found, mandatory ones doubly; a mandatory one that is missing weighs as much against the kind. */
function scoreOf(dialect: () => Dialect, kind: Kind): number {
	try {
		const found = mapColumns(kind, dialect().header, {});
		const required = kind.fields.filter((field) => field.required && field.name in found.mapping).length;
		const measured = kind.anyOf.length === 0 || kind.anyOf.some((name) => name in found.mapping);
		const missing = found.missing.filter((name) => !kind.anyOf.includes(name)).length + (measured ? 0 : 1);
		return Object.keys(found.mapping).length + 2 * required - 2 * missing;
	} catch {
		return 0; // A file that this kind cannot read: the server will say why.
	}
}
