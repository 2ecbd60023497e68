import { monthIndex, type Month } from '../time/month';
import { dateFormat, numberFormat } from './intl';
import type { Kpi } from './kpi';

export const DEFAULT_LOCALE = 'en-GB';
/** Keeps a number and its unit on one line. */
export const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';
const MOST_DIGITS = 6;

export interface FormatOptions {
	/** Digits are added until the value reads on the right side of its target. */
	target?: number | null;
	/** Other figures that the value must read apart from, such as a limit that it has passed. */
	apartFrom?: readonly (number | null)[];
	/** The value is a lower bound: some of its cases are open still. */
	lowerBound?: boolean;
	locale?: string;
}

type Unit = Pick<Kpi, 'measure' | 'unit' | 'factor'>;

/** A value as displayed, apart from its unit: a card sets the unit smaller, the font lacks the bound's sign. */
export interface ValueParts {
	bound: '≥' | '';
	number: string;
	/** Empty where the number carries its currency. */
	unit: string;
}

/** '93.6 %', '1,021 ppm', '≥ 20.6 days': a plain ratio, or days, in the unit of its KPI. */
export function formatValue(kpi: Unit, value: number, options: FormatOptions = {}): string {
	const { bound, number, unit } = valueParts(kpi, value, options);
	return [bound, number, unit].filter((part) => part !== '').join(NO_BREAK_SPACE);
}

export function valueParts(kpi: Unit, value: number, options: FormatOptions = {}): ValueParts {
	const shown = value * kpi.factor;
	// A target is printed as it was set, the other figures are rounded like the value.
	const exact = scaled(kpi, [options.target ?? null, ...(kpi.measure === 'share' ? [0, 1] : [])]);
	const rounded = scaled(kpi, options.apartFrom ?? []);
	let digits = usualDigits(kpi, shown);
	const misleads = () =>
		exact.some((other) => readsOnWrongSide(shown, digits, other, MOST_DIGITS)) ||
		rounded.some((other) => readsOnWrongSide(shown, digits, other, digits));
	while (digits < MOST_DIGITS && misleads()) digits++;
	const whole = kpi.measure === 'share' && (isSame(shown, 0) || isSame(shown, kpi.factor));
	const number = formatNumber(kpi, shown, { least: whole ? 0 : digits, most: digits }, options.locale);
	return { bound: options.lowerBound ? '≥' : '', number, unit: unitFor(kpi, number) };
}

/** A target as it was set, without trailing zeros: '95 %', '1.25 %'. */
export function formatTarget(kpi: Unit, target: number, locale = DEFAULT_LOCALE): string {
	const number = formatNumber(kpi, target * kpi.factor, { least: 0, most: MOST_DIGITS }, locale);
	const unit = unitFor(kpi, number);
	return unit === '' ? number : number + NO_BREAK_SPACE + unit;
}

/** 'at least 95 %' where more is better, 'at most 14 days' where less is. */
export function targetWords(kpi: Unit & Pick<Kpi, 'direction'>, target: number, locale = DEFAULT_LOCALE): string {
	const words = { up: 'at least ', down: 'at most ', neutral: '' };
	return words[kpi.direction] + formatTarget(kpi, target, locale);
}

/** '92.4–98.1 %': two figures and their unit once. */
export function formatRange(kpi: Unit, lower: number, upper: number, locale = DEFAULT_LOCALE): string {
	const [from, to] = [valueParts(kpi, lower, { locale }), valueParts(kpi, upper, { locale })];
	return `${from.number}–${to.number}${to.unit === '' ? '' : NO_BREAK_SPACE + to.unit}`;
}

/** '−1.50 points' for percentages, '+0.8 days' for all else: the signed difference of two values. */
export function formatDifference(kpi: Unit, difference: number, locale = DEFAULT_LOCALE): string {
	const shown = difference * kpi.factor;
	const digits = kpi.unit === '%' ? 2 : usualDigits(kpi, shown);
	const sign = shown > 0 ? '+' : '';
	const number = sign + formatNumber(kpi, shown, { least: digits, most: digits }, locale);
	const unit = kpi.unit === '%' ? 'points' : unitFor(kpi, number);
	return unit === '' ? number : number + NO_BREAK_SPACE + unit;
}

/** '1,463': a whole number of cases, rows or units. */
export function formatCount(count: number, locale = DEFAULT_LOCALE): string {
	return withMinus(numberFormat(locale, { maximumFractionDigits: 0 }).format(count));
}

/** 'Sep 2026': never ambiguous, of one width in all twelve months. */
export function formatMonth(month: Month, locale = DEFAULT_LOCALE): string {
	return monthText(month, { month: 'short', year: 'numeric' }, locale);
}

/** 'September 2026'. */
export function formatMonthLong(month: Month, locale = DEFAULT_LOCALE): string {
	return monthText(month, { month: 'long', year: 'numeric' }, locale);
}

/** 'September', for a sentence in which the year is plain. */
export function monthName(month: Month, locale = DEFAULT_LOCALE): string {
	return monthText(month, { month: 'long' }, locale);
}

/** 'Sep', for axes and lists. */
export function monthShort(month: Month, locale = DEFAULT_LOCALE): string {
	return monthText(month, { month: 'short' }, locale);
}

function monthText(month: Month, parts: Intl.DateTimeFormatOptions, locale: string): string {
	const index = monthIndex(month);
	// British English abbreviates September alone with four letters; tables want three.
	const used = locale.startsWith('en') ? 'en-US' : locale;
	const day = Date.UTC(Math.floor(index / 12), index % 12, 1);
	return dateFormat(used, { ...parts, timeZone: 'UTC' }).format(day);
}

/** The unit beside a number as it is printed: '1 line', '8 lines'; none where the number carries its currency. */
function unitFor({ unit }: Unit, number: string): string {
	if (isCurrency(unit)) return '';
	return /^[+\u2212]?1$/.test(number) && /^[a-z]+s$/.test(unit) ? unit.slice(0, -1) : unit;
}

/** Decimals by unit and size: three figures or so, whole numbers for what is counted. */
function usualDigits(kpi: Unit, shown: number): number {
	const size = Math.abs(shown);
	if (kpi.unit === 'ppm' || kpi.measure === 'count' || kpi.measure === 'stock') return 0;
	if (kpi.measure === 'duration') return 1;
	if (size >= 100) return 0;
	if (kpi.measure === 'money') return 2;
	return size >= 10 ? 1 : 2;
}

const scaled = (kpi: Unit, values: readonly (number | null)[]): number[] =>
	values.filter((value) => value !== null).map((value) => value * kpi.factor);

/** Whether rounding makes a value read equal to, or beyond, a figure from which it differs. */
function readsOnWrongSide(shown: number, digits: number, other: number, otherDigits: number): boolean {
	if (isSame(shown, other)) return false;
	const difference = Number(shown.toFixed(digits)) - Number(other.toFixed(otherDigits));
	return Math.sign(difference) !== Math.sign(shown - other);
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

function formatNumber(kpi: Unit, shown: number, digits: { least: number; most: number }, locale = DEFAULT_LOCALE) {
	const currency = isCurrency(kpi.unit) ? { style: 'currency' as const, currency: kpi.unit } : {};
	const format = numberFormat(locale, {
		...currency,
		minimumFractionDigits: digits.least,
		maximumFractionDigits: digits.most
	});
	// A value that rounds to zero from below must not read −0.
	return withMinus(format.format(Number(shown.toFixed(digits.most)) === 0 ? 0 : shown));
}

const withMinus = (text: string): string => text.replace('-', MINUS);
