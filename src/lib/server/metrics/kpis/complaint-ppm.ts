import { defineKpi, sum } from '../define';

export default defineKpi.ratio({
	id: 'complaint-ppm',
	code: 'C2',
	name: 'Units complained about',
	measure: 'rate',
	unit: 'ppm',
	factor: 1_000_000,
	direction: 'down',
	chart: 'u',
	dimensions: ['site', 'process', 'product'],
	lacks: 'No complaint tells its quantity, or no volume tells the units shipped.',
	clause: '9.1.2, 9.1.3 a, b',
	why: 'It weighs a complaint by the units it is about, in the measure that customers use themselves.',
	formula: 'Units complained about in the month per million units shipped in it.',
	countedBy: 'The day the complaint was received, and the month of the shipped volume.',
	excluded: 'Complaints marked as duplicates of another. A complaint that does not tell its quantity adds no units.',
	words: { all: 'units shipped', part: 'complained about' },
	revisions: [
		{
			from: null,
			numerator: sum('quantity', 'quantity is not null', {
				view: 'complaints',
				month: 'received_month',
				field: 'quantity'
			}),
			denominator: sum('units_shipped', 'units_shipped is not null', { view: 'volumes', month: 'month' })
		}
	]
});
