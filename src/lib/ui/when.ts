import type { Day } from '$lib/time/month';

const WHEN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** "3 Oct 2026" from a day. */
export const dayWords = (day: Day): string => shorten(WHEN.format(new Date(`${day}T00:00:00Z`)));

/** "3 Oct 2026, 16:40 UTC" from an instant: the same on server and page, wherever they are. */
export function whenWords(instant: string): string {
	const date = new Date(instant);
	return Number.isNaN(date.getTime()) ? instant : `${shorten(WHEN.format(date))}, ${TIME.format(date)} UTC`;
}

/** British English gives September four letters. */
const shorten = (text: string): string => text.replace('Sept', 'Sep');
