import { sigmaWidth } from '../spc/sigma-width';
import { monthIndex, type Month } from '../time/month';
import type { AssessedPoint, Assessment, Assurance, Variation } from './assessment';
import { DEFAULT_LOCALE, formatMonth, formatMonthLong, formatValue, monthName, type FormatOptions } from './format';
import type { Kpi } from './kpi';
import type { PointSide } from './patterns';
import type { TextRun } from './views';

/** What the words of a KPI need to know of it. */
export type Worded = Pick<
	Kpi,
	'name' | 'measure' | 'unit' | 'factor' | 'direction' | 'chart' | 'census' | 'needs' | 'words'
>;

export const SIDES: Record<PointSide, { beyond: string; limit: string; looks: string }> = {
	high: { beyond: 'above', limit: 'upper limit', looks: 'high' },
	low: { beyond: 'below', limit: 'lower limit', looks: 'low' }
};

const VARIATION_WORDS: Record<Variation, string> = {
	common_cause: 'steady',
	improvement_high: 'improving',
	improvement_low: 'improving',
	concern_high: 'getting worse',
	concern_low: 'getting worse',
	neutral_high: 'higher than before',
	neutral_low: 'lower than before'
};

const ASSURANCE_WORDS: Record<Assurance, string> = {
	consistent_pass: 'target will be met',
	inconsistent: 'target sometimes missed',
	consistent_fail: 'target will be missed without a change'
};

/** The variation icon in words; null = there are no limits to judge by. */
export const variationWords = (variation: Variation | null): string =>
	variation === null ? 'not judged' : VARIATION_WORDS[variation];

/** The assurance icon in words; null where there is no icon. */
export const assuranceWords = (assurance: Assurance | null): string | null =>
	assurance === null ? null : ASSURANCE_WORDS[assurance];

/** What the limits rest on and how far they can be trusted, for the details; null where there are none. */
export function limitsWords({ baseline, stage, chart }: Assessment, locale = DEFAULT_LOCALE): string | null {
	if (baseline === null) return null;
	const months = `${formatMonth(baseline.from, locale)} to ${formatMonth(baseline.to, locale)}`;
	const kept = baseline.frozen ? ', frozen' : '';
	const basis = `${stage === 'trial' ? 'Trial limits' : 'Limits'} from ${baseline.months} months, ${months}${kept}.`;
	// Limits that follow from chance alone are not estimated from month-to-month ranges: they have no such error.
	const width = chart === 'i' || chart === 'pp' || chart === 'up' ? sigmaWidth(baseline.months) : null;
	if (width === null) return basis;
	const times = `${width.least.toFixed(2)} and ${width.most.toFixed(2)} times as wide as they should be`;
	return `${basis} Four times in five such limits are between ${times}.`;
}

/** A month in a sentence: the year is plain within the last twelve months of the series. */
export function monthInWords(assessment: Assessment, month: Month, locale: string): string {
	const newest = assessment.points.at(-1)?.month ?? month;
	return monthIndex(newest) - monthIndex(month) < 12 ? monthName(month, locale) : formatMonthLong(month, locale);
}

/** The value of a month in a sentence; null has no words. */
export function valueInWords(kpi: Worded, point: AssessedPoint, options: FormatOptions = {}): string {
	if (point.value === null) return 'no value';
	return (point.lowerBound ? 'at least ' : '') + formatValue(kpi, point.value, { target: point.target, ...options });
}

export const strong = (text: string): TextRun => ({ text, strong: true });

/** Pieces of one sentence; plain strings and runs mix. */
export type Clause = (string | TextRun)[];

/** Sentences one after the other as runs, each with a capital; the first one goes on in small letters after a prefix. */
export function joinClauses(clauses: readonly Clause[], prefix = ''): TextRun[] {
	const sentences = clauses
		.filter((clause) => clause.length > 0)
		.map((clause) => clause.map((piece): TextRun => (typeof piece === 'string' ? { text: piece } : { ...piece })));
	sentences.forEach(([first], index) => {
		if (first && (index > 0 || prefix === '')) first.text = capitalised(first.text);
	});
	return merged(sentences.flatMap((runs, index) => [{ text: index === 0 ? prefix : ' ' }, ...runs]));
}

function merged(pieces: readonly TextRun[]): TextRun[] {
	const runs: TextRun[] = [];
	for (const piece of pieces) {
		const before = runs.at(-1);
		if (before && Boolean(before.strong) === Boolean(piece.strong)) before.text += piece.text;
		else if (piece.text !== '') runs.push({ ...piece });
	}
	return runs;
}

/** The words without their emphasis. */
export const plain = (runs: readonly TextRun[]): string => runs.map((run) => run.text).join('');

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 'a', 'a and b', 'a, b and c'. */
export function listed(items: readonly string[]): string {
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** '1 month', '8 months'. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
