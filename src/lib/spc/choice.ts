import type { AttributeKind, Counts } from './attribute';
import { overdispersionThreshold, sigmaZ } from './laney';
import { mean } from './mean';
import { measured, type Series } from './moving-range';
import { TRIAL_FROM } from './stage';

/** share, rate: numerator and denominator per month · count: of events · value: any other · stock: carried over. */
export type Measured = 'share' | 'rate' | 'count' | 'value' | 'stock';

/** What the choice of a chart depends on. */
export interface ChoiceInput {
	measured: Measured;
	/** Numerators, or counts or values themselves, per month. */
	numerators: Series;
	/** Of shares and rates. */
	denominators?: Series;
	/** Indexes of the months that set centre and limits, in order. */
	baseline: readonly number[];
	/** Whether the Laney form is wanted whatever the baseline says. */
	laney?: boolean;
	/** What is known from one event to the next, for events so rare that most months have none. */
	between?: 'time' | 'units';
}

export interface Choice {
	chart: 'run' | 'i' | 'c' | 'p' | 'pp' | 'u' | 'up' | 't' | 'g';
	/** Why this chart, in words. */
	reason: string;
	/** Month-to-month spread of shares or rates in units of chance; null where it cannot be told. */
	sigmaZ: number | null;
}

const STOCK = 'What is open carries over from month to month, so limits would mislead: median only.';
const SHORT = `Fewer than ${TRIAL_FROM} final months: median only, no limits.`;
const COUNT = 'c chart: a count with about the same exposure every month.';
const VALUE = 'Individuals chart: limits from the usual change between neighbouring months.';
const RARE = 'Fewer than one event a month';

/**
 * The chart that fits what is measured: shares p, rates u, both in their Laney form where the baseline varies more than
 * chance explains; counts c; all else individuals; a median alone for what carries over, or is too short for limits.
 * Events that come less than once a month tell more by what lies between them. Provost and Murray, The Health Care Data
 * Guide (2011), chapters 5 and 7.
 */
export function chooseChart(input: ChoiceInput): Choice {
	if (input.measured === 'stock') return { chart: 'run', reason: STOCK, sigmaZ: null };
	if (input.baseline.length < TRIAL_FROM) return { chart: 'run', reason: SHORT, sigmaZ: null };
	if (input.measured === 'value') return { chart: 'i', reason: VALUE, sigmaZ: null };
	const rare = input.measured !== 'share' && isRare(input);
	if (rare && input.between === 'time')
		return { chart: 't', reason: `t chart: ${RARE.toLowerCase()}, so the time between them is watched.`, sigmaZ: null };
	if (rare && input.between === 'units')
		return {
			chart: 'g',
			reason: `g chart: ${RARE.toLowerCase()}, so the units between them are counted.`,
			sigmaZ: null
		};
	const choice = input.measured === 'count' ? { chart: 'c' as const, reason: COUNT, sigmaZ: null } : byCounts(input);
	if (!rare) return choice;
	return { ...choice, reason: `${choice.reason} ${RARE}: what lies between two of them would tell more.` };
}

/** Mean below one event a month of the baseline. */
function isRare({ numerators, baseline }: ChoiceInput): boolean {
	const average = mean(measured(baseline.map((index) => numerators[index] ?? null)));
	return average !== null && average < 1;
}

function byCounts(input: ChoiceInput): Choice {
	const kind = input.measured === 'share' ? 'p' : 'u';
	const spread = spreadOf(kind, input, input.baseline.length);
	const found = firstOverdispersed(kind, input);
	const laney = input.laney === true || found !== null;
	return {
		chart: laney ? (kind === 'p' ? 'pp' : 'up') : kind,
		reason: found === null ? chanceReason(kind, laney, spread) : overdispersionReason(kind, found),
		sigmaZ: spread
	};
}

/** Sigma z of the first so many months of the baseline; months outside are gaps, so that no range joins across them. */
function spreadOf(kind: AttributeKind, input: ChoiceInput, months: number): number | null {
	const kept = new Set(input.baseline.slice(0, months));
	const counts: Counts = {
		numerators: input.numerators.map((numerator, index) => (kept.has(index) ? numerator : null)),
		denominators: input.denominators ?? []
	};
	return sigmaZ(kind, counts);
}

interface Overdispersion {
	months: number;
	sigmaZ: number;
	threshold: number;
}

/**
 * The first baseline, growing month by month, that varies more than chance explains. Once a chart has changed to its
 * Laney form it keeps it: a KPI must not change its limits to and fro while its baseline grows.
 */
function firstOverdispersed(kind: AttributeKind, input: ChoiceInput): Overdispersion | null {
	for (let months = TRIAL_FROM; months <= input.baseline.length; months++) {
		const spread = spreadOf(kind, input, months);
		const threshold = overdispersionThreshold(months);
		if (spread !== null && threshold !== null && spread > threshold) return { months, sigmaZ: spread, threshold };
	}
	return null;
}

/** "φ = 2.3" on one line: the spread of the months beyond chance, as the factor of their variance. */
const phi = (spread: number): string => `φ\u00a0=\u00a0${(spread * spread).toFixed(1)}`;

function chanceReason(kind: AttributeKind, laney: boolean, spread: number | null): string {
	const cases = kind === 'p' ? 'shares of a varying number of cases' : 'events over a varying exposure';
	const told =
		spread === null || laney
			? ''
			: `, and the months scatter no more than chance explains (${phi(spread)}; sigma z ${spread.toFixed(2)})`;
	return `${kind}${laney ? '′' : ''} chart: ${cases}; limits follow the number of each month${told}.`;
}

function overdispersionReason(kind: AttributeKind, { months, sigmaZ: spread, threshold }: Overdispersion): string {
	const told = `sigma z ${spread.toFixed(2)}, above ${threshold.toFixed(2)}, from ${months} months`;
	return `${kind}′ chart, because the months scatter more than chance explains: ${phi(spread)} (${told}).`;
}
