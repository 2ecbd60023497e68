import { DEFAULT_LOCALE, NO_BREAK_SPACE, valueParts } from './format';
import { numberFormat } from './intl';
import type { Kpi } from './kpi';

type Unit = Pick<Kpi, 'measure' | 'unit' | 'factor'>;

const MOST_DIGITS = 6;
const TELLING = 2;
/** 0.1 must not read as a little less than that. */
const ROUNDING = 1e-9;

/** Decimals in which a change of some size reads with two figures, and no fewer than the values have. */
export function changeDigits(kpi: Unit, values: { before: number; after: number }, size: number): number {
	const digitsOf = (value: number) => valueParts(kpi, value).number.split('.')[1]?.length ?? 0;
	const usual = Math.max(digitsOf(values.before), digitsOf(values.after));
	const shown = Math.abs(size * kpi.factor);
	const needed = shown > 0 ? TELLING - 1 - Math.floor(Math.log10(shown) + ROUNDING) : 0;
	return Math.min(MOST_DIGITS, Math.max(usual, needed));
}

/** A value with so many decimals: "95.2 %". */
export const valueWith = (kpi: Unit, value: number, digits: number, locale = DEFAULT_LOCALE): string =>
	withUnit(kpi, numberWith(kpi, value, digits, locale), kpi.unit);

/** A difference with so many decimals, its sign and unit: "−2.4 points". */
export const differenceWith = (kpi: Unit, difference: number, digits: number, locale = DEFAULT_LOCALE): string =>
	withUnit(kpi, signedWith(kpi, difference, digits, locale), differenceUnit(kpi));

/** The same without its unit: "+0.1". */
export function signedWith(kpi: Unit, difference: number, digits: number, locale = DEFAULT_LOCALE): string {
	const number = numberWith(kpi, difference, digits, locale);
	return rounds(kpi, difference, digits) > 0 ? `+${number}` : number;
}

/** How large a difference is: "2.4 points". */
export const sizeWith = (kpi: Unit, difference: number, digits: number, locale = DEFAULT_LOCALE): string =>
	withUnit(kpi, numberWith(kpi, Math.abs(difference), digits, locale), differenceUnit(kpi));

/** "1.9 of the 2.4 points". */
export const partWith = (kpi: Unit, part: number, of: number, digits: number, locale = DEFAULT_LOCALE): string =>
	`${numberWith(kpi, Math.abs(part), digits, locale)} of the ${sizeWith(kpi, of, digits, locale)}`;

/** Whether a difference reads as nothing with so many decimals. */
export const readsAsNothing = (kpi: Unit, difference: number, digits: number): boolean =>
	rounds(kpi, difference, digits) === 0;

/** What differences are in: percentages differ by points. */
export const differenceUnit = ({ unit }: Unit): string => (unit === '%' ? 'points' : unit);

const rounds = ({ factor }: Unit, value: number, digits: number): number =>
	Number((value * factor).toFixed(digits)) + 0;

const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

/** A number as it is printed; an amount of money carries its currency. */
export function numberWith(kpi: Unit, value: number, digits: number, locale = DEFAULT_LOCALE): string {
	const currency = isCurrency(kpi.unit) ? { style: 'currency' as const, currency: kpi.unit } : {};
	const format = numberFormat(locale, { ...currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
	return format.format(rounds(kpi, value, digits)).replace('-', '\u2212');
}

const withUnit = (kpi: Unit, number: string, unit: string): string =>
	unit === '' || isCurrency(kpi.unit) ? number : number + NO_BREAK_SPACE + unit;
