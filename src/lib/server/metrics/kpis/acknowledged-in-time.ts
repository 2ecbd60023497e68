import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'acknowledged-in-time',
	code: 'C6',
	name: 'Acknowledged in time',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No file of complaints tells when they were acknowledged.',
	clause: '8.2.1, 9.1.2',
	why: 'Who complains wants to know first of all that somebody listens.',
	formula:
		'Complaints acknowledged within 2 working days of receipt, of all complaints received in the month whose 2 days have passed.',
	countedBy: 'The day the complaint was received.',
	excluded:
		'Complaints whose 2 working days end after the data date; duplicates; complaints of files that do not tell the day of acknowledgement. Monday to Friday are working days.',
	words: { all: 'complaints', part: 'acknowledged in time', rest: 'acknowledged late or not at all' },
	revisions: [
		{
			from: null,
			view: 'complaints',
			month: 'received_month',
			population: 'tells_acknowledged and not acknowledge_pending',
			numerator: count('acknowledged_in_time'),
			denominator: count()
		}
	]
});
