import type { Question } from './answer';
import { shownBy, type Shown } from './column-values';
import type { Field } from './kind';

export type Sample = readonly (readonly string[])[];

/** A mapping in the making. */
export interface Draft {
	header: readonly string[];
	/** The header without numbers in front. */
	names: readonly string[];
	/** What each column shows of its values. */
	shown: (column: number) => Shown;
	/** What the caller says of the words of each field. */
	values: Record<string, Record<string, string>>;
	/** Fields that still look for a column. */
	open: Set<Field>;
	free: Set<number>;
	found: Map<Field, { column: number; confidence: number }>;
	questions: Question[];
}

/** What each column shows of its values, reckoned once and only where it is asked. */
export function shownIn(sample: Sample): (column: number) => Shown {
	const known = new Map<number, Shown>();
	return (column) => {
		const shown = known.get(column) ?? shownBy(sample.map((cells) => cells[column] ?? ''));
		known.set(column, shown);
		return shown;
	};
}
