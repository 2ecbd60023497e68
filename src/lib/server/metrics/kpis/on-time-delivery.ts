import { count, defineKpi } from '../define';
import { DEFAULTS } from '../parameters';

export default defineKpi.ratio({
	id: 'on-time-delivery',
	code: 'L1',
	name: 'On-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	clause: '9.1.3 b, d',
	why: 'The first promise is the customer requirement we can check without asking the customer.',
	formula: 'Order lines closed on or before the promised day, of all order lines promised for the month.',
	countedBy: 'The day first promised, or the day agreed anew where the customer asked for the change.',
	excluded:
		'Lines cancelled on or before the promised day, lines not due yet on the data date, lines delivered or cancelled without a date. A line still open after its day, or cancelled after it, counts as late.',
	delays: { days: 'coalesce(closed_on, cancelled_date, data_date) - reference', open: 'closed_on is null' },
	marks: [{ days: DEFAULTS.toleranceLateDays, text: 'promised day' }],
	words: { all: 'order lines', part: 'on time', rest: 'late' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'outbound' and counts_for_otd`,
			numerator: count('in_time'),
			denominator: count()
		}
	]
});
