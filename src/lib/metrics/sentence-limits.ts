import type { AssessedPoint, Assessment } from './assessment';
import { formatRange, formatTarget, formatValue } from './format';
import { isJudged, ownMonths } from './baseline';
import { currentPattern, monthsOf, neverVaried, sideOf } from './patterns';
import { counted, monthInWords, SIDES, strong, valueInWords, type Clause, type Worded } from './words';

/** From here on it is worth saying how long nothing has changed. */
const LONG_CALM = 24;

const VERDICTS = {
	concern: 'this is a real change, not noise.',
	improvement: 'a real improvement.',
	neutral: 'a real change.'
};

/** What the pattern says that the last judged month belongs to; null where it belongs to none. */
export function signalClause(assessment: Assessment, kpi: Worded, point: AssessedPoint, locale: string): Clause | null {
	const month = monthInWords(assessment, point.month, locale);
	const outside = currentPattern(assessment, 'outside');
	const shifted = currentPattern(assessment, 'one_side');
	if (shifted && shifted.side !== 'both') {
		const words = SIDES[shifted.side];
		const beyond = outside?.side === shifted.side ? `, and in ${month} ${words.beyond} the ${words.limit}` : '';
		const lead = `${words.beyond} its average for ${counted(monthsOf(shifted), 'month')} running${beyond}: `;
		return [lead, strong(VERDICTS[shifted.meaning])];
	}
	if (outside && outside.side !== 'both')
		return outsideClause(kpi, point, { month, months: monthsOf(outside), ...SIDES[outside.side] }, locale);
	return nearClause(assessment) ?? otherClause(assessment);
}

function nearClause(assessment: Assessment): Clause | null {
	const pattern = currentPattern(assessment, 'near');
	if (!pattern || pattern.side === 'both') return null;
	const last = assessment.points.slice(Math.max(0, assessment.last - 2), assessment.last + 1);
	const near = last.filter(({ signals }) => signals.includes(pattern.rule)).length;
	const often = near === 3 ? 'for 3 months running' : `in ${near} of the last 3 months`;
	return [`near the ${SIDES[pattern.side].limit} ${often}: `, strong(VERDICTS[pattern.meaning])];
}

/** Patterns that only some sets of rules look for. */
function otherClause(assessment: Assessment): Clause | null {
	const trend = currentPattern(assessment, 'trend');
	if (trend) {
		const word = trend.side === 'high' ? 'rising' : 'falling';
		return [`${word} for ${counted(monthsOf(trend), 'month')} running: `, strong(VERDICTS[trend.meaning])];
	}
	const zone = currentPattern(assessment, 'zone');
	if (zone && zone.side !== 'both')
		return [
			`well ${SIDES[zone.side].beyond} its average in at least 4 of the last 5 months: `,
			strong(VERDICTS[zone.meaning])
		];
	for (const shape of ['alternating', 'hugging', 'avoiding', 'crossings'] as const) {
		const pattern = currentPattern(assessment, shape);
		if (pattern) return unevenClause(shape, monthsOf(pattern));
	}
	return null;
}

/** Patterns without a side: they speak of how the months come about rather than of their level. */
export function unevenClause(shape: 'alternating' | 'hugging' | 'avoiding' | 'crossings', months: number): Clause {
	const running = counted(months, 'month');
	switch (shape) {
		case 'alternating':
			return [`up and down in turn for ${running}: `, strong('not what chance does.')];
		case 'hugging':
			return [`close to its average for ${running}: `, strong('steadier than the limits allow for.')];
		case 'avoiding':
			return [`far from its average on both sides for ${running}: `, strong('two ways of working may be mixed.')];
		case 'crossings':
			return [`crossing its average too rarely in ${running}: `, strong('the level has moved.')];
	}
}

function outsideClause(
	kpi: Worded,
	point: AssessedPoint,
	at: { month: string; months: number; beyond: string; limit: string },
	locale: string
): Clause {
	const limit = at.limit === 'upper limit' ? point.upper : point.lower;
	const advice = {
		concern: 'look for a cause.',
		improvement: 'better than chance explains.',
		neutral: 'look for a cause.'
	};
	const limitText = limit === null ? '' : ` of ${formatValue(kpi, limit, { apartFrom: [point.value], locale })}`;
	const running = at.months > 1 ? ` for ${at.months} months running` : '';
	const value = valueInWords(kpi, point, { apartFrom: [limit], locale });
	return [
		`${value} in ${at.month}, ${at.beyond} the ${at.limit}${limitText}${running}: `,
		strong(advice[point.meaning!])
	];
}

