import { findDialect, type Dialect } from '$lib/import/dialect';
import { KINDS } from '$lib/import/kinds';
import { mapColumns } from '$lib/import/mapping';
import type { DataKind } from '$lib/metrics/kpi';

const HEAD_BYTES = 64 * 1024;

/** What no text holds: the server will name what it is. */
export const isBinary = (head: string): boolean => head.includes('\u0000');

/** The kind whose fields the header names best; null where none fits, or two fit equally well. */
export function guessKind(head: string, whole: boolean): DataKind | null {
	const scores = KINDS.map((kind) => ({ id: kind.id, score: scoreOf(() => findDialect(head, whole, kind, {}), kind) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	const [first, second] = scores;
	return first && first.score > (second?.score ?? 0) ? first.id : null;
}

/** Fields found, mandatory ones doubly; a mandatory one that is missing weighs as much against the kind. */
function scoreOf(dialect: () => Dialect, kind: (typeof KINDS)[number]): number {
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

/** The first part of a file as text, by its byte order mark or as UTF-8, which suffices to read a header. */
export async function readHead(file: Blob): Promise<{ head: string; whole: boolean }> {
	const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
	const label =
		bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
	const text = new TextDecoder(label).decode(bytes);
	return { head: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), whole: file.size <= HEAD_BYTES };
}
