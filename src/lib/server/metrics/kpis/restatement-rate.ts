import { defineKpi } from '../define';
import { restatement } from '../restatement';

export default defineKpi.computed({
	id: 'restatement-rate',
	code: 'Q5',
	name: 'Months restated',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'down',
	chart: 'run',
	census: true,
	rolling: true,
	dimensions: ['site'],
	needs: ['deliveries', 'defects', 'complaints', 'volumes'],
	needsAny: true,
	clause: '7.1.5, 9.1.1',
	lacks: 'No month is final yet.',
	why: 'Who decides on figures wants to know how often they change afterwards.',
	formula:
		'Months of a site and kind of data whose figures changed after they were final, of all that were final: over the twelve months up to each.',
	countedBy: 'The month that the data are about, with the eleven before it.',
	excluded:
		'The first data of a site that begins; cases that close after their month did. Each month shares eleven with the next: none is judged by limits.',
	words: { all: 'final months', part: 'restated', rest: 'unchanged' },
	compute: restatement
});
