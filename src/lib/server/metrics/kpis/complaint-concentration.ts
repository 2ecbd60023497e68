import { defineKpi } from '../define';

export default defineKpi.concentration({
	id: 'complaint-concentration',
	code: 'C9',
	name: 'Commonest complaints',
	category: 'category',
	apart: 'category',
	dimensions: ['site', 'process', 'product', 'customer'],
	lacks: 'No complaint tells its category.',
	clause: '9.1.2, 9.1.3 g, 10.2',
	why: 'Where a few things make up most of the complaints, they say what customers miss.',
	formula: 'Complaints of the three commonest categories of the month, of all complaints received in it.',
	countedBy: 'The day the complaint was received.',
	excluded:
		'Complaints marked as duplicates of another. A category that is not told, or reads unknown or other, is none of the three, but counts among all.',
	words: { all: 'complaints', part: 'of the three commonest categories', rest: 'of other categories' },
	revisions: [{ from: null, view: 'complaints', month: 'received_month' }]
});
