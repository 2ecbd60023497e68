import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'early-deliveries',
	code: 'L6',
	name: 'Early deliveries',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'neutral',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	grows: ['denominator'],
	clause: '9.1.3 b, d',
	why: 'What comes too early fills the store of the customer, and its place in our plan was not needed yet.',
	formula:
		'Order lines first delivered more than 5 days before the promised day, of the closed order lines promised for the month.',
	countedBy: 'The day first promised, or the day agreed anew where the customer asked for the change.',
	excluded:
		'What on-time delivery leaves out, and lines that are still open or cancelled. Early is neither good nor bad in itself: a change is shown, and not judged.',
	words: { all: 'closed order lines', part: 'early', rest: 'not early' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'outbound' and counts_for_otd and closed_on is not null`,
			numerator: count('too_early'),
			denominator: count()
		}
	]
});
