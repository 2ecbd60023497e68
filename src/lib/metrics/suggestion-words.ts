import { DEFAULT_LOCALE, formatMonthLong, formatValue } from './format';
import type { SuggestedChange } from './suggested-change';
import type { Worded } from './words';

/** The suggestion in plain sentences; what to do with it stands beside it. */
export function suggestionWords(kpi: Worded, change: SuggestedChange, locale = DEFAULT_LOCALE): string {
	const { month, earliest, latest, before, after } = change;
	const between =
		earliest === latest
			? ''
			: ` (it may be any month from ${formatMonthLong(earliest, locale)} to ${formatMonthLong(latest, locale)})`;
	const levels = `${formatValue(kpi, before, { locale })} before, ${formatValue(kpi, after, { apartFrom: [before], locale })} since`;
	return (
		`The level seems to have changed in ${formatMonthLong(month, locale)}${between}: ${levels}. ` +
		'Chance alone shows this less than once in 100 such series.'
	);
}
