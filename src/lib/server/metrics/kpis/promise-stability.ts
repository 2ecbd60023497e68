import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'promise-stability',
	code: 'L7',
	name: 'Promises kept unmoved',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No file of deliveries tells the day promised now and who changed it.',
	clause: '9.1.2, 9.1.3 b',
	why: 'A day that we move ourselves makes the customer plan again, even if the new day is kept.',
	formula: 'Order lines whose promised day we did not move ourselves, of all order lines promised for the month.',
	countedBy: 'The day first promised, or the day agreed anew where the customer asked for the change.',
	excluded:
		'What on-time delivery leaves out, and lines of files that do not tell the day promised now and who changed it. A day that the customer moved does not count as moved.',
	words: { all: 'order lines', part: 'not moved by us', rest: 'moved by us' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'outbound' and counts_for_otd and tells_moves`,
			numerator: count('not moved_by_us'),
			denominator: count()
		}
	]
});
