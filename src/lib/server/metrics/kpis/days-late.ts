import { defineKpi } from '../define';

export default defineKpi.duration({
	id: 'days-late',
	code: 'L4',
	name: 'Days late',
	unit: 'days',
	factor: 1,
	direction: 'down',
	chart: 'i',
	dimensions: ['site', 'process', 'product', 'customer'],
	clause: '9.1.3 b, d',
	why: 'One day late is an annoyance, three weeks late is a lost customer: the share of late lines does not tell them apart.',
	formula:
		'Calendar days from the promised day to the closing of the line, median of the late lines of the month; with the 90 % point and the mean.',
	countedBy: 'The day first promised, or the day agreed anew where the customer asked for the change.',
	excluded:
		'Lines that were on time. A line still open counts with its days up to the data date, one cancelled after its day with those up to the cancelling: the days are then at least these.',
	words: { all: 'late order lines', part: 'still open' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'outbound' and counts_for_otd and not in_time and (closed_on is null or closed_on > due_end)`,
			days: 'coalesce(closed_on, cancelled_date, data_date) - reference',
			open: 'closed_on is null'
		}
	]
});
