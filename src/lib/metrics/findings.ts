import type { Assessment, Rule } from './assessment';
import { NO_ONE_CHANCE } from './control-lines';
import { DEFAULT_LOCALE, formatMonth, formatValue, monthShort } from './format';
import { hasLimits, isNeverJudged, monthsOf, neverVaried, patterns, type Pattern } from './patterns';
import { capitalised, counted, listed, monthInWords, SIDES, valueInWords, type Worded } from './words';
import type { Month } from '../time/month';

/** One thing that the rules found, or did not; `kind` gives icon and colour. */
export interface Finding {
	title: string;
	text: string;
	kind: 'concern' | 'improvement' | 'neutral' | 'common';
}

/** Older patterns are history: they stay in the chart and leave the list. */
const MONTHS_LOOKED_AT = 24;

const NOT_FOUND: { rule: Rule; text: string }[] = [
	{ rule: 'rule_astronomical', text: 'no month outside the limits' },
	{ rule: 'rule_shift_7', text: 'no 7 months in a row on one side of the average' },
	{ rule: 'rule_two_of_three', text: 'no 2 of 3 months in a row near a limit' }
];

/** What the rules found in the last 24 judged months, the newest first, and at the end what they did not find. */
export function findings(assessment: Assessment, kpi: Worded, locale = DEFAULT_LOCALE): Finding[] {
	if (!hasLimits(assessment)) return [notJudged(assessment, kpi)];
	const from = assessment.last - MONTHS_LOOKED_AT + 1;
	const recent = (rule: Rule) => patterns(assessment, rule).filter((pattern) => pattern.last >= from);
	const found = [
		...bySide(recent('rule_astronomical')).map((group) => outside(assessment, kpi, group, locale)),
		...recent('rule_shift_7').map((pattern) => shifted(assessment, kpi, pattern, locale)),
		...bySide(recent('rule_two_of_three')).map((group) => nearLimit(assessment, group, locale))
	].sort((a, b) => b.last - a.last);
	const absent = NOT_FOUND.filter(({ rule }) => recent(rule).length === 0).map(({ text }) => text);
	return [
		...found.map(({ title, text, kind }) => ({ title, text, kind })),
		...(absent.length === 0
			? []
			: [{ title: 'Not found', text: `${capitalised(absent.join(', '))}.`, kind: 'common' as const }])
	];
}

interface Dated extends Finding {
	last: number;
}

function outside(assessment: Assessment, kpi: Worded, group: Pattern[], locale: string): Dated {
	const { side, meaning } = group[0]!;
	const points = group.flatMap(({ first, last }) => assessment.points.slice(first, last + 1));
	const { beyond, limit } = SIDES[side];
	const only = points.length === 1 ? points[0]! : null;
	const edge = side === 'high' ? only?.upper : only?.lower;
	// Limits that coincide follow from no chance: the months behind them were all alike.
	const chance = points.some(neverVaried)
		? 'The months behind the limits were all alike.'
		: 'Chance alone does this about 3 times in 1,000 months.';
	const text = only
		? `${monthInWords(assessment, only.month, locale)}, ${valueInWords(kpi, only, { apartFrom: [edge ?? null], locale })}, ` +
			`is ${beyond} the ${limit} of ${formatValue(kpi, edge ?? 0, { apartFrom: [only.value], locale })}. ${chance}`
		: `${monthRuns(group, assessment, locale)} are ${beyond} the ${limit}. ${chance}`;
	return { title: 'Outside the limits', text, kind: meaning, last: group.at(-1)!.last };
}

function shifted(assessment: Assessment, kpi: Worded, pattern: Pattern, locale: string): Dated {
	const centre = assessment.points[pattern.last]?.centre ?? 0;
	const text =
		`${monthRuns([pattern], assessment, locale)} are all ${SIDES[pattern.side].beyond} ` +
		`the average of ${formatValue(kpi, centre, { locale })}.`;
	const title = `${counted(monthsOf(pattern), 'month')} on one side`;
	return { title, text, kind: pattern.meaning, last: pattern.last };
}

function nearLimit(assessment: Assessment, group: Pattern[], locale: string): Dated {
	const { side, meaning } = group[0]!;
	const months = monthRuns(group, assessment, locale);
	const text = `2 of 3 months in a row near the ${SIDES[side].limit}: ${months}.`;
	return { title: 'Near a limit', text, kind: meaning, last: group.at(-1)!.last };
}

function notJudged(assessment: Assessment, { measure }: Worded): Finding {
	const why = measure === 'stock' ? 'What is open carries over from month to month' : NO_ONE_CHANCE;
	const text = isNeverJudged(assessment)
		? `${why}, so limits would mislead. It is held against its target alone.`
		: 'The rules need limits, and limits need 12 final months.';
	return { title: 'Not judged', text, kind: 'common' };
}

function bySide(found: Pattern[]): Pattern[][] {
	return [found.filter(({ side }) => side === 'high'), found.filter(({ side }) => side === 'low')].filter(
		(group) => group.length > 0
	);
}

/** 'Feb to Sep 2026', 'Feb 2026 and Jul to Sep 2026'. */
function monthRuns(group: readonly Pattern[], { points }: Assessment, locale: string): string {
	const month = (index: number): Month => points[index]!.month;
	return listed(
		group.map(({ first, last }) => {
			if (first === last) return formatMonth(month(last), locale);
			const sameYear = month(first).slice(0, 4) === month(last).slice(0, 4);
			const from = sameYear ? monthShort(month(first), locale) : formatMonth(month(first), locale);
			return `${from} to ${formatMonth(month(last), locale)}`;
		})
	);
}
