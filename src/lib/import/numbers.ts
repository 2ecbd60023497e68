import type { NumberFormat, Question } from './answer';
import { trimCell } from './cell';
import { CURRENCY_PATTERN, isCurrency } from './currency';

export type NumberType = 'count' | 'quantity' | 'money' | 'number';

/** How a number shows its sign, once `bareNumber` has taken off what is no number. */
const FORMS = {
	/** Only a decimal point makes sense: 12.5, 1234.567, 0.125, 1,234.56, 1,234,567. */
	point: /^-?(?:\d*\.(?:\d{1,2}|\d{4,})|(?:\d{4,}|0\d*|)\.\d{3}|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$/,
	/** Only a decimal comma makes sense. */
	comma: /^-?(?:\d*,(?:\d{1,2}|\d{4,})|(?:\d{4,}|0\d*|),\d{3}|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$/,
	/** 1.234: a thousand, or one and a bit. */
	lonePoint: /^-?[1-9]\d{0,2}\.\d{3}$/,
	loneComma: /^-?[1-9]\d{0,2},\d{3}$/
} as const;

/** Signs and units around a number; a unit that changes the amount (kg, t, %) is not among them. */
const UNIT = 'stk|stck|stück|st|pcs|pce|pc|pieces?|pièces?|ea|each|units?|unités?|einheit(?:en)?|u';
const BEFORE = new RegExp(`^(-?)(${CURRENCY_PATTERN})\\s*(-?)(?=[\\d.,(-])`, 'iu');
const AFTER = new RegExp(`(?<=[\\d.,)-])\\s*(${CURRENCY_PATTERN})\\.?$`, 'iu');
const UNIT_AFTER = new RegExp(`\\s*(?:${UNIT})\\.?$`, 'iu');
/** What stands for no cents: '125,-', "1'200.–". */
const NO_CENTS = /(?<=\d)[.,]\s?[-–—]{1,2}$/;
/** Thousands apart by blanks (no-break ones too) or apostrophes. */
const GROUP_SIGNS = /[ \u00a0\u2009\u202f'’]/g;
const BLANK_GROUPS = /^-?\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/;

/** A percentage is the number of per cent that it says, where a number of any unit may stand. */
const PER_CENT = /\s*%$/;

/** Longer text is no number. */
const LONGEST_NUMBER = 100;
/** Largest count and largest amount that a fact can hold. */
const COUNT_LIMIT = 2_147_483_647;
const AMOUNT_LIMIT = 1e15;
/** The same of a number with more decimals. */
const NUMBER_LIMIT = 1e12;

/** What a number column shows: how many of its values have which form. */
export interface NumberColumn {
	field: string;
	type: NumberType;
	point: number;
	comma: number;
	lonePoint: number;
	loneComma: number;
	/** A few values that show a sign. */
	examples: string[];
}

export interface NumberDecision {
	/** null: no value of the file shows a sign. */
	format: NumberFormat | null;
	questions: Question[];
}

/**
 * Decides the decimal sign for the whole file; `given` is the caller's word and rules. A lone group of three is a thousand
 * where only whole numbers stand, decides nothing where money or any number stands, and in delivery quantities counts as a thousand only
 * while no other value of the file shows the sign.
 */
export function decideNumbers(columns: readonly NumberColumn[], given?: NumberFormat): NumberDecision {
	if (given) return { format: given, questions: [] };
	const counts = columns.filter((column) => column.type === 'count');
	const shown = agree(
		columns.map((column) => column.point).concat(counts.map((column) => column.loneComma)),
		columns.map((column) => column.comma).concat(counts.map((column) => column.lonePoint))
	);
	if (shown === 'conflict') return ask(columns, 'Values of the file contradict each other');
	if (shown) return { format: shown, questions: [] };
	const decimal = (column: NumberColumn) => column.type === 'money' || column.type === 'number';
	const money = columns.filter((column) => decimal(column) && column.lonePoint + column.loneComma > 0);
	if (money.length > 0) return ask(money, 'No value tells thousands from decimals');
	const whole = agree(
		columns.map((column) => column.loneComma),
		columns.map((column) => column.lonePoint)
	);
	return whole === 'conflict'
		? ask(columns, 'Values of the file contradict each other')
		: { format: whole, questions: [] };
}

function agree(point: readonly number[], comma: readonly number[]): NumberFormat | 'conflict' | null {
	const [hasPoint, hasComma] = [point.some((count) => count > 0), comma.some((count) => count > 0)];
	if (hasPoint && hasComma) return 'conflict';
	return hasPoint ? 'point' : hasComma ? 'comma' : null;
}

function ask(columns: readonly NumberColumn[], why: string): NumberDecision {
	const showing = columns.filter((column) => column.examples.length > 0);
	const examples = showing.flatMap((column) => column.examples).slice(0, 5);
	const question: Question = {
		code: 'question',
		question: 'number_format',
		field: showing[0]?.field ?? null,
		candidates: ['point', 'comma'],
		examples,
		message: `${why}: ${examples.join(', ')}. Say whether the decimal sign is a point or a comma.`
	};
	return { format: null, questions: [question] };
}

/** Counts what `decideNumbers` needs. */
export function numberColumn(field: string, type: NumberType, values: readonly string[]): NumberColumn {
	const column: NumberColumn = { field, type, point: 0, comma: 0, lonePoint: 0, loneComma: 0, examples: [] };
	for (const value of values) {
		const text = value.length > LONGEST_NUMBER ? '' : bareNumber(withoutPerCent(value, type)).text;
		for (const form of ['point', 'comma', 'lonePoint', 'loneComma'] as const)
			if (FORMS[form].test(text)) {
				column[form]++;
				if (column.examples.length < 3) column.examples.push(trimCell(value));
			}
	}
	return column;
}

const withoutPerCent = (text: string, type: NumberType): string =>
	type === 'number' ? trimCell(text).replace(PER_CENT, '') : text;

export interface BareNumber {
	text: string;
	/** A unit or a currency was taken off. */
	unit: boolean;
	/** The word or sign of the currency taken off. */
	currency: string | null;
}

/**
 * A number cell without unit, currency, plus sign and blanks between groups, a minus always in front ('4-' and '(4)' are
 * -4); what was taken off.
 */
export function bareNumber(text: string): BareNumber {
	const cell = trimCell(text).replace(/^\+/, '').replace(/^−/, '-');
	const [, , before] = BEFORE.exec(cell) ?? [];
	const [, after] = AFTER.exec(cell) ?? [];
	const withoutMoney = cell.replace(BEFORE, '$1$3').replace(AFTER, '');
	const bare = withoutMoney === cell ? cell.replace(UNIT_AFTER, '') : withoutMoney.replace(NO_CENTS, '');
	const signed = bare
		.replace(NO_CENTS, '')
		.replace(/^\((.+)\)$/, '-$1')
		.replace(/^([^-].*)-$/, '-$1');
	return {
		text: BLANK_GROUPS.test(signed) ? signed.replaceAll(GROUP_SIGNS, '') : signed,
		unit: bare !== cell,
		currency: before ?? after ?? null
	};
}

/** A number as plain decimal text ('1234.5'), or why it is none. */
export type ParsedNumber =
	| { value: string; unit: boolean }
	| { issue: 'bad_number' | 'negative_number' | 'number_too_large' | 'other_currency' };

const GROUPED = { point: /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, comma: /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/ } as const;
const PLAIN = { point: /^(?:\d+\.?\d*|\.\d+)$/, comma: /^(?:\d+,?\d*|,\d+)$/ } as const;

/**
 * Reads a number cell strictly: groups must be groups, and a count must be whole. format null: no sign was seen. Only money,
 * and a number of any unit, may name a currency, and only `currency`, that of the organisation. Only such a number may be
 * below zero, or a percentage.
 */
export function parseNumber(
	text: string,
	format: NumberFormat | null,
	type: NumberType,
	currency: string
): ParsedNumber {
	if (text.length > LONGEST_NUMBER) return { issue: 'bad_number' };
	const own = withoutPerCent(text, type);
	const isPerCent = own !== text && own !== trimCell(text);
	const { text: bare, unit, currency: named } = bareNumber(own);
	if (named !== null && type !== 'money' && type !== 'number') return { issue: 'bad_number' };
	const sign = format ?? 'point';
	const digits = bare.replace(/^-/, '');
	if (!GROUPED[sign].test(digits) && !PLAIN[sign].test(digits)) return { issue: 'bad_number' };
	if (named !== null && !isCurrency(named, currency)) return { issue: 'other_currency' };
	const plain = sign === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
	const amount = Number(plain);
	const isNegative = bare.startsWith('-') && amount !== 0;
	if (isNegative && type !== 'number') return { issue: 'negative_number' };
	if (type === 'count' && !Number.isInteger(amount)) return { issue: 'bad_number' };
	if (amount >= LIMITS[type]) return { issue: 'number_too_large' };
	const value = type === 'count' ? String(amount) : plain.replace(/^\./, '0.').replace(/\.$/, '');
	return { value: isNegative ? `-${value}` : value, unit: unit || isPerCent };
}

const LIMITS: Record<NumberType, number> = {
	count: COUNT_LIMIT + 1,
	quantity: AMOUNT_LIMIT,
	money: AMOUNT_LIMIT,
	number: NUMBER_LIMIT
};

/** Whether a cell has the form of a number, in either format; a percentage has. */
export function looksLikeNumber(text: string): boolean {
	if (text.length > LONGEST_NUMBER) return false;
	const { text: bare } = bareNumber(withoutPerCent(text, 'number'));
	return /^-?\d+$/.test(bare) || Object.values(FORMS).some((form) => form.test(bare));
}
