import type { Question } from './answer';
import { isItThis } from './ask-column';
import { agreement, contradicts, mayBe } from './column-values';
import { CONFIDENCE, fieldsOf, type Fit } from './headers';
import type { Field, Kind } from './kind';
import { KINDS } from './kinds';
import type { Draft } from './mapping-draft';

/** What a column may mean. It feeds no field until somebody says so. */
export interface Proposal {
	field: string;
	/** Place of the column, from 0. */
	column: number;
	/** Below 0.5. */
	confidence: number;
	/** Some of its values. */
	examples: string[];
}

export interface Proposed {
	proposals: Proposal[];
	/** Columns that bear the name of a field, but hold something else. */
	against: Proposal[];
	/** About required fields, where each that is missing has a column it may be. */
	needed: Question[];
	/** About fields whose absence says something: that every line is open, for one. */
	telling: Question[];
}

const BY_VALUES = 0.3;
const AGAINST = 0.2;
const EXAMPLES = 3;
const CANDIDATES = 10;

/** What the columns left over may be. Nothing of it is taken: a wrong guess would make a wrong number. */
export function propose(kind: Kind, draft: Draft): Proposed {
	const open = [...draft.open];
	const asked = new Set(draft.questions.map((question) => question.field));
	const missing = open.filter((field) => field.required && !asked.has(field.name));
	const against = open.flatMap((field) => contradicted(draft, field, kind));
	const named = open.flatMap((field) => doubtful(draft, field, kind));
	const byValues = [
		...missing.filter((field) => !named.some(({ field: name }) => name === field.name)).flatMap(unknownFor(draft)),
		...wordsOf(draft, open)
	];
	const proposals = [...named, ...byValues, ...against];
	const maybe = (field: Field) => proposals.filter((one) => one.field === field.name).slice(0, CANDIDATES);
	const measure = kind.anyOf.length > 0 ? measuresMissing(kind, draft, maybe) : [];
	const needed = [...missing, ...measure];
	const isOne = needed.every((field) => maybe(field).some(({ confidence }) => confidence > AGAINST));
	return {
		proposals: best(proposals),
		against,
		needed: isOne && namesRequired(draft) ? needed.map((field) => question(draft, field, maybe(field), true)) : [],
		telling: open
			.filter((field) => !field.required && absenceTells(field) && !asked.has(field.name))
			.map((field) => ({ field, own: maybe(field).filter((one) => promises(draft, kind, field, one)) }))
			.flatMap(({ field, own }) => (own.length > 0 ? [question(draft, field, own, false)] : []))
	};
}

/** Whether a header promises the field, of several fields that it names the first. Values alone promise nothing. */
function promises({ names }: Draft, kind: Kind, field: Field, { column, confidence }: Proposal): boolean {
	if (confidence === BY_VALUES) return false;
	const named = fieldsOf(kind, names[column] ?? '');
	return [...named.keys()].find((one) => named.get(one) === named.get(field)) === field;
}

const absenceTells = ({ absent }: Field): boolean => absent !== null && absent !== 'unassigned';

/** Whether anything but a chance says that the file is of this kind. */
const namesRequired = ({ found }: Draft): boolean => [...found.keys()].some((field) => field.required);

function question({ header, shown }: Draft, field: Field, candidates: readonly Proposal[], needed: boolean): Question {
	const columns = candidates.map(({ column }) => column);
	const values = columns.flatMap((column) => shown(column).values.slice(0, EXAMPLES));
	return isItThis(header, field, { columns, needed, examples: [...new Set(values)].slice(0, EXAMPLES) });
}

function proposal({ shown }: Draft, { name }: Field, column: number, confidence: number): Proposal {
	return { field: name, column, confidence, examples: [...new Set(shown(column).values)].slice(0, EXAMPLES) };
}

/** Free columns with a header that fits so well. */
const freeNamed = (draft: Draft, field: Field, kind: Kind, fits: readonly Fit[]): [number, Fit][] =>
	[...draft.free].flatMap((column): [number, Fit][] => {
		const fit = fieldsOf(kind, draft.names[column] ?? '').get(field);
		return fit !== undefined && fits.includes(fit) ? [[column, fit]] : [];
	});

/** Columns that bear a name of the field, and values that are none of it. A loose name promises that only of what is needed. */
const contradicted = (draft: Draft, field: Field, kind: Kind): Proposal[] =>
	freeNamed(draft, field, kind, field.required ? [3, 2, 1] : [3, 2])
		.filter(([column, fit]) => contradicts(field, fit, draft.shown(column), draft.values[field.name]))
		.map(([column]) => proposal(draft, field, column, AGAINST));

const doubtful = (draft: Draft, field: Field, kind: Kind): Proposal[] =>
	freeNamed(draft, field, kind, [0])
		.filter(([column]) => (agreement(field, draft.shown(column), draft.values[field.name]) ?? 1) >= 0.5)
		.map(([column]) => proposal(draft, field, column, CONFIDENCE[0]));

/** Columns whose header means nothing in any kind of data, and whose values may be the field. */
const unknownFor = (draft: Draft) => (field: Field) =>
	unknown(draft)
		.filter((column) => mayBe(field, draft.shown(column)))
		.map((column) => proposal(draft, field, column, BY_VALUES));

const unknown = ({ free, names }: Draft): number[] =>
	[...free].filter((column) =>
		KINDS.every((kind) => [...fieldsOf(kind, names[column] ?? '').values()].every((fit) => fit < 2))
	);

/** A column whose words only one field knows. Yes and no are said of anything. */
function wordsOf(draft: Draft, open: readonly Field[]): Proposal[] {
	const fields = open.filter((field) => field.type === 'word' && !field.required && !('yes' in field.words));
	return unknown(draft).flatMap((column) => {
		const [field, other] = fields.filter((one) => mayBe(one, draft.shown(column)));
		return field && !other ? [proposal(draft, field, column, BY_VALUES)] : [];
	});
}

/** The measures one of which may be there, where none is. */
function measuresMissing(kind: Kind, draft: Draft, maybe: (field: Field) => Proposal[]): Field[] {
	const measures = kind.fields.filter((field) => kind.anyOf.includes(field.name));
	if (measures.some((field) => !draft.open.has(field))) return [];
	const [first] = measures.filter((field) => maybe(field).length > 0);
	return first ? [first] : measures;
}

/** One proposal for a column: the surest, unless several are as sure. */
function best(proposals: readonly Proposal[]): Proposal[] {
	return proposals.filter((one) => {
		const others = proposals.filter((other) => other !== one && other.column === one.column);
		return others.every((other) => other.confidence < one.confidence);
	});
}
