import type { Assessment } from './assessment';
import { NO_ONE_CHANCE } from './control-lines';
import type { Finding } from './finding';
import { DEFAULT_LOCALE, formatMonth, formatValue, monthShort } from './format';
import { hasLimits, isNeverJudged, monthsOf, neverVaried, patterns, type Pattern, type PointSide } from './patterns';
import { leftOutFindings, phaseFindings } from './phase-words';
import { absentWords, rulesOf, shapeOfRule, type Rule } from './rules';
import { unevenClause } from './sentence-limits';
import {
	capitalised,
	counted,
	joinClauses,
	listed,
	monthInWords,
	plain,
	SIDES,
	valueInWords,
	type Worded
} from './words';
import type { Month } from '../time/month';

/** Older patterns are history: they stay in the chart and leave the list. */
const MONTHS_LOOKED_AT = 24;

/** What the rules found in the last 24 judged months, the newest first, and at the end what they did not find. */
export function findings(assessment: Assessment, kpi: Worded, locale = DEFAULT_LOCALE): Finding[] {
	const settled = [...phaseFindings(assessment, kpi, locale), ...leftOutFindings(assessment, locale)];
	const from = assessment.last - MONTHS_LOOKED_AT + 1;
	const recent = (rule: Rule) => patterns(assessment, rule).filter((pattern) => pattern.last >= from);
	const rules = rulesOf(assessment.rules);
	const found = rules
		.flatMap((rule) => ofRule(assessment, kpi, rule, recent(rule), locale))
		.sort((a, b) => b.last - a.last)
		.map(({ title, text, kind }) => ({ title, text, kind }));
	if (!hasLimits(assessment)) return [notJudged(assessment, kpi), ...found, ...settled];
	const absent = rules.filter((rule) => recent(rule).length === 0).map(absentWords);
	return [
		...found,
		...(absent.length === 0
			? []
			: [{ title: 'Not found', text: `${capitalised(absent.join(', '))}.`, kind: 'common' as const }]),
		...settled
	];
}

function ofRule(assessment: Assessment, kpi: Worded, rule: Rule, found: Pattern[], locale: string): Dated[] {
	const shape = shapeOfRule(rule);
	switch (shape) {
		case 'outside':
			return bySide(found).map((group) => outside(assessment, kpi, group, locale));
		case 'near':
			return bySide(found).map((group) => nearLimit(assessment, group, locale));
		case 'zone':
			return bySide(found).map((group) => offCentre(assessment, group, locale));
		case 'one_side':
			return found.map((pattern) => shifted(assessment, kpi, pattern, locale));
		case 'trend':
			return found.map((pattern) => trending(assessment, pattern, locale));
		default:
			return found.map((pattern) => uneven(assessment, shape, pattern, locale));
	}
}

interface Dated extends Finding {
	last: number;
}

function outside(assessment: Assessment, kpi: Worded, group: Pattern[], locale: string): Dated {
	const { side, meaning } = group[0]!;
	const points = group.flatMap(({ first, last }) => assessment.points.slice(first, last + 1));
	const { beyond, limit } = SIDES[side as PointSide];
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
		`${monthRuns([pattern], assessment, locale)} are all ${SIDES[pattern.side as PointSide].beyond} ` +
		`the average of ${formatValue(kpi, centre, { locale })}.`;
	const title = `${counted(monthsOf(pattern), 'month')} on one side`;
	return { title, text, kind: pattern.meaning, last: pattern.last };
}

function nearLimit(assessment: Assessment, group: Pattern[], locale: string): Dated {
	const { side, meaning } = group[0]!;
	const months = monthRuns(group, assessment, locale);
	const text = `2 of 3 months in a row near the ${SIDES[side as PointSide].limit}: ${months}.`;
	return { title: 'Near a limit', text, kind: meaning, last: group.at(-1)!.last };
}

function offCentre(assessment: Assessment, group: Pattern[], locale: string): Dated {
	const { side, meaning } = group[0]!;
	const months = monthRuns(group, assessment, locale);
	const text = `4 of 5 months in a row more than one sigma ${SIDES[side as PointSide].beyond} the average: ${months}.`;
	return { title: 'Well off the average', text, kind: meaning, last: group.at(-1)!.last };
}

function trending(assessment: Assessment, pattern: Pattern, locale: string): Dated {
	const word = pattern.side === 'high' ? 'above' : 'below';
	const text = `${monthRuns([pattern], assessment, locale)}: each month lies ${word} the one before.`;
	const title = `${counted(monthsOf(pattern), 'month')} ${pattern.side === 'high' ? 'rising' : 'falling'}`;
	return { title, text, kind: pattern.meaning, last: pattern.last };
}

const UNEVEN_TITLES = {
	alternating: 'Up and down in turn',
	hugging: 'Close to the average',
	avoiding: 'Far from the average on both sides',
	crossings: 'Crosses its average too rarely'
};

function uneven(assessment: Assessment, shape: keyof typeof UNEVEN_TITLES, pattern: Pattern, locale: string): Dated {
	const said = plain(joinClauses([unevenClause(shape, monthsOf(pattern))]));
	const text = `${monthRuns([pattern], assessment, locale)}. ${said}`;
	return { title: UNEVEN_TITLES[shape], text, kind: pattern.meaning, last: pattern.last };
}

function notJudged(assessment: Assessment, { measure }: Worded): Finding {
	const why = measure === 'stock' ? 'What is open carries over from month to month' : NO_ONE_CHANCE;
	const text = isNeverJudged(assessment)
		? `${why}, so limits would mislead. It is held against its target alone.`
		: `The rules need limits, and limits need 12 final months${assessment.phase > 0 ? ' of the new phase' : ''}.`;
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
