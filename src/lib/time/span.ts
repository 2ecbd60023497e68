import { addMonths, monthIndex, type Month } from './month';

/** First and last month, both included. */
export interface Span {
	from: Month;
	to: Month;
}

/** As many months before a span as it has itself. */
export function monthsBefore({ from, to }: Span): Span {
	const count = monthIndex(to) - monthIndex(from) + 1;
	return { from: addMonths(from, -count), to: addMonths(to, -count) };
}

/** The same months a year before. */
export const yearBefore = ({ from, to }: Span): Span => ({ from: addMonths(from, -12), to: addMonths(to, -12) });
