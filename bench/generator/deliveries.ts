import { CUSTOMER, PRODUCT, SITE, type Span } from './organisation';
import { Chance } from './skew';

export const DELIVERIES_HEADER =
	'order_id,line,site,customer,product,promised_date,delivered_date,ordered_qty,delivered_qty\n';

/** Rows of one chunk of text: about 0.7 MB, the most that is held in memory. */
const CHUNK = 10_000;

/**
 * Clean deliveries in chunks of text: one row a line, spread evenly over the months. One line in twenty is late, one
 * in fifty short; what would be delivered after the span is still open. `weighed`: quantities have two decimals.
 */
export function* deliveries(rows: number, seed: number, span: Span, weighed = false): Generator<string> {
	const amount = weighed ? (hundredths: number) => (hundredths / 100).toFixed(2) : String;
	const chance = new Chance(seed);
	let order = 10_000_000;
	let line = 0;
	let lines = 0;
	let site = '';
	let customer = '';
	let promised = 0;
	let text = DELIVERIES_HEADER;
	for (let row = 0; row < rows; row++) {
		if (line === lines) {
			order++;
			line = 0;
			lines = 1 + chance.below(5);
			site = SITE.draw(chance);
			customer = CUSTOMER.draw(chance);
			promised = chance.below(span.length);
		}
		line++;
		const delay = chance.oneIn(20) ? 1 + chance.below(30) : -chance.below(6);
		const delivered = promised + delay < span.length ? span.day(promised + delay) : '';
		const ordered = 1 + chance.below(weighed ? 50_000 : 500);
		const sent = delivered === '' ? '' : chance.oneIn(50) ? ordered - chance.below(ordered) : ordered;
		text += `${order},${line},${site},${customer},${PRODUCT.draw(chance)},${span.day(promised)},${delivered},${amount(ordered)},${sent === '' ? '' : amount(sent)}\n`;
		if (row % CHUNK === CHUNK - 1) {
			yield text;
			text = '';
		}
	}
	if (text !== '') yield text;
}
