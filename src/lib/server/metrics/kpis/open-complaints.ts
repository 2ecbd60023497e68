import { defineKpi } from '../define';

export default defineKpi.stock({
	id: 'open-complaints',
	code: 'C4',
	name: 'Open complaints',
	unit: 'complaints',
	factor: 1,
	direction: 'down',
	chart: 'run',
	dimensions: ['site', 'process', 'product', 'customer'],
	clause: '9.1.2, 10.2',
	why: 'What is closed quickly looks good only as long as the rest does not pile up.',
	formula: 'Complaints received by the end of the month and not closed by then.',
	countedBy: 'The last day of the month; in the month in progress the day up to which the data speak.',
	excluded: 'Duplicates of another complaint.',
	words: { all: 'open complaints', part: 'open' },
	ages: { first: 0, upTo: [7, 30, 60] },
	revisions: [{ from: null, view: 'complaints', spell: 'open' }]
});
