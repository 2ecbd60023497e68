import { count, defineKpi } from '../define';
import { DEFAULTS } from '../parameters';

export default defineKpi.ratio({
	id: 'supplier-on-time-delivery',
	code: 'S2',
	name: 'Supplier on-time delivery',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['supplier', 'site', 'process', 'product'],
	lacks: 'No order line is marked as inbound.',
	clause: '8.4, 9.1.3 f',
	why: 'We cannot keep a promise that rests on a late delivery to us.',
	formula:
		'Inbound order lines closed on or before the promised day, of all inbound order lines promised for the month.',
	countedBy: 'The day first promised.',
	excluded:
		'Lines cancelled on or before the promised day, lines not due yet on the data date, lines delivered or cancelled without a date. A line still open after its day, or cancelled after it, counts as late.',
	delays: { days: 'coalesce(closed_on, cancelled_date, data_date) - reference', open: 'closed_on is null' },
	marks: [{ days: DEFAULTS.toleranceLateDays, text: 'promised day' }],
	words: { all: 'inbound order lines', part: 'on time', rest: 'late' },
	revisions: [
		{
			from: null,
			view: 'order_lines',
			month: 'due_month',
			population: `direction = 'inbound' and counts_for_otd`,
			numerator: count('in_time'),
			denominator: count()
		}
	]
});
