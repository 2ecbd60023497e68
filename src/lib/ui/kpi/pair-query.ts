import { parsePeriod, periodPair, periodText, type PeriodPair } from '$lib/metrics/period-pair';
import { Problem } from '$lib/problem';
import { isMonth } from '$lib/time/month';

/** The periods that an address asks for. */
export interface AskedPeriods {
	/** Null where none are asked for, or they cannot be compared. */
	pair: PeriodPair | null;
	/** As they stand in an address that leads back here; empty where none are asked for. */
	chosen: Record<string, string>;
	/** Why they cannot be compared, and what was asked where it can be shown in the form. */
	refused: { message: string; asked: PeriodPair | null } | null;
}

/** Reads `period=2026-07..2026-09`, or first and last month as a form sends them: the name twice. */
export function readPeriods(parameters: URLSearchParams): AskedPeriods {
	const [period, against] = ['period', 'against'].map((name) => parameters.getAll(name).filter(Boolean));
	if (!period?.length && !against?.length) return { pair: null, chosen: {}, refused: null };
	const texts = { period: textOf(period ?? []), against: textOf(against ?? []) };
	try {
		const pair = periodPair(parsePeriod(texts.period, 'period'), parsePeriod(texts.against, 'against'));
		return {
			pair,
			chosen: { period: periodText(pair.period), against: periodText(pair.against) },
			refused: null
		};
	} catch (problem) {
		if (!(problem instanceof Problem)) throw problem;
		return { pair: null, chosen: {}, refused: { message: problem.message, asked: askedOf(texts) } };
	}
}

const textOf = (given: readonly string[]): string => given.join('..');

/** What a form sent, though it ends before it begins; null where it holds no months. */
function askedOf(texts: { period: string; against: string }): PeriodPair | null {
	const [period, against] = [texts.period, texts.against].map((text) => {
		const [from = '', to = from] = text.split('..');
		return isMonth(from) && isMonth(to) ? { from, to } : null;
	});
	return period && against ? { period, against } : null;
}
