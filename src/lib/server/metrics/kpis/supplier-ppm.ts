import { defineKpi, sum } from '../define';

export default defineKpi.ratio({
	id: 'supplier-ppm',
	code: 'S1',
	name: 'Supplier defects',
	measure: 'share',
	unit: 'ppm',
	factor: 1_000_000,
	direction: 'down',
	chart: 'p',
	dimensions: ['supplier', 'site', 'process', 'product'],
	lacks: 'No volume tells the units received.',
	clause: '8.4, 9.1.3 f',
	why: 'What comes in wrong goes out late or wrong.',
	formula: 'Units found defective on incoming goods, or with the supplier as the cause, per million units received.',
	countedBy: 'The day the defect was detected, and the month of the received volume.',
	excluded: 'Defects with another cause that were found after incoming inspection.',
	words: { all: 'units received', part: 'defective' },
	revisions: [
		{
			from: null,
			numerator: sum('quantity', `stage = 'incoming' or coalesce(cause_party, '') = 'supplier'`, {
				view: 'defects',
				month: 'month'
			}),
			denominator: sum('units_received', 'units_received is not null', { view: 'volumes', month: 'month' })
		}
	]
});
