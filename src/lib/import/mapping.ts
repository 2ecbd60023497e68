import type { ImportRequest, Question } from './answer';
import type { Kind } from './kind';

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
	/** Required fields without column and fixed value. */
	missing: string[];
	questions: Question[];
}

export type MappingRequest = Pick<ImportRequest, 'mapping' | 'fixed' | 'values' | 'dateOrder' | 'numberFormat'>;

/**
 * Finds the column of each field. A header that could be two fields is settled by the form of its values in `sample`.
 * Throws a Problem 400 for fields, headers, words or values in the request that do not exist; what the file leaves open
 * is returned in `missing` and `questions`.
 */
export declare function mapColumns(
	kind: Kind,
	header: readonly string[],
	request: MappingRequest,
	sample?: readonly (readonly string[])[]
): ColumnMapping;

/** Raises what `mapColumns` left open: a question, or `missing_required_column`. */
export declare function requireColumns(kind: Kind, header: readonly string[], found: ColumnMapping): void;