/** What to expect of a series without signal in its last month. */
export function steadyClauses(assessment: Assessment, kpi: Worded, point: AssessedPoint, locale: string): Clause[] {
	const { centre } = point;
	if (centre === null) return [['no real change.']];
	if (assessment.assurance === 'consistent_fail') return [failClause(kpi, point, centre, locale)];
	const target = steadyTargetClause(assessment, point, locale);
	if (neverVaried(point)) return [constantClause(assessment, kpi, centre, locale), target];
	const extreme = extremeClause(assessment, point, locale);
	if (extreme) return [extreme, target];
	if (assessment.assurance === null) return [rangeClause(kpi, point, locale)];
	return [[calmWords(assessment, point, locale)], target];
}

function failClause(kpi: Worded, point: AssessedPoint, centre: number, locale: string): Clause {
	const means =
		kpi.measure === 'duration' ? 'late' : kpi.direction === 'up' ? 'short of the target' : 'over the target';
	return [
		`steady at ${formatValue(kpi, centre, { target: point.target, locale })}, and steady means ${means}: `,
		strong(`${formatTarget(kpi, point.target ?? 0, locale)} will be missed every month`),
		' until the way of working changes.'
	];
}

/** Limits that coincide: the baseline never varied, but later months may have. */
function constantClause(assessment: Assessment, kpi: Worded, centre: number, locale: string): Clause {
	const value = formatValue(kpi, centre, { locale });
	const judged = ownMonths(assessment.points).filter(isJudged);
	const others = judged.filter((month) => month.value !== centre).length;
	if (others === 0) return [`${value} every month: no variation seen.`];
	return [`${value}, as in all but ${others} of ${judged.length} months.`];
}

/** Months that say how often a target between the limits was met. */
const RECENT_MONTHS = 12;

function steadyTargetClause(assessment: Assessment, point: AssessedPoint, locale: string): Clause {
	if (assessment.assurance === null) return [];
	if (assessment.assurance === 'consistent_pass') return ['The target will be met every month.'];
	const recent = assessment.points.filter(({ meetsTarget }) => meetsTarget !== null).slice(-RECENT_MONTHS);
	const met = recent.filter(({ meetsTarget }) => meetsTarget).length;
	const missedNow =
		point.meetsTarget === false
			? `The target was missed in ${monthInWords(assessment, point.month, locale)}; it`
			: 'The target';
	if (met === 0)
		return [
			'The target was missed in each of ',
			strong(`the last ${counted(recent.length, 'month')}`),
			'; a month may meet it by chance.'
		];
	if (met === recent.length)
		return [
			`The target was met in each of the last ${counted(recent.length, 'month')}; a month may miss it by chance.`
		];
	return [`${missedNow} was met in ${met} of the last ${counted(recent.length, 'month')}, by chance.`];
}

/** A month in the outer third of its range invites a reaction that would be wrong. */
function extremeClause(assessment: Assessment, point: AssessedPoint, locale: string): Clause | null {
	const side = sideOf(point);
	const { value, centre, upper, lower } = point;
	const limit = side === 'high' ? upper : lower;
	if (side === null || value === null || centre === null || limit === null) return null;
	if (Math.abs(value - centre) <= (2 / 3) * Math.abs(limit - centre)) return null;
	const month = monthInWords(assessment, point.month, locale);
	return [`${month} looks ${SIDES[side].looks} but is within its usual range: do not react to this point.`];
}

function rangeClause(kpi: Worded, point: AssessedPoint, locale: string): Clause {
	if (point.lower === null || point.upper === null) return ['no real change.'];
	const range = formatRange(kpi, point.lower, point.upper, locale);
	return [`no real change: ${valueInWords(kpi, point, { locale })} is within the usual range of ${range}.`];
}

function calmWords(assessment: Assessment, point: AssessedPoint, locale: string): string {
	const judged = ownMonths(assessment.points).filter(isJudged);
	const last = judged.slice(-RECENT_MONTHS - 1, -1).findLast(({ signals }) => signals.length > 0);
	if (last) {
		const month = monthInWords(assessment, point.month, locale);
		return `no signal in ${month}; the last was in ${monthInWords(assessment, last.month, locale)}.`;
	}
	const calm = judged.length >= LONG_CALM && judged.every(({ signals }) => signals.length === 0);
	return calm ? `no real change in ${judged.length} months.` : 'no real change.';
}
