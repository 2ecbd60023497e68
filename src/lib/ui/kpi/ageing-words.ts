import type { AgeBand, Ageing } from '$lib/metrics/ageing';
import { formatCount } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { dayWords } from '../when';

/** "1–7 days", "more than 30 days". */
export const bandWords = ({ from, to }: AgeBand): string =>
	to === null ? `more than ${from - 1} days` : `${from}–${to} days`;

const days = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'day' : 'days'}`;

/** What the ages come to: half and oldest, what is open of them, and how many lie in the oldest band. */
export function ageingWords(kpi: Kpi, { units, quantity, medianDays, oldestDays, bands }: Ageing): string {
	if (medianDays === null || oldestDays === null) return `No ${kpi.words.all}.`;
	const oldest = bands.at(-1);
	const old = oldest && oldest.units > 0 ? ` ${formatCount(oldest.units)} of them ${bandWords(oldest)}.` : '';
	const open = quantity === null ? '' : ` ${formatCount(quantity)} units are still to be delivered.`;
	if (units === 1) return `One, for ${days(oldestDays)}.${open}`;
	return `Half of them for ${days(medianDays)} or less, the oldest for ${days(oldestDays)}.${old}${open}`;
}

/** The day the ages are told for. */
export const ageingDay = ({ day }: Ageing): string => `at the end of ${dayWords(day)}`;
