import { addMonths } from '../time/month';
import type { AssessedPoint, Assessment, Grade } from './assessment';
import { baselineIndexes, currentPhase, TRIAL_FROM } from './baseline';
import { DEFAULT_LOCALE, formatCount, formatMonth, formatTarget, formatValue, targetWords } from './format';
import { hasLimits, isNeverJudged, latestPoint } from './patterns';
import { phaseClause } from './phase-words';
import { signalClause, steadyClauses } from './sentence-limits';
import { counted, joinClauses, listed, monthInWords, plain, valueInWords, type Clause, type Worded } from './words';
import type { TextRun } from './views';

/** Below this many cases a month a share, a rate or a median is read with care. */
const FEW_CASES = 30;

/**
 * What a series says, in one to four plain sentences, for cards and the top of a KPI page. `scope` names the part of the
 * organisation where it is not the whole; the pieces in `strong` carry the message.
 */
export function sentence(assessment: Assessment, kpi: Worded, scope = '', locale = DEFAULT_LOCALE): TextRun[] {
	return joinClauses(clauses(assessment, kpi, locale), scope === '' ? '' : `${scope}: `);
}

/** The sentence without emphasis, for lists, titles and screen readers. */
export function plainSentence(assessment: Assessment, kpi: Worded, scope = '', locale = DEFAULT_LOCALE): string {
	return plain(sentence(assessment, kpi, scope, locale));
}

function clauses(assessment: Assessment, kpi: Worded, locale: string): Clause[] {
	const point = latestPoint(assessment);
	if (point === null) return [nothingYet(assessment, kpi, locale)];
	const gap = gapClause(assessment, locale);
	if (!hasLimits(assessment)) {
		const stock = kpi.measure === 'stock' || kpi.chart === 'run' || isNeverJudged(assessment);
		const said = stock ? stockClauses(assessment, kpi, point, locale) : shortClauses(assessment, point, locale);
		return [gap, phaseClause(assessment, locale), ...said];
	}
	const few = fewClause(assessment, kpi, point, locale);
	const trial: Clause =
		assessment.stage === 'trial' ? [`trial limits, from ${assessment.baseline?.months ?? 0} months.`] : [];
	const signal = signalClause(assessment, kpi, point, locale);
	const phase = phaseClause(assessment, locale);
	if (signal === null) return [gap, few, ...steadyClauses(assessment, kpi, point, locale), trial, phase];
	const target = signalTargetClause(assessment, kpi, point, locale);
	return [gap, signal, target, few, provisionalClause(assessment, point, locale), trial, phase];
}

function nothingYet(assessment: Assessment, kpi: Worded, locale: string): Clause {
	const open = assessment.points.findLast((point) => point.value !== null);
	if (open) return [`${monthInWords(assessment, open.month, locale)} is in progress: nothing to judge yet.`];
	return [`no data yet. This KPI needs ${listed(kpi.needs)}.`];
}

/** A month that ended without a value after the last one that is judged. */
function gapClause(assessment: Assessment, locale: string): Clause {
	const after = assessment.points.slice(assessment.last + 1);
	const gap = after.findLast(({ value, state }) => value === null && state !== 'in_progress' && state !== 'immature');
	if (!gap) return [];
	const month = monthInWords(assessment, gap.month, locale);
	return [gap.denominator === 0 ? `no activity in ${month}.` : `no value for ${month}.`];
}

function shortClauses(assessment: Assessment, point: AssessedPoint, locale: string): Clause[] {
	const months = currentPhase(assessment);
	const settled = baselineIndexes(months);
	const missing = TRIAL_FROM - settled.length;
	const known = settled.length === 0 ? 'no final month yet' : counted(settled.length, 'month');
	return [
		[`${known}: too few for limits (${TRIAL_FROM} are needed).`],
		[`No judgement before ${formatMonth(addMonths(countedFrom(months, settled), missing + 1), locale)}.`],
		missedClause(assessment, point, locale)
	];
}

/** The month after which further months count towards limits; each becomes final in the month that follows it. */
function countedFrom(months: readonly AssessedPoint[], settled: readonly number[]): string {
	const lastSettled = settled.at(-1) ?? -1;
	const gap = months.findLastIndex(
		({ value, state, excluded }) =>
			(value === null || excluded !== undefined) && state !== 'in_progress' && state !== 'immature'
	);
	const month = months[Math.max(lastSettled, gap)]?.month;
	return month ?? addMonths(months[0]!.month, -1);
}

