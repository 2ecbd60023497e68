import { defineKpi } from '../define';

export default defineKpi.duration({
	id: 'disposition-time',
	code: 'D10',
	name: 'Days to decide on a defect',
	unit: 'days',
	factor: 1,
	direction: 'down',
	chart: 'i',
	dimensions: ['site', 'process', 'product', 'supplier'],
	lacks: 'No defect tells the day on which something was decided about it.',
	clause: '8.7, 10.2',
	why: 'A part that waits for a decision takes up room, and may be used by mistake.',
	formula:
		'Calendar days from detection to the decision what becomes of the units, median of the records decided in the month; with the 90 % point and the mean.',
	countedBy: 'The day of the decision.',
	excluded: 'Records about which nothing was decided yet. Defects found on incoming goods or by the customer.',
	words: { all: 'records decided', part: 'decided' },
	revisions: [
		{
			from: null,
			view: 'dispositions',
			month: 'month',
			days: 'disposition_date - date',
			open: 'false'
		}
	]
});
