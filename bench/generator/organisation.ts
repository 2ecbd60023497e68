import { addMonths, dayFromNumber, dayNumber, firstDay, lastDay, type Day, type Month } from '../../src/lib/time/month';
import { Zipf } from './skew';

/** The largest organisation the product is built for. */
export const SITES = numbered('SITE', 50, 2);
export const PRODUCTS = numbered('PRD', 2_000, 5);
export const CUSTOMERS = numbered('CUST', 5_000, 5);
export const SUPPLIERS = numbered('SUP', 40, 2);
export const PROCESSES = ['Machining', 'Assembly', 'Final test'];
export const MONTHS = 36;

export const SITE = new Zipf(SITES);
export const PRODUCT = new Zipf(PRODUCTS);
export const CUSTOMER = new Zipf(CUSTOMERS);
export const SUPPLIER = new Zipf(SUPPLIERS);

function numbered(prefix: string, count: number, digits: number): string[] {
	return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(digits, '0')}`);
}

/** The days of the 36 months that end with a month, as text, with room for what comes early or late. */
export class Span {
	readonly months: Month[];
	/** Days of the 36 months. */
	readonly length: number;
	/** No event is later than this day. */
	readonly last: Day;
	private readonly texts: string[];
	private static readonly MARGIN = 40;

	constructor(end: Month) {
		this.months = Array.from({ length: MONTHS }, (_, index) => addMonths(end, index - MONTHS + 1));
		this.last = lastDay(end);
		const first = dayNumber(firstDay(this.months[0]!));
		this.length = dayNumber(this.last) - first + 1;
		const days = this.length + 2 * Span.MARGIN;
		this.texts = Array.from({ length: days }, (_, index) => dayFromNumber(first - Span.MARGIN + index));
	}

	/** The day that far from the first; from 40 days before the span to 40 days after it. */
	day(offset: number): Day {
		return this.texts[offset + Span.MARGIN]!;
	}
}
