import { defineKpi } from '../define';

export default defineKpi.concentration({
	id: 'defect-concentration',
	code: 'D9',
	name: 'Commonest defect types',
	category: 'defect type',
	apart: 'defect_type',
	dimensions: ['site', 'process', 'product', 'supplier'],
	clause: '9.1.3 g, 10.2',
	why: 'Where a few types make up most of the defects, work on these is worth more than work on all.',
	formula: 'Defect records of the three commonest defect types of the month, of all its defect records.',
	countedBy: 'The day the defect was detected.',
	excluded:
		'Defects found on incoming goods or by the customer. A type that reads unknown or other is none of the three, but counts among all.',
	words: { all: 'defect records', part: 'of the three commonest types', rest: 'of other types' },
	revisions: [{ from: null, view: 'defects', month: 'month', population: `stage in ('in_process', 'final')` }]
});
