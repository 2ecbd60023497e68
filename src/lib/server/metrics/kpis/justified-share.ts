import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'justified-share',
	code: 'C8',
	name: 'Justified complaints',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'neutral',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No complaint tells whether it was justified, and since when that is known.',
	clause: '9.1.2, 10.2',
	why: 'It tells faults of ours from expectations that we did not set right: both ask for an answer, but not for the same one.',
	formula: 'Complaints found justified, of all complaints that were found justified or not in the month.',
	countedBy: 'The day on which it was decided whether the complaint is justified.',
	excluded:
		'Complaints still under review, or without the day of the decision; duplicates. More or fewer justified ones are neither good nor bad in themselves: a change is shown, and not judged.',
	words: { all: 'complaints decided', part: 'justified', rest: 'not justified' },
	revisions: [
		{
			from: null,
			view: 'complaints',
			month: 'justified_month',
			population: `justified in ('yes', 'no')`,
			numerator: count(`justified = 'yes'`),
			denominator: count()
		}
	]
});
