import { defineKpi } from '../define';
import { completeness } from '../completeness';

export default defineKpi.computed({
	id: 'data-completeness',
	code: 'Q1',
	name: 'Data completeness',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	census: true,
	dimensions: ['site'],
	needs: ['deliveries', 'defects', 'complaints', 'volumes'],
	needsAny: true,
	clause: '7.1.5, 9.1.1',
	why: 'No number is better than the data behind it.',
	formula: 'Files that came, of those due: one per kind of data, site and month.',
	countedBy: 'The month that the data are about.',
	excluded: 'Months before a site first brought this kind of data; months not due yet.',
	words: { all: 'files due', part: 'received', rest: 'missing' },
	compute: completeness
});
