import { count, defineKpi } from '../define';

export default defineKpi.ratio({
	id: 'complaint-rate',
	code: 'C1',
	name: 'Complaint rate',
	measure: 'rate',
	unit: 'per 1,000 lines',
	factor: 1000,
	direction: 'down',
	chart: 'u',
	dimensions: ['site', 'process', 'product', 'customer'],
	needs: ['complaints', 'deliveries'],
	clause: '9.1.2, 9.1.3 b',
	why: 'Complaints grow with business; their rate says whether customers have more reason to complain.',
	formula: 'Complaints received in the month per 1,000 order lines closed in the month.',
	countedBy: 'The day the complaint was received, and the day the order line was closed.',
	excluded: 'Complaints marked as duplicates of another. Whether a complaint was justified makes no difference.',
	words: { all: 'order lines closed', part: 'complaints' },
	revisions: [
		{
			from: null,
			numerator: count('true', { view: 'complaints', month: 'received_month' }),
			denominator: count('true', {
				view: 'order_lines',
				month: 'closed_month',
				population: `direction = 'outbound'`
			})
		}
	]
});
