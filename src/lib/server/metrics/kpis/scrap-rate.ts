import { defineKpi, sum } from '../define';

export default defineKpi.ratio({
	id: 'scrap-rate',
	code: 'D7',
	name: 'Scrap rate',
	measure: 'share',
	unit: '%',
	factor: 100,
	direction: 'down',
	chart: 'p',
	dimensions: ['site', 'process', 'product'],
	grows: ['numerator'],
	lacks: 'No defect tells what was decided about it, or no volume tells the units entered.',
	clause: '9.1.3 a, c',
	why: 'Scrap is work, material and time that no one will ever pay for.',
	formula: 'Units scrapped, of all units entered.',
	countedBy: 'The day the defect was detected, and the month of the volume.',
	excluded: 'Defects found on incoming goods or by the customer; units about which nothing was decided yet.',
	words: { all: 'units entered', part: 'scrapped', rest: 'not scrapped' },
	revisions: [
		{
			from: null,
			numerator: sum('quantity', `coalesce(disposition, '') = 'scrap'`, {
				view: 'defects',
				month: 'month',
				population: `stage in ('in_process', 'final')`,
				field: 'disposition'
			}),
			denominator: sum('units_entered', 'units_entered is not null', { view: 'volumes', month: 'month' })
		}
	]
});
