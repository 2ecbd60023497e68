import type { NumberFormat, Question } from './answer';

export type NumberType = 'count' | 'quantity' | 'money';

/**
 * How numbers are written, after blanks, group blanks, apostrophes, units and currency signs are gone (`bareNumber`).
 * RE2 syntax, so that the engine counts by the same patterns.
 */
export const NUMBER_FORMS = {
	/** Only a decimal point makes sense: 12.5, 1234.567, 0.125, 1,234.56, 1,234,567. */
	point: String.raw`^[+-]?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d{3}|0\.\d{3}|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$`,
	/** Only a decimal comma makes sense. */
	comma: String.raw`^[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d{3}|0,\d{3}|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$`,
	/** 1.234: a thousand, or one and a bit. */
	lonePoint: String.raw`^[+-]?[1-9]\d{0,2}\.\d{3}$`,
	loneComma: String.raw`^[+-]?[1-9]\d{0,2},\d{3}$`
} as const;

/** What a number column shows, counted by NUMBER_FORMS. */
export interface NumberColumn {
	field: string;
	type: NumberType;
	point: number;
	comma: number;
	lonePoint: number;
	loneComma: number;
	/** A few values that show a sign, the undecided ones first. */
	examples: string[];
}

export interface NumberDecision {
	/** null: no value of the file shows a sign. */
	format: NumberFormat | null;
	questions: Question[];
}

/** Decides the decimal sign for the whole file; `given` is the caller's word and rules. */
export declare function decideNumbers(columns: readonly NumberColumn[], given?: NumberFormat): NumberDecision;

/** Counts what `decideNumbers` needs: the model of the engine's own count. */
export declare function numberColumn(field: string, type: NumberType, values: readonly string[]): NumberColumn;

/** The digits of a number cell with their signs, without blanks between groups, unit and currency; whether any was taken off. */
export declare function bareNumber(text: string): { text: string; unit: boolean };

/** A number as plain decimal text ('1234.5'), or why it is none. */
export type ParsedNumber =
	{ value: string; unit: boolean } | { issue: 'bad_number' | 'negative_number' | 'number_too_large' };

/** Reads a number cell strictly: groups must be groups, and a count must be whole. format null: no sign was seen. */
export declare function parseNumber(text: string, format: NumberFormat | null, type: NumberType): ParsedNumber;
