import { forecastRate, forecastShare, forecastValue, type Forecast } from '../spc/forecast';
import type { Interval } from '../spc/interval';
import type { Range } from '../spc/lines';
import { mean, sum } from '../spc/mean';
import { above } from '../spc/near';
import { chanceToMeet } from '../spc/target-chance';
import { addMonths, type Month } from '../time/month';
import type { AssessedPoint, Assessment } from './assessment';
import { baselineIndexes, currentPhase, isJudged } from './baseline';
import { targetIn, type Kpi, type Target } from './kpi';
import { hasLimits, latestPoint } from './patterns';

/** What the month after the last judged one is likely to be, if nothing changes. */
export interface MonthForecast {
	month: Month;
	expected: number;
	/** Holds the month's value nine times in ten. */
	lower: number;
	upper: number;
	/** Cases reckoned with: the average of the last months; null where the value does not depend on them. */
	cases: number | null;
	target: number | null;
	/** Chance to meet the target, and what it would be at either end of what the baseline allows; null without a target. */
	chance: number | null;
	chanceInterval: Interval | null;
	/** By how much the average would have to move for 95 in 100; null where no average would do. */
	changeNeeded: number | null;
}

/** Why there is no forecast: a run chart by choice, such as that of a stock · too few months for limits · the level is moving · nothing ever varied. */
export type NoForecast = 'never_judged' | 'too_few' | 'changing' | 'no_variation';

export type ForecastAnswer = { forecast: MonthForecast; none: null } | { forecast: null; none: NoForecast };

export const CONFIDENCE = 0.9;
/** Months whose average of cases stands for the next one. */
const MONTHS_OF_CASES = 12;
const Z_95 = 1.96;
const CASES_COUNTED = 5_000;

interface Model {
	centre: number;
	cases: number | null;
	/** The forecast were the process centred elsewhere. */
	at(centre: number): Forecast | null;
	/** What the baseline allows for the centre. */
	allowed: Interval;
	reach: Interval;
}

/**
 * The forecast of a whole series (not of a window of it). Only where limits are, where the last month shows no signal, for
 * else the baseline no longer tells where the process is, and never for stocks.
 */
export function monthForecast(
	assessment: Assessment,
	kpi: Pick<Kpi, 'measure' | 'chart' | 'direction'>,
	targets: readonly Target[]
): ForecastAnswer {
	const none = (why: NoForecast): ForecastAnswer => ({ forecast: null, none: why });
	const latest = latestPoint(assessment);
	if (kpi.measure === 'stock' || kpi.chart === 'run') return none('never_judged');
	if (!hasLimits(assessment) || latest === null) return none('too_few');
	if (assessment.variation !== 'common_cause' || latest.signals.length > 0) return none('changing');
	const model = modelOf(assessment, kpi, latest);
	const next = model?.at(model.centre) ?? null;
	if (!model || !next) return none('no_variation');
	const month = addMonths(latest.month, 1);
	const target = targetIn(targets, month);
	const { centre, cases, allowed, reach, at } = model;
	const met =
		target === null || kpi.direction === 'neutral'
			? null
			: chanceToMeet({ target, better: kpi.direction, forecastAt: at, centre, centreInterval: allowed, reach });
	return {
		forecast: {
			month,
			expected: next.expected,
			lower: next.lower,
			upper: next.upper,
			cases,
			target,
			chance: met?.chance ?? null,
			chanceInterval: met?.interval ?? null,
			changeNeeded: met?.changeNeeded ?? null
		},
		none: null
	};
}

function modelOf(assessment: Assessment, kpi: Pick<Kpi, 'measure'>, latest: AssessedPoint): Model | null {
	const months = currentPhase(assessment);
	const basis = baselineIndexes(months).map((index) => months[index]!);
	switch (assessment.chart) {
		case 'p':
		case 'pp':
		case 'u':
		case 'up':
			return countsModel(assessment, basis, usualCases(months));
		case 'c':
			return eventsModel(basis);
		case 'i':
			return valueModel(kpi, basis, latest);
		default:
			return null;
	}
}

function usualCases(months: readonly AssessedPoint[]): number {
	const judged = months.filter((month) => isJudged(month) && month.excluded === undefined);
	return mean(judged.slice(-MONTHS_OF_CASES).map(({ denominator }) => denominator ?? 0)) ?? 0;
}

function countsModel({ chart, sigmaZ }: Assessment, basis: readonly AssessedPoint[], cases: number): Model | null {
	const numerator = sum(basis.map((month) => month.numerator ?? 0));
	const denominator = sum(basis.map((month) => month.denominator ?? 0));
	if (denominator <= 0) return null;
	const isShare = chart === 'p' || chart === 'pp';
	// As its limits, the forecast of a Laney chart is never narrower than chance.
	const dispersion = chart === 'pp' || chart === 'up' ? Math.max(1, sigmaZ ?? 1) ** 2 : 1;
	const centre = numerator / denominator;
	const error = Z_95 * Math.sqrt((dispersion * centre * (isShare ? 1 - centre : 1)) / denominator);
	const most = isShare ? 1 : Math.max(3 * centre, centre + 10 * error);
	// So many cases, scattering φ times as much as chance, tell as much as 1/φ of them that scatter by chance: with fewer to
	// count, a yield of half a million units is reckoned in milliseconds instead of a second.
	const thinning = Math.max(1, Math.min(dispersion, cases / CASES_COUNTED));
	const [all, next, spread] = [denominator / thinning, cases / thinning, dispersion / thinning];
	return {
		centre,
		cases: isShare ? Math.round(cases) : cases,
		at: (value) =>
			isShare
				? forecastShare({ numerator: value * all, denominator: all }, next, spread, CONFIDENCE)
				: forecastRate({ events: value * all, exposure: all }, next, spread, CONFIDENCE),
		allowed: { lower: Math.max(0, centre - error), upper: Math.min(most, centre + error) },
		reach: { lower: 0, upper: most }
	};
}

function eventsModel(basis: readonly AssessedPoint[]): Model | null {
	const events = sum(basis.map(({ value }) => value ?? 0));
	const months = basis.length;
	const centre = events / months;
	const error = Z_95 * Math.sqrt(centre / months);
	const most = Math.max(3 * centre, centre + 10 * error);
	return {
		centre,
		cases: null,
		at: (value) => forecastRate({ events: value * months, exposure: months }, 1, 1, CONFIDENCE),
		allowed: { lower: Math.max(0, centre - error), upper: centre + error },
		reach: { lower: 0, upper: most }
	};
}

function valueModel({ measure }: Pick<Kpi, 'measure'>, basis: readonly AssessedPoint[], latest: AssessedPoint) {
	const { centre, upper, lower } = latest;
	if (centre === null || upper === null || lower === null || !above(upper, lower)) return null;
	// One of the limits may be cut off at 0 or 1.
	const sigma = Math.max(upper - centre, centre - lower) / 3;
	const negative = basis.some(({ value }) => (value ?? 0) < 0);
	const range: Range = measure === 'share' ? { least: 0, most: 1 } : negative ? {} : { least: 0 };
	const error = (Z_95 * sigma) / Math.sqrt(basis.length);
	const least = range.least ?? -Infinity;
	const most = range.most ?? Infinity;
	return {
		centre,
		cases: null,
		at: (value: number) => forecastValue({ centre: value, sigma, points: basis.length }, CONFIDENCE, range),
		allowed: { lower: Math.max(least, centre - error), upper: Math.min(most, centre + error) },
		reach: { lower: Math.max(least, centre - 20 * sigma), upper: Math.min(most, centre + 20 * sigma) }
	};
}