function stockClauses(assessment: Assessment, kpi: Worded, point: AssessedPoint, locale: string): Clause[] {
	const month = monthInWords(assessment, point.month, locale);
	const { value, centre } = point;
	const usual = centre === null || value === null ? '' : `, usually about ${formatValue(kpi, centre, { locale })}`;
	const target = point.target === null ? null : targetWords(kpi, point.target, locale);
	const verdict: Clause =
		point.meetsTarget === null
			? []
			: point.meetsTarget
				? [`The target of ${target} is met.`]
				: [{ text: `The target of ${target} was missed.`, strong: true }];
	const when = kpi.measure === 'stock' ? 'at the end of' : 'in';
	return [[`${valueInWords(kpi, point, { locale })} ${when} ${month}${usual}.`], verdict];
}

function missedClause(assessment: Assessment, point: AssessedPoint, locale: string): Clause {
	if (point.meetsTarget !== false) return [];
	return [`The target was missed in ${monthInWords(assessment, point.month, locale)}.`];
}

function signalTargetClause(assessment: Assessment, kpi: Worded, point: AssessedPoint, locale: string): Clause {
	const { assurance } = assessment;
	if (point.meetsTarget === null || point.target === null) return [];
	if (assurance === 'consistent_fail' && point.meaning === 'concern')
		return [`${formatTarget(kpi, point.target, locale)} will be missed every month until the way of working changes.`];
	if (assurance === 'consistent_pass' && point.meaning === 'improvement') return ['The target will be met.'];
	return missedClause(assessment, point, locale);
}

function fewClause(assessment: Assessment, kpi: Worded, point: AssessedPoint, locale: string): Clause {
	const counts = !kpi.census && (kpi.measure === 'share' || kpi.measure === 'rate' || kpi.measure === 'duration');
	if (!counts || point.n >= FEW_CASES) return [];
	const month = monthInWords(assessment, point.month, locale);
	return [`few cases a month (${formatCount(point.n, locale)} in ${month}): read with care.`];
}

function provisionalClause(assessment: Assessment, point: AssessedPoint, locale: string): Clause {
	if (point.state !== 'provisional') return [];
	return [`${monthInWords(assessment, point.month, locale)} is provisional.`];
}

/**
 * The conclusion in the fixed form in which minutes are checked against it: "On-time delivery for Ulm to Sep 2026:
 * worsening; varies around the target 95 %. 1,463 deliveries. Evidence A."
 */
export function statement(
	assessment: Assessment,
	kpi: Worded,
	{ scope = 'all sites', grade = null, locale = DEFAULT_LOCALE }: StatementOptions = {}
): string {
	const point = latestPoint(assessment);
	if (point === null) return `${kpi.name} for ${scope}: no data.`;
	const parts = [signalWord(assessment), targetWord(assessment, kpi, point, locale)].filter((part) => part !== '');
	const evidence = grade ?? point.grade;
	return (
		`${kpi.name} for ${scope} to ${formatMonth(point.month, locale)}: ${parts.join('; ')}. ` +
		`${formatCount(point.n, locale)} ${kpi.words.cases ?? kpi.words.all}.${evidence === null ? '' : ` Evidence ${evidence}.`}`
	);
}

interface StatementOptions {
	scope?: string;
	grade?: Grade | null;
	locale?: string;
}

function signalWord({ variation }: Assessment): string {
	if (variation === null) return 'not judged';
	if (variation === 'common_cause') return 'no signal';
	if (variation.startsWith('neutral')) return 'changed';
	return variation.startsWith('improvement') ? 'improving' : 'worsening';
}

function targetWord({ assurance }: Assessment, kpi: Worded, point: AssessedPoint, locale: string): string {
	if (assurance === null || point.target === null) return '';
	const verbs = { consistent_pass: 'meets', consistent_fail: 'misses', inconsistent: 'varies around' };
	return `${verbs[assurance]} the target ${formatTarget(kpi, point.target, locale)}`;
}
