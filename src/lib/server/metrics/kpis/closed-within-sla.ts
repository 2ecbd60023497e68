import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'closed-within-sla',
	code: 'C5',
	name: 'Closed within the agreed time',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	clause: '9.1.2, 10.2',
	why: 'An answer in the time agreed is a promise like a delivery date.',
	formula:
		'Complaints closed by the day due, of all complaints due in the month: 10 days after receipt if critical, 20 if major, 30 otherwise.',
	countedBy: 'The day by which the complaint ought to be closed.',
	excluded: 'Complaints not due yet on the data date; duplicates. Extensions make no difference.',
	words: { all: 'complaints due', part: 'closed in time', rest: 'closed late or open' },
	revisions: [
		{
			from: null,
			view: 'complaints',
			month: 'sla_month',
			population: 'not pending',
			numerator: count('within_sla'),
			denominator: count()
		}
	]
});
