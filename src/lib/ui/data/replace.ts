import type { RowCounts, Withdrawal, WithdrawnRow } from '$lib/import/answer';
import type { Effect } from '$lib/metrics/effect';
import { formatCount, formatMonth } from '$lib/metrics/format';
import type { Kpi } from '$lib/metrics/kpi';
import { effectRows } from './effects';
import { dayWords } from '../when';
import { rowsWords } from './data-words';

/** Above this share of the rows of a site's month, withdrawing asks. */
export const ASKS_ABOVE = 0.1;

/** Where so many rows are withdrawn that somebody must say yes, which names the site. */
export const alarming = (withdrawals: readonly Withdrawal[]): Withdrawal[] =>
	withdrawals.filter(({ current, withdrawn }) => withdrawn > current * ASKS_ABOVE);

/** What of that nobody has said yes to yet. */
export const unconfirmed = (withdrawals: readonly Withdrawal[], sites: readonly string[] = []): Withdrawal[] =>
	alarming(withdrawals).filter(({ site }) => !sites.includes(site));

/** "SO-113946 2, Ulm, 31 Aug 2026" */
export const rowWords = ({ id, detail, site, date }: WithdrawnRow): string =>
	`${detail === null ? id : `${id} ${detail}`}, ${site}, ${dayWords(date)}`;

/** "38 of 120 rows of Ulm in Sep 2026" */
export const withdrawalWords = ({ site, month, current, withdrawn }: Withdrawal): string =>
	`${formatCount(withdrawn)} of ${rowsWords(current)} of ${site} in ${formatMonth(month)}`;

/** What saving would do now, where it differs from what was shown before. */
export interface Moved {
	key: string;
	name: string;
	where: string;
	was: string;
	is: string;
}

/** KPI months whose change is another one than before, the first ones in the order of the effect. */
export function movedEffects(before: readonly Effect[], now: readonly Effect[], kpis: readonly Kpi[]): Moved[] {
	const was = new Map(effectRows(before, kpis).map((row) => [row.key, row]));
	const is = effectRows(now, kpis);
	const gone = [...was.values()].filter((row) => !is.some(({ key }) => key === row.key));
	const words = (row: { before: string; after: string } | undefined) =>
		row ? `${row.before} to ${row.after}` : 'no change';
	return [...is.filter((row) => row.from !== was.get(row.key)?.from || row.to !== was.get(row.key)?.to), ...gone].map(
		({ key, kpi, where }) => ({
			key,
			name: kpi.name,
			where,
			was: words(was.get(key)),
			is: words(is.find((row) => row.key === key))
		})
	);
}

/** "Of its rows 12 are new, not 14." Nothing where all is as it was. */
export function movedRows(before: RowCounts | undefined, now: RowCounts): string {
	if (!before) return '';
	const parts = [
		before.accepted === now.accepted
			? ''
			: `${formatCount(now.accepted)} are taken, not ${formatCount(before.accepted)}`,
		before.added === now.added ? '' : `${formatCount(now.added)} are new, not ${formatCount(before.added)}`,
		before.changed === now.changed
			? ''
			: `${formatCount(now.changed)} correct earlier rows, not ${formatCount(before.changed)}`,
		before.withdrawn === now.withdrawn
			? ''
			: `${formatCount(now.withdrawn)} are withdrawn, not ${formatCount(before.withdrawn)}`
	].filter((part) => part !== '');
	return parts.length === 0 ? '' : `Of its rows ${parts.join(', ')}.`;
}
