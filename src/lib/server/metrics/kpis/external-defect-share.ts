import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'external-defect-share',
	code: 'D6',
	name: 'Defects found by customers',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'down',
	chart: 'p',
	dimensions: ['site', 'process', 'product', 'supplier'],
	clause: '9.1.3 a, c',
	why: 'A defect that the customer finds has passed all of our own checks.',
	formula: 'Defect records of the stage customer, of all defect records.',
	countedBy: 'The day the defect was detected.',
	excluded: 'Nothing: all stages count. A file that does not tell the stage speaks of defects found in process.',
	words: { all: 'defect records', part: 'found by customers', rest: 'found by us' },
	revisions: [
		{ from: null, view: 'defects', month: 'month', numerator: count(`stage = 'customer'`), denominator: count() }
	]
});
