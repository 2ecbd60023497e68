import type { AssessedPoint } from '$lib/metrics/assessment';
import { caseWords, countedWord } from '$lib/metrics/case-words';
import { formatCount, formatValue } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { capitalised } from '$lib/metrics/words';

/** A figure that stands beside a month's value; `rows`: it says how many rows can be looked at. */
export interface Figure {
	label: string;
	text: string;
	rows?: boolean;
}

/** How many cases `countedWord` names. */
function countedCases({ direction, words }: Kpi, numerator: number, denominator: number): number {
	return direction === 'up' && words.rest ? denominator - numerator : numerator;
}

/** A count or value that was brought as one number rests on nothing that could be counted beside it. */
export const saysItAll = ({ measure, own }: Pick<Kpi, 'measure' | 'own'>): boolean =>
	own !== undefined && (measure === 'count' || measure === 'value');

const casesWord = ({ words }: Kpi): string => capitalised(words.cases ?? words.all);

/** What a month's value rests on: "Late: 94 of 1,463", "Critical: 2 of 92"; for an amount what it is held against. */
export function figuresOf(kpi: Kpi, point: AssessedPoint): Figure[] {
	const { numerator, denominator, n } = point;
	if (saysItAll(kpi)) return [];
	const cases: Figure = { label: casesWord(kpi), text: formatCount(n), rows: true };
	if (kpi.measure === 'money') {
		const share = shareOfAll(kpi, point);
		if (share === '') return [cases];
		return [
			{ label: `Share of ${kpi.words.all}`, text: share },
			{ label: capitalised(kpi.words.all), text: formatValue(kpi, denominator!) },
			cases
		];
	}
	if (kpi.measure === 'duration' && point.censored)
		return [cases, { label: capitalised(kpi.words.part), text: formatCount(point.censored) }];
	if (numerator === null || denominator === null) return [cases];
	const isShare = kpi.measure === 'share';
	const count = isShare ? countedCases(kpi, numerator, denominator) : numerator;
	const label = capitalised(isShare ? countedWord(kpi) : kpi.words.part);
	return [{ label, text: `${formatCount(count)} of ${formatCount(denominator)}`, rows: true }];
}

const PERCENT = { measure: 'share', unit: '%', factor: 100 } as const;

/** An amount as part of what it is held against: "1.24 %"; nothing where that is not known. */
export function shareOfAll(kpi: Kpi, { numerator, denominator, lowerBound }: AssessedPoint): string {
	if (kpi.measure !== 'money' || numerator === null || !denominator) return '';
	return formatValue(PERCENT, numerator / denominator, { lowerBound: lowerBound ?? false });
}

/** What a card says beside the value: "1.24 % of revenue", "2 critical of 92"; nothing where the value says it all. */
export function besideOf(kpi: Kpi, point: AssessedPoint | null): string {
	if (!point) return '';
	const share = shareOfAll(kpi, point);
	if (share !== '') return `${share} of ${kpi.words.all}`;
	const { numerator, denominator } = point;
	if (kpi.measure !== 'share' || kpi.direction !== 'down' || kpi.unit !== '%') return '';
	if (numerator === null || !denominator) return '';
	return `${formatCount(numerator)} ${kpi.words.part} of ${formatCount(denominator)}`;
}

/** What the bars of a Pareto chart count: "Late order lines", "Critical defect records", "Complaints". */
export const barsWord = (kpi: Kpi): string => capitalised(caseWords(kpi));

/** How many a bar counts, an amount with its currency. */
export const barWords = (kpi: Kpi, count: number): string =>
	kpi.measure === 'money' ? formatValue(kpi, count) : formatCount(count);

/** A column of the table of months with the counts behind the value. */
export interface CountColumn {
	label: string;
	textOf: (point: AssessedPoint) => string;
}

const countOf = (count: number | null | undefined): string => (count == null ? '' : formatCount(count));

/** The counts behind the months: what is counted and of how many; a stock is its own count. */
export function countColumns(kpi: Kpi, points: readonly AssessedPoint[]): CountColumn[] {
	const { part, all } = kpi.words;
	const cases: CountColumn = { label: casesWord(kpi), textOf: ({ n }) => countOf(n) };
	if (kpi.measure === 'stock' || saysItAll(kpi)) return [];
	if (kpi.measure === 'duration') {
		const open: CountColumn = { label: capitalised(part), textOf: ({ censored }) => countOf(censored) };
		return points.some(({ censored }) => censored) ? [open, cases] : [cases];
	}
	if (!points.some(({ denominator }) => denominator)) return [cases];
	if (kpi.measure === 'money')
		return [
			{ label: capitalised(all), textOf: ({ denominator }) => (denominator ? formatValue(kpi, denominator) : '') },
			{ label: `% of ${all}`, textOf: (point) => shareOfAll(kpi, point).replace(/\s%$/, '') },
			cases
		];
	return [
		{ label: capitalised(part), textOf: ({ numerator }) => countOf(numerator) },
		{ label: capitalised(all), textOf: ({ denominator }) => countOf(denominator) }
	];
}
