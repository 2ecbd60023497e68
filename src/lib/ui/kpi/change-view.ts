import type { Change } from '$lib/metrics/change';
import { changeDigits, differenceUnit, numberWith, signedWith } from '$lib/metrics/change-format';
import { periodWords } from '$lib/metrics/change-words';
import type { Contribution, Decomposition, DimensionChange } from '$lib/metrics/contribution';
import { formatCount } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { periodText } from '$lib/metrics/period-pair';
import type { Scope } from '$lib/metrics/views';
import { counted, listed } from '$lib/metrics/words';
import { contributionBar, reachOf, type ContributionDrawing, type Drawn } from '../charts/contribution-geometry';
import { bareNumber, type Sheet } from '../export/sheet';
import { dimensionCounted, dimensionName } from '../scope-query';

/** One row of the table of a dimension, in words. */
export interface ChangeRow {
	name: string;
	/** Whether it is a group that can be looked at by itself. */
	isGroup: boolean;
	before: string;
	after: string;
	/** Parts of all denominators: "31 → 30 %". */
	weight: string;
	rate: string;
	mix: string;
	interaction: string;
	total: string;
	/** "−2.4 to −1.1". */
	interval: string;
	noise: string;
	drawing: ContributionDrawing;
	tone: 'better' | 'worse' | 'plain';
}

export interface ChangeTable {
	rows: ChangeRow[];
	sum: ChangeRow;
	/** What lies to the left of zero, and to its right. */
	ends: [left: string, right: string];
	/** Amounts have no mix. */
	hasMix: boolean;
	/** What the figures are in: "points", "days"; nothing for plain numbers and money. */
	unit: string;
}

/** The table of a dimension: its largest groups, the others in one, and their sum. */
export function changeTable(kpi: Kpi, told: Decomposition, dimension: DimensionChange): ChangeTable {
	const { rows, rest, rate, mix, interaction } = dimension;
	const largest = Math.max(0, ...rows.map(({ total }) => Math.abs(total)));
	const digits = changeDigits(
		kpi,
		told,
		told.mayBeNoise === false ? Math.min(largest, Math.abs(told.change)) : largest
	);
	const all: Contribution = {
		before: told.before,
		after: told.after,
		weightBefore: null,
		weightAfter: null,
		rate: rate?.effect ?? null,
		mix: mix?.effect ?? null,
		interaction,
		total: told.change,
		interval: told.interval,
		mayBeNoise: told.mayBeNoise
	};
	const reach = reachOf(kpi.direction, [...rows, ...(rest ? [rest] : []), all] satisfies Drawn[]);
	const row = (some: Contribution, name: string, isGroup: boolean): ChangeRow => ({
		name,
		isGroup,
		...figuresOf(kpi, some, digits),
		drawing: contributionBar(some, reach),
		tone: toneOf(kpi, some)
	});
	return {
		rows: [
			...rows.map((some) => row(some, some.name, true)),
			...(rest ? [row(rest, `${formatCount(rest.groups)} others`, false)] : [])
		],
		sum: row(all, 'All together', false),
		ends: kpi.direction === 'neutral' ? ['lower', 'higher'] : ['worse', 'better'],
		hasMix: told.basis !== 'amount',
		unit: /^[A-Z]{3}$/.test(kpi.unit) ? '' : differenceUnit(kpi)
	};
}

type Figures = Omit<ChangeRow, 'name' | 'isGroup' | 'drawing' | 'tone'>;

function figuresOf(kpi: Kpi, some: Contribution, digits: number): Figures {
	const value = (one: number | null) => (one === null ? '–' : numberWith(kpi, one, digits));
	const effect = (one: number | null) => (one === null ? '' : signedWith(kpi, one, digits));
	const { interval, weightBefore, weightAfter, mayBeNoise } = some;
	return {
		before: value(some.before),
		after: value(some.after),
		weight: weightBefore === null || weightAfter === null ? '' : weights(weightBefore, weightAfter),
		rate: effect(some.rate),
		mix: effect(some.mix),
		interaction: effect(some.interaction),
		total: effect(some.total),
		interval: interval ? `${effect(interval.lower)} to ${effect(interval.upper)}` : '',
		noise: mayBeNoise === null ? 'not known' : mayBeNoise ? 'may be noise' : 'more than chance'
	};
}

