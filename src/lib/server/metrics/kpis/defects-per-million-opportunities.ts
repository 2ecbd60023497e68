import { defineKpi, sum } from '../define';

const TOLD = 'units_inspected is not null and opportunities_per_unit is not null';

export default defineKpi.ratio({
	id: 'defects-per-million-opportunities',
	code: 'D2',
	name: 'Defects per million opportunities',
	measure: 'rate',
	unit: 'DPMO',
	factor: 1_000_000,
	direction: 'down',
	chart: 'u',
	dimensions: ['site', 'process', 'product'],
	lacks: 'No volume tells the units inspected and the opportunities of a unit.',
	clause: '9.1.3 a',
	why: 'It makes products comparable that offer more or fewer chances to go wrong.',
	formula:
		'Defects per million opportunities: units inspected, times the opportunities for a defect that each unit has.',
	countedBy: 'The day the defect was detected, and the month of the inspected volume.',
	excluded:
		'Defects found on incoming goods or by the customer; volumes that do not tell the opportunities of a unit. A record that does not tell its defects has one for each unit.',
	words: { all: 'opportunities', part: 'defects' },
	revisions: [
		{
			from: null,
			numerator: sum('defect_count', `stage in ('in_process', 'final')`, { view: 'defects', month: 'month' }),
			denominator: sum('units_inspected * opportunities_per_unit', TOLD, { view: 'volumes', month: 'month' })
		}
	]
});
