import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'on-time-in-full',
	code: 'L3',
	name: 'On time in full',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No order line tells its ordered quantity.',
	clause: '9.1.3 b, d',
	why: 'A delivery that is punctual but short still stops the customer.',
	formula:
		'Order lines closed on or before the promised day with exactly the ordered quantity delivered by then, of all order lines promised for the month.',
	countedBy: 'The day first promised, or the day agreed anew where the customer asked for the change.',
	excluded: 'What on-time delivery leaves out, and lines whose ordered quantity the file does not tell.',
	words: { all: 'order lines', part: 'on time in full', rest: 'late or not in full' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'outbound' and counts_for_otd and ordered_qty is not null`,
			numerator: count('in_time and in_full'),
			denominator: count()
		}
	]
});
