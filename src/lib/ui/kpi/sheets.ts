import type { Ageing } from '$lib/metrics/ageing';
import type { AssessedPoint } from '$lib/metrics/assessment';
import type { Distribution } from '$lib/metrics/distribution';
import type { Comparison } from '$lib/metrics/comparison';
import { formatDifference, formatTarget } from '$lib/metrics/format';
import type { HeatMap } from '$lib/metrics/heat-map';
import type { Kpi } from '$lib/metrics/kpi';
import { changeWords, periodName } from '$lib/metrics/period-words';
import type { PeriodComparison } from '$lib/metrics/periods';
import { ruleWords } from '$lib/metrics/rules';
import type { KpiPage } from '$lib/metrics/views';
import { capitalised } from '$lib/metrics/words';
import { bareValue } from '../charts/chart-words';
import { isHollow } from '../charts/geometry';
import { bareNumber, type Sheet } from '../export/sheet';
import { dimensionName } from '../scope-query';
import { bandWords } from './ageing-words';
import { PLACES } from './comparison-words';
import { barsWord, barWords, countColumns } from './count-words';
import { binWords } from './distribution-words';
import { cellValue } from './heat-words';
import { headOf, pointParts, stateWords } from './kpi-words';

/** A value in the unit of its KPI, as it is shown, without unit and separators. */
const bare = (kpi: Kpi, value: number | null | undefined): string =>
	value == null ? '' : bareNumber(bareValue(kpi, value));

const inUnit = (name: string, kpi: Kpi): string => (kpi.unit === '' ? name : `${name}, ${kpi.unit}`);

const met = ({ meetsTarget }: AssessedPoint): string => (meetsTarget === null ? '' : meetsTarget ? 'met' : 'missed');

/** The value of a month as the page shows it; that it reads "at least" stands in a column of its own. */
const shownValue = (kpi: Kpi, point: AssessedPoint): string => bareNumber(pointParts(kpi, point)?.number ?? '');

/** The head of a value's column in a file: money names its currency, which the page sets beside each number. */
const valueHead = (kpi: Kpi): string => (kpi.measure === 'money' ? inUnit(headOf(kpi), kpi) : headOf(kpi));

/** The table of months, the earliest first. */
export function monthsSheet(kpi: Kpi, points: readonly AssessedPoint[]): Sheet {
	const counts = countColumns(kpi, points);
	const hasSpread = points.some(({ p90 }) => p90 != null);
	const hasBounds = points.some(({ lowerBound, p90LowerBound }) => lowerBound || p90LowerBound);
	return {
		columns: [
			...['Month', 'State', valueHead(kpi)],
			...(hasBounds ? ['At least'] : []),
			...(hasSpread ? [inUnit('90 % within', kpi), inUnit('Mean', kpi)] : []),
			...counts.map(({ label }) => label),
			...['Average', 'Lower limit', 'Upper limit', 'Target'].map((name) => inUnit(name, kpi)),
			...['Target met', 'Signal', 'Evidence']
		],
		rows: points.map((point) => [
			...[point.month, stateWords(point) || 'final', shownValue(kpi, point)],
			...(hasBounds ? [boundsOf(point)] : []),
			...(hasSpread ? [bare(kpi, point.p90), bare(kpi, point.mean)] : []),
			...counts.map(({ textOf }) => bareNumber(textOf(point))),
			...[point.centre, point.lower, point.upper].map((line) => (isHollow(point) ? '' : bare(kpi, line))),
			point.target === null ? '' : bareNumber(formatTarget(kpi, point.target)),
			...[met(point), point.signals[0] && point.meaning ? ruleWords(point.signals[0]) : '', point.grade ?? '']
		])
	};
}

const boundsOf = ({ lowerBound, p90LowerBound }: AssessedPoint): string =>
	[lowerBound ? 'value' : '', p90LowerBound ? '90 %' : ''].filter(Boolean).join(' and ');

/** The months of groups, one row each, the groups one after the other: one set of columns, whatever each group has. */
export function groupsSheet(
	kpi: Kpi,
	by: string,
	groups: readonly { name: string; points: readonly AssessedPoint[] }[]
): Sheet {
	const { columns, rows } = monthsSheet(
		kpi,
		groups.flatMap(({ points }) => points)
	);
	const names = groups.flatMap(({ name, points }) => points.map(() => name));
	return { columns: [capitalised(by), ...columns], rows: rows.map((row, at) => [names[at] ?? '', ...row]) };
}

