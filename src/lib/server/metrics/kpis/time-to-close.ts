import { defineKpi } from '../define';
import { DEFAULTS } from '../parameters';

export default defineKpi.duration({
	id: 'time-to-close',
	code: 'C3',
	name: 'Days to close a complaint',
	unit: 'days',
	factor: 1,
	direction: 'down',
	chart: 'i',
	dimensions: ['site', 'process', 'product', 'customer'],
	clause: '9.1.2, 10.2',
	why: 'A customer forgives a fault sooner than silence.',
	formula:
		'Calendar days from receipt to closing, median of the complaints closed in the month; with the 90 % point and the mean.',
	countedBy: 'The day the complaint was closed, the last time if it was reopened.',
	excluded: 'Complaints still open: see open complaints beside it. Duplicates of another complaint.',
	marks: [
		{ days: DEFAULTS.slaDays.critical, text: 'limit for critical' },
		{ days: DEFAULTS.slaDays.major, text: 'for major' },
		{ days: DEFAULTS.slaDays.other, text: 'for others' }
	],
	words: { all: 'complaints closed', part: 'closed' },
	revisions: [
		{
			from: null,
			view: 'complaints',
			month: 'closed_month',
			days: 'closed_date - received_date',
			open: 'closed_date is null'
		}
	]
});
