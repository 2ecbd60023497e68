import { Problem } from '../problem';
import { whichColumn, whichField } from './ask-column';
import type { ColumnReference, Question } from './answer';
import { columnOf } from './column-of';
import { agreement, contradicts, isText } from './column-values';
import { fixedValues } from './fixed';
import { CONFIDENCE, FITS, SURE_ENOUGH, fieldsOf, withoutNumbers, type Fit } from './headers';
import type { Field, Kind } from './kind';
import { shownIn, type Draft, type Sample } from './mapping-draft';
import { propose, type Proposal } from './proposals';
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
	/** Field → how sure: 1 said by the caller, else by its header and how far its values bear that out; never below 0.5. */
	confidence: Record<string, number>;
	/** What columns may mean, but not surely enough to be taken. */
	proposals: Proposal[];
	/** Columns that bear the name of a field, but hold something else. */
	against: Proposal[];
	/** Required fields without column and fixed value; of volumes' measures, of which one is enough, all. */
	missing: string[];
	questions: Question[];
}

/**
 * Finds the column of each field, by its header; the values in `sample` settle what a header leaves open, and speak against
 * one that promises something else. What values alone suggest is proposed, never taken.
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
		names: withoutNumbers(header),
		shown: shownIn(sample),
		values: request.values ?? {},
		open: new Set(kind.fields.filter((field) => fixed[field.name] === undefined)),
		free: new Set(header.flatMap((name, column) => (name.trim() === '' ? [] : [column]))),
		found: new Map(),
		questions: []
	};
	takeGiven(kind, draft, request.mapping ?? {}, fixed);
	for (const fit of FITS) takeFitting(kind, draft, fit);
	return summary(kind, draft, fixed);
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

/**
 * Gives each open field the one free column that fits it this well; asks where several do, or a column fits several. What
 * means one field only goes first: beside "Order no", "Ordered" is no order.
 */
function takeFitting(kind: Kind, draft: Draft, fit: Fit): void {
	const meanings = [...draft.free].map((column) => ({ column, all: meant(kind, draft, column, fit) }));
	const clear = new Set(meanings.flatMap(({ all }) => (all.length === 1 ? all : [])));
	const columns = new Map<Field, number[]>();
	for (const { column, all } of meanings) {
		const rest = all.filter((field) => !clear.has(field));
		const fields = all.length > 1 && rest.length > 0 ? rest : all;
		const [field, other] = fields;
		if (field && other) draft.questions.push(whichField(draft.header, fields, column));
		if (field) columns.set(field, [...(columns.get(field) ?? []), column]);
	}
	for (const [field, own] of columns) {
		draft.open.delete(field);
		for (const column of own) draft.free.delete(column);
		if (own.length > 1) draft.questions.push(whichColumn(draft.header, field.name, own));
		else draft.found.set(field, { column: own[0] ?? 0, confidence: confidence(draft, field, own[0] ?? 0, fit) });
	}
}

/**
 * The open fields a column may mean: its values must not speak against them, and where its name says several things, must
 * mostly have the field's form. A loose name is that of the field which no row can do without.
 */
function meant(kind: Kind, draft: Draft, column: number, fit: Fit): Field[] {
	const named = namedBy(kind, draft, column, fit);
	const shown = draft.shown(column);
	const fields = named.filter((field) => {
		const given = draft.values[field.name];
		if (contradicts(field, fit, shown, given)) return false;
		return named.length < 2 || isText(field) || (agreement(field, shown, given) ?? 1) >= 0.5;
	});
	const open = fields.filter((field) => draft.open.has(field));
	const needed = open.filter((field) => field.required);
	return fit === 1 && needed.length === 1 ? needed : open;
}

const namedBy = (kind: Kind, draft: Draft, column: number, fit: Fit): Field[] =>
	[...fieldsOf(kind, draft.names[column] ?? '')].flatMap(([field, its]) => (its === fit ? [field] : []));

/** How sure a header makes, and how far the values bear it out. */
function confidence(draft: Draft, field: Field, column: number, fit: Fit): number {
	const shown = draft.shown(column);
	const share = shown.values.length < FEW ? null : agreement(field, shown, draft.values[field.name]);
	const base = CONFIDENCE[fit];
	if (share === null) return base;
	const sure = share === 1 ? base + (1 - base) / 2 : Math.max(SURE_ENOUGH, base * (0.5 + share / 2));
	return Math.round(sure * 100) / 100;
}
/** So few values bear nothing out. */
const FEW = 3;

function summary(kind: Kind, draft: Draft, fixed: Record<string, string>): ColumnMapping {
	const { header, found } = draft;
	const open = propose(kind, draft);
	const questions = [...draft.questions, ...open.needed];
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
		proposals: open.proposals.filter(({ column }) => !used.has(column)),
		against: open.against,
		missing,
		questions: missing.length > 0 ? questions : [...questions, ...open.telling]
	};
}