/** The bars of a Pareto chart. */
export function paretoSheet(kpi: Kpi, { by, bars, total, previous }: NonNullable<KpiPage['pareto']>): Sheet {
	const word = kpi.measure === 'money' ? inUnit(barsWord(kpi), kpi) : barsWord(kpi);
	const hasSizes = bars.some(({ denominator }) => denominator !== null);
	return {
		columns: [
			capitalised(by),
			word,
			'% of all',
			'% so far',
			'Vital few',
			...(hasSizes ? [capitalised(kpi.words.all)] : []),
			...(previous ? ['Before', '% before'] : [])
		],
		rows: bars.map(({ name, count, cumulativeShare, vital, denominator, before }) => [
			...[name, bareNumber(barWords(kpi, count)), percent(count / total), percent(cumulativeShare), vital ? 'yes' : ''],
			...(hasSizes ? [denominator] : []),
			...(previous ? [bareNumber(barWords(kpi, before ?? 0)), percent((before ?? 0) / previous.total)] : [])
		])
	};
}

const percent = (share: number): string => (share * 100).toFixed(1);

/** The groups that are held against each other, those outside the limits first. */
export function comparisonSheet(kpi: Kpi, { by, groups }: Comparison): Sheet {
	return {
		columns: [
			...[dimensionName(by), inUnit(kpi.name, kpi), capitalised(kpi.words.part), capitalised(kpi.words.all)],
			'Than the others'
		],
		rows: groups.map(({ name, value, numerator, denominator, beyond, unusual }) => [
			...[name, bare(kpi, value), numerator, denominator],
			beyond ? PLACES[beyond] : unusual ? 'unusual' : 'alike'
		])
	};
}

/** How many units of a stock are how old. */
export function ageingSheet(kpi: Kpi, { bands }: Ageing): Sheet {
	return {
		columns: ['Age', 'From, days', 'To, days', capitalised(kpi.words.all)],
		rows: bands.map((band) => [bandWords(band), band.from, band.to, band.units])
	};
}

/** Months by groups: values as they are shown, and how far each lies from what it is held against. */
export function heatSheet(kpi: Kpi, { by, months, rows }: HeatMap): Sheet {
	return {
		columns: [capitalised(by), ...months.map((month) => inUnit(month, kpi)), ...months.map((month) => `${month}, z`)],
		rows: rows.map(({ name, cells }) => [
			name,
			...cells.map((cell) => bareNumber(cellValue(kpi, cell))),
			...cells.map(({ z }) => z?.toFixed(2) ?? '')
		])
	};
}

/** Units by their days, beside those of the months before. */
export function spreadSheet({ bins, units, previous }: Distribution): Sheet {
	const share = (count: number, all: number) => percent(all === 0 ? 0 : count / all);
	return {
		columns: [
			'Days',
			'From, days',
			'To, days',
			'Units',
			'% of all',
			'Still open',
			...(previous ? ['Before', '% before'] : [])
		],
		rows: bins.map((bin) => [
			...[binWords(bin), bin.from, bin.to, bin.units, share(bin.units, units), bin.open],
			...(previous ? [bin.before, share(bin.before ?? 0, previous.units)] : [])
		])
	};
}

/** What the last month and the year so far are held against; amounts and shares in the unit of the KPI. */
export function periodsSheet(kpi: Kpi, { pairs }: PeriodComparison): Sheet {
	const difference = (value: number | undefined) =>
		value === undefined ? '' : bareNumber(formatDifference(kpi, value));
	const points = kpi.unit === '%' ? ', points' : kpi.unit === '' ? '' : `, ${kpi.unit}`;
	return {
		columns: [
			'Against',
			...['Now', 'Before'].flatMap((side) => [`${side} from`, `${side} to`, inUnit(side, kpi), `${side}, cases`]),
			...['Difference', 'Lower end', 'Upper end'].map((name) => name + points),
			'What it means'
		],
		rows: pairs.map((pair) => [
			periodName(pair),
			...[pair.now, pair.before].flatMap((total) => [total.from, total.to, bare(kpi, total.value), total.n]),
			...[pair.difference ?? undefined, pair.interval?.lower, pair.interval?.upper].map(difference),
			changeWords(pair)
		])
	};
}
