import { DEFAULT_LOCALE, formatDifference, formatRange, formatTarget, monthName } from './format';
import type { ForecastAnswer, MonthForecast } from './month-forecast';
import type { Worded } from './words';

/** What to expect of the next month, in one or two sentences; empty where there is nothing to say. */
export function forecastWords(kpi: Worded, { forecast, none }: ForecastAnswer, locale = DEFAULT_LOCALE): string {
	if (forecast === null)
		return none === 'changing'
			? 'No forecast: the last month is part of a change, so that what was usual no longer tells what comes.'
			: '';
	const range = formatRange(kpi, forecast.lower, forecast.upper, locale);
	const month = monthName(forecast.month, locale);
	return [`If nothing changes, ${month} will be ${range} (9 times in 10).`, targetWords(kpi, forecast, locale)]
		.filter((sentence) => sentence !== '')
		.join(' ');
}

function targetWords(kpi: Worded, { chance, target, changeNeeded }: MonthForecast, locale: string): string {
	if (chance === null || target === null) return '';
	const said = `The target of ${formatTarget(kpi, target, locale)} is met ${oftenWords(chance)}`;
	if (chance >= 0.95 || changeNeeded === null || kpi.measure === 'money') return `${said}.`;
	const change = formatDifference(kpi, changeNeeded, locale);
	return `${said}; for 19 in 20 the average would have to move by ${change}.`;
}

/** A chance as how often it comes true: nobody can feel 0.62. */
export function oftenWords(chance: number): string {
	if (chance >= 0.95) return 'in more than 19 months of 20';
	if (chance <= 0.05) return 'in less than 1 month of 20';
	return `in about ${Math.min(9, Math.max(1, Math.round(chance * 10)))} months of 10`.replace('1 months', '1 month');
}
