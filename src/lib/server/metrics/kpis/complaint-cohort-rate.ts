import { count, defineKpi } from '../define';
import { DEFAULTS } from '../parameters';

export default defineKpi.ratio({
	id: 'complaint-cohort-rate',
	code: 'C1b',
	name: 'Complaints about deliveries',
	measure: 'rate',
	unit: 'per 1,000 lines',
	factor: 1000,
	direction: 'down',
	chart: 'u',
	dimensions: ['site', 'process', 'product', 'customer'],
	maturesAfterDays: DEFAULTS.maturityDays,
	needs: ['complaints', 'deliveries'],
	lacks: 'No complaint names the order line that it is about.',
	clause: '9.1.2, 9.1.3 b',
	why: 'It holds complaints against the very deliveries they are about, not against those of the month in which they came.',
	formula: 'Complaints about order lines closed in the month, whenever they came, per 1,000 of these lines.',
	countedBy: 'The day the order line was closed, for the complaint too.',
	excluded:
		'Complaints that name no order line which is closed; duplicates. A month counts once 90 days have passed after it: until then complaints about it are still to come.',
	words: { all: 'order lines closed', part: 'complaints about them' },
	revisions: [
		{
			from: null,
			numerator: count('true', { view: 'linked_complaints', month: 'closed_month', field: 'order_id' }),
			denominator: count('true', {
				view: 'order_lines',
				month: 'closed_month',
				population: `direction = 'outbound'`
			})
		}
	]
});
