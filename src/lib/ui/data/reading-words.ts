import type { ImportAnswer } from '$lib/import/answer';
import { delimiterName } from './columns-words';
import { DATE_ORDERS, NUMBER_FORMATS } from './question-words';

/** How the file was read, in one line. */
export function readingWords({ reading }: Pick<ImportAnswer, 'reading'>): string {
	const orders = [...new Set(Object.values(reading.dateOrder))].map((order) =>
		(DATE_ORDERS[order] ?? order).toLowerCase()
	);
	return [
		`${delimiterName(reading.delimiter)} between columns`,
		reading.encoding,
		reading.headerLine > 0 ? `header in line ${reading.headerLine}` : 'no header',
		...orders.map((order) => `dates ${order}`),
		reading.numberFormat ? (NUMBER_FORMATS[reading.numberFormat] ?? '').toLowerCase() : ''
	]
		.filter((part) => part !== '')
		.join(', ');
}
