import { Problem } from '../problem';
import { whichColumn, whichField } from './ask-column';
import type { ColumnReference, Question } from './answer';
import { isNull } from './cell';
import { columnOf } from './column-of';
import { looksLikeDay } from './dates';
import { fixedValues } from './fixed';
import { CONFIDENCE, FITS, fieldsOf, type Fit } from './headers';
import type { Field, Kind } from './kind';
import { looksLikeNumber } from './numbers';
import { raiseFirst } from './question';
import { ownColumns } from './reasons';
import { unknownField, type MappingRequest } from './request';

export interface ColumnMapping {
	/** Field → place of its column, from 0. */
	columns: Record<string, number>;
	/** Field → value for the whole file, in the product's form (words and days canonical, numbers with a point). */
	fixed: Record<string, string>;
	/** Field → header, as answered. */
	mapping: Record<string, string>;
	/** Headers that feed no field; columns without a header are not named. */
	unmapped: string[];
	/** Field → 1 said by the caller or the field's own name, 0.9 a known name of it, 0.6 a loose one. */
	confidence: Record<string, number>;
	/** Required fields without column and fixed value; of volumes' measures, of which one is enough, all. */
	missing: string[];
	questions: Question[];
}

type Sample = readonly (readonly string[])[];

interface Draft {
	header: readonly string[];
	sample: Sample;
	/** Fields that still look for a column. */
	open: Set<Field>;
	free: Set<number>;
	found: Map<Field, { column: number; confidence: number }>;
	questions: Question[];
}

/**
 * Finds the column of each field. A header that could be two fields is settled by the form of its values in `sample`.
 * Throws a Problem 400 for fields, headers, words or values in the request that do not exist; what the file leaves open
 * is returned in `missing` and `questions`.
 */
export function mapColumns(
	kind: Kind,
	whole: readonly string[],
	request: MappingRequest,
	sample: Sample = []
): ColumnMapping {
	const fixed = fixedValues(kind, request);
	const header = whole.slice(0, ownColumns(whole));
	const draft: Draft = {
		header,
		sample,
		open: new Set(kind.fields.filter((field) => fixed[field.name] === undefined)),
		free: new Set(header.flatMap((name, column) => (name.trim() === '' ? [] : [column]))),
		found: new Map(),
		questions: []
	};
	takeGiven(kind, draft, request.mapping ?? {}, fixed);
	for (const fit of FITS) takeFitting(kind, draft, fit);
	return summary(kind, draft, fixed);
}

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
		`No column was found for ${one}. Say which column it is, or give one value for the whole file. The file has: ${headers.slice(0, 40).join(', ')}.`,
		{ fields: found.missing, headers: headers.slice(0, 200) }
	);
}

/** Columns the caller names; index 0 means that the field has none in this file. */
function takeGiven(
	kind: Kind,
	draft: Draft,
	given: Record<string, ColumnReference>,
	fixed: Record<string, string>
): void {
	const taken: number[] = [];
	for (const [name, reference] of Object.entries(given)) {
		const field = kind.fields.find((one) => one.name === name);
		if (!field) throw unknownField(kind, name);
		if (fixed[name] !== undefined)
			throw new Problem('mapped_twice', 400, `${name} has a column and a fixed value: give one of them.`, {
				field: name
			});
		draft.open.delete(field);
		if (typeof reference === 'object' && reference.index === 0) continue;
		const column = columnOf(draft.header, name, reference);
		draft.found.set(field, { column, confidence: 1 });
		taken.push(column);
	}
	for (const column of taken) draft.free.delete(column);
}

/** Gives each open field the one free column that fits it this well; asks where several do, or a column fits several. */
function takeFitting(kind: Kind, draft: Draft, fit: Fit): void {
	const columns = new Map<Field, number[]>();
	for (const column of draft.free) {
		const fields = meant(kind, draft, column, fit);
		const [field, other] = fields;
		if (field && other) draft.questions.push(whichField(draft.header, fields, column));
		if (field) columns.set(field, [...(columns.get(field) ?? []), column]);
	}
	for (const [field, own] of columns) {
		draft.open.delete(field);
		for (const column of own) draft.free.delete(column);
		if (own.length > 1) draft.questions.push(whichColumn(draft.header, field.name, own));
		else draft.found.set(field, { column: own[0] ?? 0, confidence: CONFIDENCE[fit] });
	}
}

/** The open fields a column may mean; where its name alone says several things, its values must have the field's form. */
function meant(kind: Kind, draft: Draft, column: number, fit: Fit): Field[] {
	const named = [...fieldsOf(kind, draft.header[column] ?? '')].filter(([, its]) => its === fit);
	const values = draft.sample.map((cells) => cells[column] ?? '').filter((value) => !isNull(value));
	return named
		.map(([field]) => field)
		.filter((field) => named.length < 2 || values.every((value) => hasForm(field, value)))
		.filter((field) => draft.open.has(field));
}

function hasForm(field: Field, value: string): boolean {
	if (field.type === 'day' || field.type === 'month') return looksLikeDay(value);
	if (field.type === 'count' || field.type === 'quantity' || field.type === 'money') return looksLikeNumber(value);
	return true;
}

function summary(kind: Kind, draft: Draft, fixed: Record<string, string>): ColumnMapping {
	const { header, found, questions } = draft;
	const asked = new Set(questions.map((question) => question.field));
	const has = (name: string) =>
		fixed[name] !== undefined || asked.has(name) || [...found.keys()].some((field) => field.name === name);
	const missing = kind.fields.filter((field) => field.required && !has(field.name)).map((field) => field.name);
	if (kind.anyOf.length > 0 && !kind.anyOf.some(has)) missing.push(...kind.anyOf);
	const used = new Set([...found.values()].map((place) => place.column));
	const perField = <T>(value: (place: { column: number; confidence: number }) => T) =>
		Object.fromEntries([...found].map(([field, place]) => [field.name, value(place)]));
	return {
		columns: perField((place) => place.column),
		fixed,
		mapping: perField((place) => header[place.column] ?? ''),
		unmapped: header.filter((name, column) => name.trim() !== '' && !used.has(column)),
		confidence: perField((place) => place.confidence),
		missing,
		questions
	};
}
