import type { AssessedPoint, Assessment, Rule } from '$lib/metrics/assessment';
import { formatCount, formatMonth, monthName, targetWords, valueParts, type ValueParts } from '$lib/metrics/format';
import type { DataKind, Kpi } from '$lib/metrics/kpi';
import { assuranceWords, variationWords } from '$lib/metrics/sentence';

/** A month's value taken apart, so that the unit can stand smaller; null without value. */
export function pointParts(kpi: Kpi, point: AssessedPoint | null): ValueParts | null {
	if (!point || point.value === null) return null;
	return valueParts(kpi, point.value, {
		target: point.target,
		apartFrom: [point.lower, point.upper],
		lowerBound: point.lowerBound ?? false
	});
}

/** "target at least 95 %", or nothing where no target is set. */
export function pointTarget(kpi: Kpi, point: Pick<AssessedPoint, 'target'> | null): string {
	return point?.target == null ? '' : `target ${targetWords(kpi, point.target)}`;
}

export interface StatusWord {
	text: string;
	tone: 'improve' | 'concern' | 'common';
	mark: 'improvement' | 'concern' | 'common' | null;
}

/** The two facts of a card in words: what is happening, and what to expect of the target. */
export function statusOf(kpi: Kpi, assessment: Assessment): StatusWord[] {
	const { variation, assurance, stage } = assessment;
	const latest = assessment.points[assessment.last];
	const words: StatusWord[] = [];
	if (variation) words.push({ text: capital(variationWords(variation)), ...toneOf(variation) });
	else if (kpi.measure !== 'stock' && (stage === 'plot' || stage === 'run'))
		words.push({ text: 'Not judged yet', tone: 'common', mark: null });
	if (assurance)
		words.push({
			text: capital(assuranceWords(assurance)),
			tone: assurance === 'consistent_fail' ? 'concern' : assurance === 'consistent_pass' ? 'improve' : 'common',
			mark: null
		});
	if (latest?.meetsTarget === false)
		words.push({ text: `Missed in ${monthName(latest.month)}`, tone: 'concern', mark: null });
	return words;
}

function toneOf(variation: string): Pick<StatusWord, 'tone' | 'mark'> {
	if (variation.startsWith('improvement')) return { tone: 'improve', mark: 'improvement' };
	if (variation.startsWith('concern')) return { tone: 'concern', mark: 'concern' };
	return { tone: 'common', mark: 'common' };
}

const RULE_WORDS: Record<Rule, string> = {
	rule_astronomical: 'outside the limits',
	rule_shift_7: '7 or more on one side',
	rule_two_of_three: 'close to the limit',
	rule_trend_7: '7 in one direction'
};

export const ruleWords = (rule: Rule): string => RULE_WORDS[rule];

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "94 of 1,463", the counts behind a share or rate; nothing for other measures. */
export function countsWords(point: Pick<AssessedPoint, 'numerator' | 'denominator'>): string {
	if (point.numerator === null || point.denominator === null) return '';
	return `${formatCount(point.numerator)} of ${formatCount(point.denominator)}`;
}

/** "Oct 2024 to Sep 2026" */
export const spanWords = (from: string, to: string): string =>
	from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;

/** "defects and volumes" */
export const kindsWords = (kinds: readonly DataKind[]): string => listWords(kinds);

/** "Ulm, Brno and Porto" */
export function listWords(items: readonly string[]): string {
	if (items.length <= 1) return items[0] ?? '';
	return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