const weights = (before: number, after: number): string => {
	const digits = Math.min(before || 1, after || 1) < 0.1 ? 1 : 0;
	return `${(before * 100).toFixed(digits)} → ${(after * 100).toFixed(digits)} %`;
};

/** What may be noise is neither better nor worse. */
function toneOf({ direction }: Kpi, { total, mayBeNoise }: Contribution): ChangeRow['tone'] {
	if (mayBeNoise !== false || direction === 'neutral') return 'plain';
	return total > 0 === (direction === 'up') ? 'better' : 'worse';
}

/** "Jul 2026 to Sep 2026 against Apr 2026 to Jun 2026" */
export const pairWords = ({ period, against }: Pick<Change, 'period' | 'against'>): string =>
	`${periodWords(period)} against ${periodWords(against)}`;

/** What must be known to read the tables, in sentences; nothing where all is as usual. */
export function changeRemarks(kpi: Kpi, change: Change): string[] {
	const { told, lead, unfinished, period, against } = change;
	const remarks: string[] = [];
	if (told?.basis === 'mean') remarks.push('Medians of groups do not add up: what is told apart is the mean.');
	if (lead?.category) {
		const { casesBefore, ofBefore, name } = lead.category;
		remarks.push(`${name} before: ${formatCount(casesBefore)} of ${formatCount(ofBefore)}.`);
	}
	if (told?.basis !== 'amount' && told?.dispersion && told.dispersion > 1)
		remarks.push(
			`Months vary ${Math.sqrt(told.dispersion).toFixed(1)} times as much as chance alone explains; the intervals are widened by as much.`
		);
	for (const { from, to, measured } of [against, period])
		if (measured > 0 && measured < monthsIn(from, to))
			remarks.push(
				`Of ${periodWords({ from, to })} ${counted(measured, 'month')} ${measured === 1 ? 'has' : 'have'} a value.`
			);
	if (unfinished.length > 0)
		remarks.push(
			`${listed(unfinished.map((month) => periodWords({ from: month, to: month })))} ${unfinished.length === 1 ? 'is' : 'are'} not final yet.`
		);
	return remarks;
}

const monthsIn = (from: string, to: string): number =>
	(Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1;

/** What rate, mix and interaction mean for this KPI. */
export function effectsHint(kpi: Kpi, { by }: DimensionChange): string {
	return (
		`Rate (filled): what the ${dimensionCounted(by, 1)}’s own value moved. Mix (hatched): what its part of all ${kpi.words.all} ` +
		'moved. Interaction (outlined): what both moved together. The line shows where the effect lies: 95 % for all rows at once.'
	);
}

/** All tables of a change, one under the other: the figures as they are shown. */
export function changeSheet(kpi: Kpi, told: Decomposition): Sheet {
	const tables = told.dimensions.map((dimension) => ({ dimension, ...changeTable(kpi, told, dimension) }));
	const of = (name: string, unit: string) => (unit === '' ? name : `${name}, ${unit}`);
	const added = of('Adds', tables[0]?.unit ?? '');
	const columns = [
		'Dimension',
		'Group',
		added,
		'Lower end',
		'Upper end',
		'Noise',
		of('Before', kpi.unit),
		of('After', kpi.unit)
	];
	return {
		columns: [...columns, 'Rate', 'Mix', 'Interaction', `Part of ${kpi.words.all}, before to after`],
		rows: tables.flatMap(({ dimension, rows, sum }) =>
			[...rows, sum].map((row) => {
				const [lower = '', upper = ''] = row.interval.split(' to ');
				const numbers = [row.total, lower, upper].map(bareNumber);
				const effects = [row.rate, row.mix, row.interaction].map(bareNumber);
				const values = [row.before, row.after].map(bareNumber);
				return [dimensionName(dimension.by), row.name, ...numbers, row.noise, ...values, ...effects, row.weight];
			})
		)
	};
}

/** The same change from the API. */
export function changeAddress(kpi: Kpi, scope: Scope, { period, against }: Pick<Change, 'period' | 'against'>): string {
	const parameters = new URLSearchParams(Object.entries(scope));
	parameters.set('period', periodText(period));
	parameters.set('against', periodText(against));
	return `/api/v1/kpis/${kpi.id}/change?${parameters}`;
}
