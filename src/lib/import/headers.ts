import { normaliseName } from './cell';
import type { Field, Kind } from './kind';

/** How well a header fits a field: its own name, a known name of it, a loose one. */
export type Fit = 3 | 2 | 1;
export const CONFIDENCE: Readonly<Record<Fit, number>> = { 3: 1, 2: 0.9, 1: 0.6 };
export const FITS: readonly Fit[] = [3, 2, 1];

/** Longer text is no header. */
const LONGEST_NAME = 200;

type Fits = Map<string, Map<Field, Fit>>;
const known = new WeakMap<Kind, Fits>();

/** The fields a header may mean, with the best fit of each. */
export function fieldsOf(kind: Kind, header: string): ReadonlyMap<Field, Fit> {
	if (header.length > LONGEST_NAME) return new Map();
	return namesOf(kind).get(normaliseName(header)) ?? new Map();
}

/** How many different fields of the kind a line of cells names: what tells a header from data. */
export function countNamed(kind: Kind, cells: readonly string[]): number {
	const named = new Set<Field>();
	for (const cell of cells) for (const field of fieldsOf(kind, cell).keys()) named.add(field);
	return Math.min(named.size, cells.length);
}

function namesOf(kind: Kind): Fits {
	const found = known.get(kind);
	if (found) return found;
	const names: Fits = new Map();
	const add = (name: string, field: Field, fit: Fit) => {
		const key = normaliseName(name);
		const fields = names.get(key) ?? new Map<Field, Fit>();
		fields.set(field, Math.max(fit, fields.get(field) ?? 0) as Fit);
		names.set(key, fields);
	};
	for (const field of kind.fields) {
		for (const name of [field.name, field.label]) add(name, field, 3);
		for (const name of field.headers) add(name, field, 2);
		for (const name of field.looseHeaders) add(name, field, 1);
	}
	known.set(kind, names);
	return names;
}
