import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'critical-defects',
	code: 'D5',
	name: 'Critical defects',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'down',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'supplier'],
	clause: '9.1.3 a',
	why: 'Each critical defect is a case of its own; their share says whether the worst is becoming more common.',
	formula:
		'Defect records of critical severity, of all defect records; the number of critical ones is always shown beside it.',
	countedBy: 'The day the defect was detected.',
	excluded: 'Defects found on incoming goods or by the customer.',
	words: { all: 'defect records', part: 'critical', rest: 'not critical' },
	revisions: [
		{
			from: null,
			view: 'defects',
			month: 'month',
			population: `stage in ('in_process', 'final')`,
			numerator: count(`severity = 'critical'`),
			denominator: count()
		}
	]
});
