import type { AssessedPoint } from '$lib/metrics/assessment';
import { formatMonth, formatRange, formatTarget, formatValue, NO_BREAK_SPACE, valueParts } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { ruleWords } from '$lib/metrics/rules';
import { countsWords } from '../kpi/kpi-words';
import type { ChartPoint } from './chart-points';
import { isHollow } from './geometry';

/** A value without its unit, for labels whose unit stands elsewhere. */
export const bareValue = (kpi: Kpi, value: number): string => valueParts(kpi, value).number;

/** A round value, such as a target or a tick, without trailing zeros and without its unit. */
export function bareTarget(kpi: Kpi, value: number): string {
	const text = formatTarget(kpi, value);
	return valueParts(kpi, value).unit === '' ? text : text.slice(0, text.lastIndexOf(NO_BREAK_SPACE));
}

/** What a chart is, for those who do not see it: span, last value and average. */
export function chartLabel(kpi: Kpi, points: readonly ChartPoint[], name?: string): string {
	const title = name ? `${kpi.name}, ${name}` : kpi.name;
	const last = points.findLast((point) => point.value !== null && !isHollow(point));
	if (!last || last.value === null) return `${title}: no value yet`;
	const average = last.centre === null ? '' : `, average ${formatValue(kpi, last.centre)}`;
	const span = `${formatMonth(points[0]!.month)} to ${formatMonth(last.month)}`;
	return `${title}, ${span}: last value ${formatValue(kpi, last.value)}${average}`;
}

export interface Reading {
	month: string;
	value: string;
	counts: string;
	/** The signal, the state of the month, or nothing. */
	note: string;
}

const STATES: Partial<Record<AssessedPoint['state'], string>> = {
	in_progress: 'in progress, not counted yet',
	immature: 'still changing, not counted yet',
	provisional: 'provisional',
	restated: 'restated'
};

/** One month in words: what the tooltip shows and the arrow keys speak. */
export function readingOf(kpi: Kpi, point: ChartPoint): Reading {
	const likely = point.likely ? `likely ${formatRange(kpi, point.likely.lower, point.likely.upper)}` : '';
	const value =
		point.value === null
			? likely || 'no data'
			: formatValue(kpi, point.value, { target: point.target, lowerBound: point.lowerBound ?? false });
	const target = point.meetsTarget === false ? ['target missed'] : [];
	const notes = [
		...point.signals.slice(0, 1).map(ruleWords),
		...target,
		point.value === null && likely ? '' : point.history ? 'before Verdict' : (STATES[point.state] ?? ''),
		point.value === null ? '' : likely,
		point.begins === undefined ? '' : `new phase: ${point.begins}`,
		point.excluded === undefined ? '' : `not counted: ${point.excluded}`,
		...(point.marks ?? []).filter(({ kind }) => kind === 'note').map(({ text }) => text)
	];
	return {
		month: formatMonth(point.month),
		value,
		counts: countsWords(point),
		note: notes.filter((note) => note !== '').join('; ')
	};
}

/** A reading as one spoken line. */
export const spoken = ({ month, value, counts, note }: Reading): string =>
	[`${month}: ${value}`, counts, note].filter((part) => part !== '').join(', ');
