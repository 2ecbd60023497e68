import { currency } from '../../config';
import { count, defineKpi, sum } from '../define';

const DEFECTS = {
	view: 'defects',
	month: 'month',
	population: `not (stage = 'customer' and complaint_id is not null)`
} as const;
const COMPLAINTS = { view: 'complaints', month: 'received_month' } as const;
const KNOWN = 'cost is not null';

export default defineKpi.sum({
	id: 'cost-of-poor-quality',
	code: 'D8',
	name: 'Cost of poor quality',
	measure: 'money',
	unit: currency(),
	factor: 1,
	direction: 'down',
	chart: 'i',
	dimensions: ['site', 'process', 'product'],
	needs: ['defects'],
	clause: '9.1.3 c, g',
	why: 'Money is the language in which quality is weighed against everything else.',
	formula:
		"Cost of the month's defects plus cost of the complaints received in it; held against revenue where the volumes tell it.",
	countedBy: 'The day the defect was detected; the day the complaint was received.',
	excluded:
		'Defects found by a customer that belong to a complaint: their cost is the complaint\'s. Costs that nobody entered are not guessed: below 80 % known the sum reads "at least".',
	words: { all: 'revenue', part: 'cost of poor quality', cases: 'defects and complaints' },
	revisions: [
		{
			from: null,
			numerator: [sum('cost', KNOWN, DEFECTS), sum('cost', KNOWN, COMPLAINTS)],
			denominator: sum('revenue', 'revenue is not null', { view: 'volumes', month: 'month' }),
			cases: [count('true', DEFECTS), count('true', COMPLAINTS)],
			known: [count(KNOWN, DEFECTS), count(KNOWN, COMPLAINTS)]
		}
	]
});
