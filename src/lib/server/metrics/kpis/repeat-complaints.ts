import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'repeat-complaints',
	code: 'C7',
	name: 'Repeat complaints',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'down',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No file of complaints tells repeats, or customer, product family and category.',
	clause: '10.2',
	why: 'A complaint that comes again says that the first one was answered, and its cause was not.',
	formula:
		'Complaints marked as a repeat of another, or like one of the 365 days before in customer, product family and category, of all complaints received in the month.',
	countedBy: 'The day the complaint was received.',
	excluded:
		'Complaints marked as duplicates of another, which are the same case; complaints of files that tell neither repeats nor all of customer, product family and category. The first year of the data has fewer to be a repeat of.',
	words: { all: 'complaints', part: 'repeated', rest: 'not repeated' },
	revisions: [
		{
			from: null,
			view: 'repeats',
			month: 'received_month',
			population: 'tells_repeats',
			numerator: count('repeated'),
			denominator: count()
		}
	]
});
