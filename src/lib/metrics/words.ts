import { monthIndex, type Month } from '../time/month';
import type { AssessedPoint, Assessment, Assurance, Variation } from './assessment';
import { formatMonthLong, formatValue, monthName, type FormatOptions } from './format';
import type { Kpi } from './kpi';
import type { PointSide } from './patterns';
import type { TextRun } from './views';

/** What the words of a KPI need to know of it. */
export type Worded = Pick<Kpi, 'name' | 'measure' | 'unit' | 'factor' | 'direction' | 'chart' | 'needs' | 'words'>;

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
