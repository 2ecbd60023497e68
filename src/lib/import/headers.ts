import { LONGEST_NAME, normaliseName } from './cell';
import type { Field, Kind } from './kind';

/** How well a header fits a field: as its own name does, a known name of it, a loose one, one that may mean it. */
export type Fit = 3 | 2 | 1 | 0;
export const CONFIDENCE: Readonly<Record<Fit, number>> = { 3: 1, 2: 0.9, 1: 0.6, 0: 0.4 };
/** What is less sure is a proposal: it feeds no field until somebody says so. */
export const SURE_ENOUGH = 0.5;
/** The fits that are taken without being asked, the best first. */
export const FITS: readonly Exclude<Fit, 0>[] = [3, 2, 1];

/** '1. Order', '02 - Site', '(3) Customer'. */
const NUMBERED = /^\s*[([]?(\d{1,3})[\])]?\s*[.:)\-–_]?\s*(?=\p{L})/u;

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
	for (const cell of withoutNumbers(cells))
		for (const [field, fit] of fieldsOf(kind, cell)) if (fit > 0) named.add(field);
	return Math.min(named.size, cells.length);
}

/** Headers without the numbers in front, where all of them count up: '1. Termin' beside 'Auftrag' is the first date. */
export function withoutNumbers(header: readonly string[]): readonly string[] {
	const named = header.filter((name) => name.trim() !== '');
	if (named.length < 3 || named.some((name) => name.length > LONGEST_NAME)) return header;
	const numbers = named.map((name) => NUMBERED.exec(name)?.[1]);
	const counts = numbers.every((number, at) => number !== undefined && Number(number) > Number(numbers[at - 1] ?? -1));
	return counts ? header.map((name) => name.replace(NUMBERED, '')) : header;
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
		for (const name of field.plainHeaders) add(name, field, 3);
		for (const name of field.headers) add(name, field, 2);
		for (const name of field.looseHeaders) add(name, field, 1);
		for (const name of field.doubtfulHeaders) add(name, field, 0);
	}
	known.set(kind, names);
	return names;
}
