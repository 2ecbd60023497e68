import { defineKpi, sum } from '../define';

const IN_HOUSE = `stage in ('in_process', 'final')`;

export default defineKpi.ratio({
	id: 'defective-ppm',
	code: 'D1',
	name: 'Defective parts',
	measure: 'share',
	unit: 'ppm',
	factor: 1_000_000,
	direction: 'down',
	chart: 'p',
	dimensions: ['site', 'process', 'product'],
	lacks: 'No volume tells the units inspected.',
	clause: '9.1.3 a',
	why: 'It says how many units we make that are not right, whatever happens to them afterwards.',
	formula: 'Defective units per million units inspected. A unit counts once, however many defects it has.',
	countedBy: 'The day the defect was detected, and the month of the inspected volume.',
	excluded:
		'Defects found on incoming goods or by the customer. Units used as they are or under a concession count: they did not conform.',
	words: { all: 'units inspected', part: 'defective' },
	revisions: [
		{
			from: null,
			numerator: sum('quantity', IN_HOUSE, { view: 'defects', month: 'month' }),
			denominator: sum('units_inspected', 'units_inspected is not null', { view: 'volumes', month: 'month' })
		}
	]
});
