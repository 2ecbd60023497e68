import type { DataKind } from '../metrics/kpi';

/**
 * id and text: kept as they stand, trimmed · day and month: calendar, 'YYYY-MM-DD' and its first day · word: one of a few ·
 * count: whole, not negative · quantity: whole or decimal, not negative · money: decimal, not negative · number: any decimal,
 * also a percentage.
 */
export type FieldType = 'id' | 'text' | 'day' | 'month' | 'word' | 'count' | 'quantity' | 'money' | 'number';

export interface Field {
	/** The name everywhere: parameter, table column, drill-down. */
	name: string;
	/** The name for people: "Promised date". */
	label: string;
	type: FieldType;
	/** A file without it needs a fixed value; an empty cell rejects its row. */
	required: boolean;
	/** Headers that mean this field and say so better than any other: as good as its name. */
	plainHeaders: readonly string[];
	/** Headers that mean this field and no other of its kind. */
	headers: readonly string[];
	/** Headers that mean it only where no column fits better. */
	looseHeaders: readonly string[];
	/** Headers that may mean it: never taken without being asked. */
	doubtfulHeaders: readonly string[];
	/** Each row has a value of its own. */
	unique: boolean;
	/** Words of the product, each with the words of files that mean it. Only for type word. */
	words: Readonly<Record<string, readonly string[]>>;
	/** What becomes of a word nobody knows: the row is rejected, or the cell reads 'unknown' with a warning. */
	unknownWord: 'reject' | 'unknown';
	/** What the absence of the column means, in words; null: not measured. */
	absent: string | null;
	/** Volumes only: the field becomes a fact row of its own, `measure` and `amount`. */
	measure: boolean;
}

export interface Kind {
	id: DataKind;
	label: string;
	/** What one row is, for the drop zone and the API document. */
	row: string;
	fields: readonly Field[];
	/** The date that replace mode and coverage go by. */
	month: string;
	/** At least one of these must be there. Empty: the required fields are all. */
	anyOf: readonly string[];
}

interface Extra {
	plainHeaders?: string;
	looseHeaders?: string;
	doubtfulHeaders?: string;
	unique?: boolean;
	absent?: string;
	/** Word → its synonyms in files. */
	words?: Readonly<Record<string, string>>;
	unknownWord?: 'reject' | 'unknown';
	measure?: boolean;
}

const list = (names: string | undefined): string[] =>
	names === undefined ? [] : names.split(',').map((name) => name.trim());

/** An optional field; lists are written with commas, and `label` is a header too. */
export function field(name: string, type: FieldType, label: string, headers: string, extra: Extra = {}): Field {
	const { words = {}, unknownWord = 'unknown', absent = null, measure = false, unique = false } = extra;
	return {
		name,
		label,
		type,
		required: false,
		plainHeaders: [name, label, ...list(extra.plainHeaders)],
		headers: list(headers),
		looseHeaders: list(extra.looseHeaders),
		doubtfulHeaders: list(extra.doubtfulHeaders),
		unique,
		words: Object.fromEntries(Object.entries(words).map(([word, synonyms]) => [word, list(synonyms)])),
		unknownWord,
		absent,
		measure
	};
}

/** A field no row can do without. */
export const mandatory = (...parts: Parameters<typeof field>): Field => ({ ...field(...parts), required: true });

/** Checks a data kind when it is loaded: names are told apart, words have a word. */
export function defineKind(kind: Kind): Kind {
	const names = kind.fields.map((one) => one.name);
	if (new Set(names).size !== names.length) throw new Error(`${kind.id} declares a field twice`);
	for (const one of kind.fields)
		if ((one.type === 'word') !== Object.keys(one.words).length > 0)
			throw new Error(`${kind.id}.${one.name}: words belong to fields of type word, and only to those`);
	for (const name of [kind.month, ...kind.anyOf])
		if (!names.includes(name)) throw new Error(`${kind.id} has no field ${name}`);
	return kind;
}
