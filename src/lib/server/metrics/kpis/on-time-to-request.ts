import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'on-time-to-request',
	code: 'L2',
	name: 'On time to request',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No order line tells the day that the customer asked for.',
	clause: '9.1.2, 9.1.3 b',
	why: 'A promise kept helps a customer only as far as it is near to what was asked for.',
	formula:
		'Order lines closed on or before the day that the customer asked for, of all order lines asked for in the month.',
	countedBy: 'The day requested by the customer.',
	excluded:
		'Lines without a requested day, lines cancelled on or before it, lines whose requested day lies after the data date, lines delivered or cancelled without a date. A line still open after its day, or cancelled after it, counts as late.',
	words: { all: 'order lines', part: 'as requested', rest: 'later than requested' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'requested_month',
			population: `direction = 'outbound' and counts_for_request`,
			numerator: count('on_request'),
			denominator: count()
		}
	]
});
