import { OWN_MONTHS } from '$lib/metrics/assess';
import type { AssessedPoint, Assessment } from '$lib/metrics/assessment';
import { formatCount, formatMonth, targetWords, valueParts, type ValueParts } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import type { Month } from '$lib/time/month';
import type { ChartPoint } from '../charts/chart-points';
import { assuranceWords, capitalised, variationWords } from '$lib/metrics/words';

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
	const words: StatusWord[] = [];
	if (variation) words.push({ text: capitalised(variationWords(variation)), ...toneOf(variation) });
	else if (kpi.measure !== 'stock' && kpi.chart !== 'run' && (stage === 'plot' || stage === 'run'))
		words.push({ text: 'Not judged yet', tone: 'common', mark: null });
	if (assurance)
		words.push({
			text: capitalised(assuranceWords(assurance) ?? ''),
			tone: assurance === 'consistent_fail' ? 'concern' : assurance === 'consistent_pass' ? 'improve' : 'common',
			mark: null
		});
	return words;
}

function toneOf(variation: string): Pick<StatusWord, 'tone' | 'mark'> {
	if (variation.startsWith('improvement')) return { tone: 'improve', mark: 'improvement' };
	if (variation.startsWith('concern')) return { tone: 'concern', mark: 'concern' };
	return { tone: 'common', mark: 'common' };
}

/** "94 of 1,463", the counts behind a share or rate; nothing for other measures. */
export function countsWords(point: Pick<AssessedPoint, 'numerator' | 'denominator'>): string {
	if (point.numerator === null || point.denominator === null) return '';
	return `${formatCount(point.numerator)} of ${formatCount(point.denominator)}`;
}

/** "Oct 2024 to Sep 2026" */
export const spanWords = (from: string, to: string): string =>
	from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;

const CHART_NAMES: Record<Assessment['chart'], string> = {
	i: 'Individuals chart (XmR)',
	run: 'Run chart',
	p: 'p chart',
	pp: 'p′ chart (Laney)',
	u: 'u chart',
	up: 'u′ chart (Laney)',
	c: 'c chart'
};

export const chartName = (chart: Assessment['chart']): string => CHART_NAMES[chart];

/** The head of the value's column: its unit, or the name where the unit says nothing. */
export const headOf = (kpi: Kpi): string => {
	const named = kpi.measure === 'share' || kpi.measure === 'money';
	const part = capitalised(named ? kpi.words.part : kpi.measure === 'duration' ? 'median' : 'value');
	// Amounts carry their currency.
	return kpi.unit === '' || kpi.measure === 'money' ? part : `${part}, ${kpi.unit}`;
};

/** "94.4–98.1", or nothing without limits. */
export function limitsWords(kpi: Kpi, { lower, upper }: AssessedPoint): string {
	if (lower === null || upper === null) return '';
	return `${valueParts(kpi, lower).number}–${valueParts(kpi, upper).number}`;
}

const STATE_WORDS: Partial<Record<AssessedPoint['state'], string>> = {
	in_progress: 'in progress',
	immature: 'still changing',
	provisional: 'provisional',
	restated: 'restated'
};

/** What must be said beside a month; nothing for a final one that counts and begins nothing. */
export function stateWords({
	state,
	begins,
	excluded,
	history
}: Pick<AssessedPoint, 'state' | 'begins' | 'excluded' | 'history'>): string {
	const words = [
		history ? 'before Verdict' : STATE_WORDS[state],
		begins === undefined ? null : begins === OWN_MONTHS ? 'first own month' : 'new phase',
		excluded === undefined ? null : 'left out'
	];
	return words.filter(Boolean).join(', ');
}

/** "Oct 2024 to Oct 2026, % on time" */
export function chartTitle(kpi: Kpi, points: readonly AssessedPoint[]): string {
	const span = points.length === 0 ? kpi.name : spanWords(points[0]!.month, points.at(-1)!.month);
	if (kpi.measure === 'share') return `${span}, ${kpi.unit} of ${kpi.words.all} ${kpi.words.part}`;
	if (kpi.measure === 'duration') return `${span}, median in ${kpi.unit}`;
	return kpi.unit === '' ? span : `${span}, ${kpi.unit}`;
}

/** The first month from before Verdict, where it lies before the months shown; null where all of it is. */
export function earlierHistory({ phases }: Pick<Assessment, 'phases'>, points: readonly AssessedPoint[]): Month | null {
	const [first] = phases;
	const [shown] = points;
	return first?.history && shown && first.from < shown.month ? first.from : null;
}

/** What the lines and shapes of a chart mean: those that it shows. */
export function chartHint(points: readonly ChartPoint[]): string {
	const has = (is: (point: ChartPoint) => boolean) => points.some(is);
	return [
		has(({ upper }) => upper !== null) ? 'Dashed: limits. Solid: average. ' : '',
		'Dotted: target. Circle: really better. Diamond: look here. Hollow: not counted yet.',
		has(({ history }) => history === true) ? ' Left of the line: from before Verdict, as it was brought.' : '',
		has(({ excluded }) => excluded !== undefined) ? ' Cross: left out of average and limits.' : '',
		has(({ likely }) => likely !== undefined) ? ' Grey bar: what the month is likely to be.' : ''
	].join('');
}
