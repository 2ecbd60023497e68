import { defineKpi } from '../define';

export default defineKpi.concentration({
	id: 'lateness-causes',
	code: 'L8',
	name: 'Commonest causes of lateness',
	category: 'reason',
	apart: 'late_reason',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No late order line tells its reason.',
	clause: '9.1.3 g, 10.2',
	why: 'Lateness is ended where it begins, and it often begins in a few places.',
	formula: 'Late order lines of the three commonest reasons of the month, of all its late order lines.',
	countedBy: 'The day first promised, or the day agreed anew where the customer asked for the change.',
	excluded:
		'Lines that were on time. A reason that is not told, or reads unknown or other, is none of the three, but counts among all.',
	words: { all: 'late order lines', part: 'for the three commonest reasons', rest: 'for other reasons' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'outbound' and counts_for_otd`,
			where: 'not in_time'
		}
	]
});
