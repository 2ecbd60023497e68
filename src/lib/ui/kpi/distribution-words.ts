import type { DayQuantile } from '$lib/metrics/day-counts';
import type { DayBin, Distribution } from '$lib/metrics/distribution';
import { formatCount } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { spanWords } from './kpi-words';

/** Whether days are counted from a promise, so that they can be early. */
const isFromPromise = ({ measure }: Pick<Kpi, 'measure'>): boolean => measure !== 'duration';

const number = (days: number): string => days.toLocaleString('en-GB', { maximumFractionDigits: 1 }).replace('-', '−');
const daysWords = (days: number): string => `${number(days)} ${days === 1 ? 'day' : 'days'}`;

/** '3 days early', 'on the day', '≥ 4 days late'; of a duration '4 days'. */
function quantileWords(kpi: Pick<Kpi, 'measure'>, { days, lowerBound }: DayQuantile): string {
	const bound = lowerBound ? '≥\u00a0' : '';
	if (!isFromPromise(kpi)) return bound + daysWords(days);
	if (days === 0) return `${bound}on the day`;
	return days < 0 ? `${bound}${daysWords(-days)} early` : `${bound}${daysWords(days)} late`;
}

/** What the panel is called: days of a promise or days that something took. */
export const distributionTitle = (kpi: Kpi): string =>
	isFromPromise(kpi) ? 'How early or late' : kpi.id === 'days-late' ? 'How late they are' : 'How long they take';

/** Where half of the units lie, and nine in ten; how it was before. */
export function distributionSentence(kpi: Kpi, { median, p90, open, previous }: Distribution): string {
	const half = (one: { median: DayQuantile; p90: DayQuantile }) => {
		const [middle, most] = [quantileWords(kpi, one.median), quantileWords(kpi, one.p90)];
		return isFromPromise(kpi)
			? `half ${middle} or earlier, nine in ten ${most} or earlier`
			: `half ${middle} or less, nine in ten ${most} or less`;
	};
	const said = half({ median, p90 });
	const still = open > 0 ? ` ${formatCount(open)} still run${open === 1 ? 's' : ''}.` : '';
	const before = previous ? ` Before, ${spanWords(previous.from, previous.to)}: ${half(previous)}.` : '';
	return `${said.charAt(0).toUpperCase()}${said.slice(1)}.${still}${before}`;
}

/** '10 to 14 days', '90 days or more', '5 days early or earlier'. */
export function binWords({ from, to }: Pick<DayBin, 'from' | 'to'>): string {
	if (from === null) return `${number(to ?? 0)} or fewer days`;
	if (to === null) return `${daysWords(from)} or more`;
	return from === to ? daysWords(from) : `${number(from)} to ${daysWords(to)}`;
}

/** The lines of the drawing: median, nine in ten, and what is due. */
export const distributionLines = (kpi: Kpi, { median, p90, marks, units }: Distribution) => [
	{ days: median.days, text: `half: ${quantileWords(kpi, median)}`, kind: 'quantile' as const },
	{ days: p90.days, text: `9 in 10: ${quantileWords(kpi, p90)}`, kind: 'quantile' as const },
	...marks.map(({ days, text, beyond }) => ({
		days,
		text: `${text}: ${Math.round((beyond / units) * 100)} % beyond`,
		kind: 'mark' as const
	}))
];

/** What the axis counts. */
export const distributionAxis = (kpi: Kpi): string => (isFromPromise(kpi) ? 'days after the promised day' : 'days');

/** The drawing for those who do not see it. */
export const distributionLabel = (kpi: Kpi, found: Distribution): string =>
	`${kpi.name}, ${formatCount(found.units)} ${kpi.words.all} by days: ${distributionSentence(kpi, found)}`;
