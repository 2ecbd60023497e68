import {
	DEFAULT_LOCALE,
	formatDifference,
	formatMonth,
	formatMonthLong,
	formatValue,
	monthName,
	NO_BREAK_SPACE
} from './format';
import type { Kpi } from './kpi';
import type { PeriodComparison, PeriodName, PeriodPair, PeriodTotal, Untested } from './periods';

type Unit = Pick<Kpi, 'measure' | 'unit' | 'factor'>;

const NAMES: Record<PeriodName, string> = {
	previous_month: 'Month before',
	same_month: 'Same month last year',
	year_to_date: 'Year to date',
	fiscal_year_to_date: 'Fiscal year to date'
};

/** What a month or a year so far is held against, as the head of a row. */
export const periodName = ({ name }: Pick<PeriodPair, 'name'>): string => NAMES[name];

/** 'Aug 2026', 'Jan to Aug 2026', 'Oct 2025 to Aug 2026'. */
export function periodSpan({ from, to }: Pick<PeriodTotal, 'from' | 'to'>, locale = DEFAULT_LOCALE): string {
	if (from === to) return formatMonth(to, locale);
	const sameYear = from.slice(0, 4) === to.slice(0, 4);
	const first = formatMonth(from, locale);
	return `${sameYear ? first.replace(/\s\d+$/, '') : first} to ${formatMonth(to, locale)}`;
}

/** '93.4 %', '≥ 4.0 days', or why there is no value. */
export function periodValue(kpi: Unit, total: PeriodTotal, locale = DEFAULT_LOCALE): string {
	if (total.value !== null) return formatValue(kpi, total.value, { lowerBound: total.lowerBound, locale });
	return total.told === 0 ? 'no value' : 'by month only';
}

/** '−3.10 to +0.50 points': between what the real difference lies. */
export function intervalWords(kpi: Unit, { interval }: Pick<PeriodPair, 'interval'>, locale = DEFAULT_LOCALE): string {
	if (interval === null) return '';
	const [lower, upper] = [interval.lower, interval.upper].map((end) => formatDifference(kpi, end, locale));
	// The unit stands once, where both ends have the same.
	const unit = upper!.slice(upper!.indexOf(NO_BREAK_SPACE));
	const from = unit.startsWith(NO_BREAK_SPACE) && lower!.endsWith(unit) ? lower!.slice(0, -unit.length) : lower;
	return `${from} to ${upper}`;
}

const CHANGES: Record<NonNullable<PeriodPair['change']>, string> = {
	better: 'really better',
	worse: 'really worse',
	higher: 'really higher',
	lower: 'really lower',
	chance: 'can be chance'
};

const UNTESTED: Record<Untested, string> = {
	census: 'every case is counted: nothing is left to chance',
	stock: 'a stock carries over: chance does not tell',
	concentration: 'the largest were chosen: chance does not tell',
	few: 'too few months or cases to tell from chance',
	uneven: 'not the same number of months',
	open: 'open cases can still close the gap'
};

/** Whether the difference is more than chance, in words; nothing where there is no difference. */
export function changeWords({ change, untested }: PeriodPair): string {
	if (change) return CHANGES[change];
	return untested ? UNTESTED[untested] : '';
}

/** How many months of a period have no value, where some have; nothing else. */
export function gapWords({ months, told }: PeriodTotal): string {
	if (told === months || told === 0) return '';
	return `${told} of ${months} months have a value`;
}

/** What the comparisons come to: each that is more than chance, in a sentence, else that none is. */
export function periodsSentence(kpi: Unit, { month, pairs }: PeriodComparison, locale = DEFAULT_LOCALE): string {
	const real = pairs.filter(({ change }) => change !== null && change !== 'chance');
	if (real.length > 0) return real.map((pair) => realWords(kpi, pair, locale)).join(' ');
	if (pairs.some(({ change }) => change === 'chance'))
		return `${formatMonthLong(month, locale)} and the year so far differ from before by no more than chance explains: do not react to the difference alone.`;
	if (pairs.every(({ difference }) => difference === null))
		return 'There is nothing before to hold these months against.';
	return 'The differences are told as they are: whether they are more than chance cannot be said.';
}

function realWords(kpi: Unit, pair: PeriodPair, locale: string): string {
	const { now, before, difference, change } = pair;
	const [is, was] = [now, before].map((total) => periodValue(kpi, total, locale));
	const word = CHANGES[change ?? 'chance'];
	const by = formatDifference(kpi, difference ?? 0, locale);
	const says = (who: string, than: string) => `${who} ${is}, ${was} ${than}: ${by}, ${word}, not chance.`;
	switch (pair.name) {
		case 'previous_month':
			return says(`${formatMonthLong(now.to, locale)}:`, `in ${monthName(before.to, locale)}`);
		case 'same_month':
			return says(`${formatMonthLong(now.to, locale)}:`, 'in the same month last year');
		case 'year_to_date':
			return says('Year to date:', 'in the same months last year');
		case 'fiscal_year_to_date':
			return says('Fiscal year to date:', 'in the same months a year before');
	}
}

/** 'January', 'April': the month a fiscal year begins with, 1 to 12. */
export const startName = (start: number, locale = DEFAULT_LOCALE): string =>
	monthName(`2026-${String(start).padStart(2, '0')}`, locale);
