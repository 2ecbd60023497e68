import { defineKpi } from '../define';
import { validity } from '../validity';

export default defineKpi.computed({
	id: 'data-validity',
	code: 'Q3',
	name: 'Rows without fault',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'up',
	chart: 'p',
	dimensions: ['site'],
	needs: ['deliveries', 'defects', 'complaints', 'volumes'],
	needsAny: true,
	clause: '7.1.5, 9.1.1',
	why: 'Each row left out is missing in a number, and nobody knows on which side.',
	formula: 'Rows accepted, of the rows in the files in force.',
	countedBy: 'The month that the row is about; a row that does not tell it counts in every month of its file.',
	excluded: 'Files that were undone. A row that stands in several files counts in each.',
	words: { all: 'rows', part: 'without fault', rest: 'left out as faulty' },
	compute: validity
});
