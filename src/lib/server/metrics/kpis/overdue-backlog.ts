import { defineKpi } from '../define';

export default defineKpi.stock({
	id: 'overdue-backlog',
	code: 'L5',
	name: 'Overdue order lines',
	unit: 'lines',
	factor: 1,
	direction: 'down',
	chart: 'run',
	dimensions: ['site', 'process', 'product', 'customer'],
	clause: '9.1.3 b',
	why: 'What is overdue today is the lateness of the months to come.',
	formula:
		'Order lines that are neither closed nor cancelled at the end of the month although their promised day has passed.',
	countedBy: 'The last day of the month; in the month in progress the day up to which the data speak.',
	excluded: 'Lines delivered or cancelled without a date.',
	words: { all: 'overdue lines', part: 'overdue' },
	ages: { first: 1, upTo: [7, 30] },
	revisions: [{ from: null, view: 'order_lines', spell: 'overdue' }]
});
